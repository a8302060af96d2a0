import path from 'node:path';

/** What `npm run test:quick` looks at. */
export interface Chosen {
  /** Projects of TypeScript. */
  readonly types: readonly string[];
  readonly code: readonly string[];
  readonly styles: readonly string[];
  /** Files whose tests are run: those that import them, and tests themselves. */
  readonly tests: readonly string[];
}

const CODE = /\.(?:ts|tsx|js|mjs)$/;
const STYLE = /\.(?:css|scss|wxss)$/;

/** Which files belong to which project of TypeScript; see its `include` and `exclude`. */
const TYPES: readonly [config: string, has: (file: string) => boolean][] = [
  ['tsconfig.json', (file) => /^(?:src|types)\//.test(file) && !/\.h5\.tsx?$/.test(file)],
  [
    'tsconfig.h5.json',
    (file) =>
      /^(?:src|types)\//.test(file) &&
      !/\.weapp\.tsx?$/.test(file) &&
      !file.startsWith('src/call/native/'),
  ],
  [
    'tsconfig.node.json',
    (file) => /^(?:config|server|tools|bench|__tests__|__mocks__|types)\//.test(file),
  ],
];

/**
 * @param files - those that changed, relative to the project
 * @param docTests - tests that read documents instead of importing code
 */
export function chosen(files: readonly string[], docTests: readonly string[]): Chosen {
  const code = files.filter((file) => CODE.test(file));
  const documents = files.filter((file) => path.extname(file) === '.md');
  return {
    types: TYPES.filter(([, has]) => code.some(has)).map(([config]) => config),
    code,
    styles: files.filter((file) => STYLE.test(file)),
    tests: [...code, ...(documents.length > 0 ? docTests : [])],
  };
}
