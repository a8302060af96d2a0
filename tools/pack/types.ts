/** The types behind each door in one file of its own, and the report of what they are. */
import fs from 'node:fs';
import path from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from '@microsoft/api-extractor';
import ts from 'typescript';
import { CALL, DOORS, type Door } from './manifest';

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

const doors = Object.keys(DOORS) as Door[];

const entryPoint = (scratch: string, door: Door) =>
  path.join(scratch, DOORS[door].replace(/\.tsx?$/, '.d.ts'));

/** @returns what differs from the kept reports or is wrong with the types, a line each */
export function writeTypes({ root, scratch, output, reports }: TypesOptions): string[] {
  declare(root, CALL, scratch);
  fs.mkdirSync(path.join(root, REPORTS), { recursive: true });
  // The declarations are read once, for whichever door.
  let compilerState: CompilerState | undefined;
  return doors.flatMap((door) => {
    const said: string[] = [];
    const config = configFor(door, { root, scratch, output, reports });
    compilerState ??= CompilerState.create(config, {
      additionalEntryPoints: doors.map((one) => entryPoint(scratch, one)),
    });
    const { apiReportChanged } = Extractor.invoke(config, {
      compilerState,
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

/** How the types of one door are put together. */
function configFor(door: Door, { root, scratch, output, reports }: TypesOptions): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(CALL, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entryPoint(scratch, door),
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
