/**
 * No file may import, not even a type, what leads back to it: such files can only be understood all
 * at once. For dependency-cruiser (`npm run lint:circles`).
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'These files import each other in a ring. Let the lower one say what it needs.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Of two twins the mini-program's, as for TypeScript.
    enhancedResolveOptions: {
      extensions: ['.weapp.tsx', '.weapp.ts', '.tsx', '.ts', '.jsx', '.js', '.d.ts'],
    },
  },
};
