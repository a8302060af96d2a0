import { isOlder } from '../../../src/call/validation/version';
import { fault, ok, warning, type Finding } from '../finding';
import type { World } from '../world';

/** DevTools' base library with the privacy dialogs, which a call goes through. */
const OLDEST_IN_DEVTOOLS = '2.32.3';

/** project.config.json: what WeChat DevTools makes of the build. */
export function projectConfig({ project }: World): Finding[] {
  if ('missing' in project) {
    return [
      fault(
        'project-config',
        ['没有 project.config.json。', 'There is no project.config.json.'],
        ['从仓库里恢复它。', 'Take it from the repository again.'],
      ),
    ];
  }
  if ('broken' in project) {
    return [
      fault(
        'project-config',
        [
          `project.config.json 读不懂：${project.broken}。`,
          `project.config.json can't be read: ${project.broken}.`,
        ],
        ['它必须是 JSON。', 'It must be JSON.'],
      ),
    ];
  }
  const { miniprogramRoot, compileType, libVersion, setting = {} } = project.value;
  const findings: Finding[] = [];
  if (miniprogramRoot !== 'dist/weapp/') {
    findings.push(
      fault(
        'project-root',
        [
          `miniprogramRoot 是“${String(miniprogramRoot)}”，构建在 dist/weapp/。`,
          `miniprogramRoot is "${String(miniprogramRoot)}", but the build is in dist/weapp/.`,
        ],
        [
          '在 project.config.json 里改成 dist/weapp/。',
          'Set it to dist/weapp/ in project.config.json.',
        ],
      ),
    );
  }
  if (compileType !== 'miniprogram') {
    findings.push(
      fault(
        'project-type',
        [
          `compileType 是“${String(compileType)}”，不是小程序。`,
          `compileType is "${String(compileType)}", which is no mini-program.`,
        ],
        [
          '在 project.config.json 里改成 miniprogram。',
          'Set it to miniprogram in project.config.json.',
        ],
      ),
    );
  }
  if (typeof libVersion !== 'string' || isOlder(libVersion, OLDEST_IN_DEVTOOLS)) {
    findings.push(
      fault(
        'base-library',
        [
          `开发者工具的基础库 ${String(libVersion)} 太旧，没有隐私弹窗。`,
          `DevTools' base library ${String(libVersion)} is too old: it has no privacy dialog.`,
        ],
        [
          `libVersion 至少 ${OLDEST_IN_DEVTOOLS}。`,
          `Set libVersion to ${OLDEST_IN_DEVTOOLS} at least.`,
        ],
      ),
    );
  }
  const compiled = ['es6', 'enhance', 'minified', 'postcss'].filter(
    (name) => setting[name] === true,
  );
  if (compiled.length > 0) {
    findings.push(
      warning(
        'project-compiles',
        [
          `开发者工具会再编译一次（${compiled.join(', ')}），可能弄坏 SDK。`,
          `DevTools compiles the build again (${compiled.join(', ')}), which may break the SDK.`,
        ],
        [
          '在 project.config.json 的 setting 里关掉；Taro 已经编译过了。',
          'Turn it off in project.config.json, "setting": Taro has compiled it.',
        ],
      ),
    );
  }
  return findings.length > 0
    ? findings
    : [
        ok(
          'project-config',
          `project.config.json，基础库 ${String(libVersion)}`,
          `project.config.json, base library ${String(libVersion)}`,
        ),
      ];
}

/** 不校验合法域名 hides a missing domain until a phone meets it. */
export function domainsChecked({ project, privateProject }: World): Finding[] {
  const own = 'value' in privateProject ? privateProject.value.setting?.['urlCheck'] : undefined;
  const shared = 'value' in project ? project.value.setting?.['urlCheck'] : undefined;
  if ((own ?? shared) !== false) return [];
  return [
    warning(
      'url-check',
      [
        '开发者工具不校验合法域名，漏掉的域名到手机上才会出错。',
        'DevTools does not check domains, so one that is missing fails on phones only.',
      ],
      ['取消勾选 详情 > 本地设置 > 不校验合法域名。', 'Untick 详情 > 本地设置 > 不校验合法域名.'],
    ),
  ];
}
