#!/usr/bin/env node
// Plain JavaScript, so that a Node too old to read the rest still gets a sentence instead of a stack trace.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `Speelruimte needs Node ${NEEDED} or newer and this is Node ${process.versions.node} (${process.execPath}).\n` +
      `On 64-bit Linux "npm ci" brings Node ${NEEDED} along and "npm start", "npm test" and "npm run" use it;\n` +
      'elsewhere install it from https://nodejs.org.\n',
  );
  process.exit(1);
}
await import('./main.ts');
