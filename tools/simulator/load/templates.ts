import { TmplGroup } from 'glass-easel-template-compiler';
import { withoutExtension } from './files';

interface TemplateFault {
  isError: boolean;
  message: string;
  startLine: number;
  startColumn: number;
}

/** The name under which the browser half receives events on their way to a handler. */
const LISTENER = 'globalThis.__simulatorListener';

/**
 * Compiles all WXML and WXS of a mini-program together (they import each other).
 *
 * @returns the source of an expression that evaluates to `{[path]: template group}`
 */
export function compileTemplates(
  files: { path: string; text: string }[],
  report: (message: string) => void,
): string {
  const group = new TmplGroup();
  try {
    const known = new Set(files.map((file) => file.path));
    for (const file of files) {
      const name = withoutExtension(file.path);
      if (file.path.endsWith('.wxs')) {
        group.addScript(name, file.text);
        continue;
      }
      for (const fault of group.addTmpl(name, file.text) as TemplateFault[]) {
        report(`${file.path}:${fault.startLine + 1}:${fault.startColumn + 1}: ${fault.message}`);
      }
    }
    for (const file of files.filter(({ path }) => path.endsWith('.wxml'))) {
      const name = withoutExtension(file.path);
      const needs = [
        ...(group.getDirectDependencies(name) as string[]).map((one) => `${one}.wxml`),
        ...(group.getScriptDependencies(name) as string[]).map((one) => `${one}.wxs`),
      ];
      for (const need of needs) {
        if (!known.has(need)) report(`${file.path}: "${need}" does not exist`);
      }
    }
    group.setExtraRuntimeScript(`Q.C=(...args)=>${LISTENER}(...args);`);
    return group.getTmplGenObjectGroups();
  } finally {
    group.free();
  }
}
