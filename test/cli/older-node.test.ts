import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ENTRY = fileURLToPath(new URL('../../server/cli/bin.js', import.meta.url));
const MACHINE_NODE = '/usr/bin/node';
const version = spawnSync(MACHINE_NODE, ['--version'], { encoding: 'utf8' }).stdout ?? '';
const older = /^v(\d+)/.test(version) && Number(/^v(\d+)/.exec(version)![1]) < 24;

if (!older) console.warn("skipped: this machine's own Node is not older than 24");
test.skipIf(!older)('an older Node gets a sentence that says what to do', () => {
  const { status, stdout, stderr } = spawnSync(MACHINE_NODE, [ENTRY, 'library'], { encoding: 'utf8' });
  expect(stderr).toContain('Speelruimte needs Node 24 or newer');
  expect(stderr).not.toContain('SyntaxError');
  expect(stdout).toBe('');
  expect(status).toBe(1);
});

test('on Node 24 the entry is the command line', () => {
  const { status, stdout } = spawnSync(process.execPath, [ENTRY, '--help', '--language', 'en'], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('Commands:');
  expect(status).toBe(0);
});
