import { expect, test } from 'vitest';
import * as engine from '../../engine/index.ts';
import packageJson from '../../package.json' with { type: 'json' };

test('the door of the engine: what others may use', () => {
  expect(Object.keys(engine).sort()).toMatchSnapshot();
});

test('the engine version is the version of the package', () => {
  expect(engine.ENGINE_VERSION).toBe(packageJson.version);
});
