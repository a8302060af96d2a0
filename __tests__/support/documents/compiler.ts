/** TypeScript over the project's files, some of which may be replaced by other text. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from './documents';

/** What a file belongs to decides by what rules it is compiled. */
const configFor = (file: string): string => {
  if (!file.startsWith('src/')) return 'tsconfig.node.json';
  return /\.h5\.tsx?$/.test(file) ? 'tsconfig.h5.json' : 'tsconfig.json';
};

/** Declarations that every program needs. */
const AMBIENT = ['types/accessibility.d.ts', 'types/global.d.ts', 'types/native-components.d.ts'];

export class Compiler {
  private readonly texts = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  private readonly services = new Map<string, ts.LanguageService>();
  /** Declarations of the platform are read once for all. */
  private readonly registry = ts.createDocumentRegistry();
  private roots: readonly string[] = [];

  /** The text of a file, as it is now. */
  text(file: string): string | undefined {
    const absolute = path.join(ROOT, file);
    return this.texts.get(absolute) ?? ts.sys.readFile(absolute);
  }

  /** Puts another text in the place of a file, or makes one up. */
  put(file: string, text: string): void {
    const absolute = path.join(ROOT, file);
    this.texts.set(absolute, text);
    this.versions.set(absolute, (this.versions.get(absolute) ?? 0) + 1);
  }

  /** Takes everything back. */
  reset(): void {
    for (const file of this.texts.keys()) {
      this.versions.set(file, (this.versions.get(file) ?? 0) + 1);
    }
    this.texts.clear();
  }

  /** What is wrong in a file, each with its line. */
  faults(file: string): string[] {
    this.roots = [...AMBIENT, file].map((name) => path.join(ROOT, name));
    const absolute = path.join(ROOT, file);
    const service = this.service(configFor(file));
    const diagnostics = [
      ...service.getSyntacticDiagnostics(absolute),
      ...service.getSemanticDiagnostics(absolute),
    ];
    return diagnostics.map(({ file: source, start = 0, messageText }) => {
      const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
      const code = source?.text.split('\n')[line]?.trim() ?? '';
      return `${file}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} \`${code}\``;
    });
  }

  /** A program over these files and what they import. */
  program(files: readonly string[]): ts.Program {
    this.roots = [...AMBIENT, ...files].map((name) => path.join(ROOT, name));
    const program = this.service('tsconfig.json').getProgram();
    if (!program) throw new Error('TypeScript made no program.');
    return program;
  }

  private service(config: string): ts.LanguageService {
    const known = this.services.get(config);
    if (known) return known;
    const service = ts.createLanguageService(this.host(config), this.registry);
    this.services.set(config, service);
    return service;
  }

  private host(config: string): ts.LanguageServiceHost {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(path.join(ROOT, config), ts.sys.readFile).config,
      { ...ts.sys, readDirectory: () => [path.join(ROOT, 'src/app.ts')] },
      ROOT,
    );
    // As somebody writes it who has installed the package.
    options.paths = {
      ...options.paths,
      'taro-zego-voice-call': ['./src/call/index.ts'],
      'taro-zego-voice-call/ui': ['./src/call/ui/index.ts'],
      'taro-zego-voice-call/messages': ['./src/call/messages/index.ts'],
    };
    const readFile = (file: string) => this.texts.get(file) ?? ts.sys.readFile(file);
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...this.roots],
      getScriptVersion: (file) => String(this.versions.get(file) ?? 0),
      getScriptSnapshot: (file) => {
        const text = readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => ROOT,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => this.texts.has(file) || fs.existsSync(file),
      readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      ...(ts.sys.realpath ? { realpath: ts.sys.realpath } : {}),
    };
  }
}
