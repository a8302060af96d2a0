/** The types behind each door in one file of its own, and the report of what they are. */
import fs from 'node:fs';
import path from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import ts from 'typescript';
import { DOORS, type Door } from './manifest';

/** Where the reports are kept, for everyone to see what changes. */
const REPORTS = 'docs/api';

export interface TypesOptions {
  /** The repository. */
  readonly root: string;
  /** Where declarations are put in between. */
  readonly scratch: string;
  /** Where `index.d.ts` and its kind go. */
  readonly output: string;
  /** What is done with the kept reports. */
  readonly reports: 'leave' | 'compare' | 'update';
}

/** @returns what differs from the kept reports or is wrong with the types, a line each */
export function writeTypes({ root, scratch, output, reports }: TypesOptions): string[] {
  const source = path.join(root, 'src', 'call');
  declare(root, source, scratch);
  fs.mkdirSync(path.join(root, REPORTS), { recursive: true });
  return (Object.keys(DOORS) as Door[]).flatMap((door) => {
    const said: string[] = [];
    const config = ExtractorConfig.prepare({
      configObjectFullPath: undefined,
      packageJsonFullPath: path.join(root, 'package.json'),
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: path.join(scratch, DOORS[door].replace(/\.tsx?$/, '.d.ts')),
        compiler: { overrideTsconfig: { ...compilerOptions(root), include: [scratch] } },
        dtsRollup: { enabled: true, untrimmedFilePath: path.join(output, `${door}.d.ts`) },
        apiReport: {
          enabled: reports !== 'leave',
          reportFileName: door,
          reportFolder: path.join(root, REPORTS),
          reportTempFolder: path.join(scratch, 'reports'),
        },
        docModel: { enabled: false },
        tsdocMetadata: { enabled: false },
        newlineKind: 'lf',
        messages: {
          extractorMessageReporting: {
            default: { logLevel: ExtractorLogLevel.Error },
            // Tags such as `@public` are for packages that hide a part of what they export.
            'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
            // Many a name says it all.
            'ae-undocumented': { logLevel: ExtractorLogLevel.None },
            // A shape within another's, for which nobody needs a name.
            'ae-forgotten-export': { logLevel: ExtractorLogLevel.None },
          },
          // Examples are code in one line; eslint has the rest.
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
    });
    const { apiReportChanged } = Extractor.invoke(config, {
      localBuild: reports === 'update',
      messageCallback(message) {
        message.handled = true;
        if (message.logLevel === ExtractorLogLevel.Error) said.push(`${door}: ${message.text}`);
      },
    });
    if (apiReportChanged && reports === 'compare') {
      said.push(`${REPORTS}/${door}.api.md differs from the types: npm run lint:api -- --update`);
    }
    return said;
  });
}

function compilerOptions(root: string) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as {
    config: { compilerOptions: Record<string, unknown> };
  };
  return { compilerOptions: { ...config.compilerOptions, paths: {}, skipLibCheck: true } };
}

/** Has TypeScript write the declarations of all that the doors reach. */
function declare(root: string, source: string, scratch: string): void {
  fs.rmSync(scratch, { recursive: true, force: true });
  const { compilerOptions: raw } = compilerOptions(root);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...raw,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      outDir: scratch,
      rootDir: source,
    },
    root,
  );
  const files = Object.values(DOORS).map((file) => path.join(source, file));
  const globals = ts.sys.readDirectory(path.join(root, 'types'), ['.d.ts']);
  ts.createProgram([...files, ...globals], options).emit();
}
