/**
 * What `npm start` runs. Plain JavaScript, for an old Node must get far enough to say that it is old;
 * and without the tsx command, which would start a second Node to do the same.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `\nThis needs Node 20.19 or newer; this is ${process.versions.node}. Newer ones: https://nodejs.org\n\n`,
  );
  process.exit(1);
}

try {
  require.resolve('tsx/cjs');
} catch {
  process.stderr.write('\nNothing is installed yet: run `npm ci` first.\n\n');
  process.exit(1);
}

require('tsx/cjs');
require('./index.ts');
