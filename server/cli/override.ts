import { parseDocument } from 'yaml';
import { InputError } from '../../engine/index.ts';

const NEVER_A_FIELD = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The study with one value replaced, as in `--set /sites/0/contract/importMw=12`. `setting` is a JSON Pointer, `=` and a
 * YAML value. A new field may be added to what exists; the checks of the study decide whether it belongs there.
 */
export function override(input: unknown, setting: string): unknown {
  const at = setting.indexOf('=');
  if (at < 1 || !setting.startsWith('/'))
    throw wrong(setting, 'expected POINTER=VALUE, e.g. /sites/0/contract/importMw=12');
  const keys = setting.slice(1, at).split('/').map(unescapePointer);
  const value = parseDocument(setting.slice(at + 1), { strict: true });
  if (value.errors.length > 0) throw wrong(setting, 'expected YAML after the =');
  const changed = replaced(input, keys, value.toJS({ maxAliasCount: 0 }), setting);
  return withoutControlsBelow(changed, setting.slice(0, at));
}

/** Sliders of the page on numbers that went with the old value go too. */
function withoutControlsBelow(study: unknown, pointer: string): unknown {
  if (typeof study !== 'object' || study === null || !('controls' in study) || !Array.isArray(study.controls))
    return study;
  const controls = study.controls.filter(control => !String(control?.pointer).startsWith(`${pointer}/`));
  return { ...study, controls };
}

function replaced(node: unknown, keys: readonly string[], value: unknown, setting: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (NEVER_A_FIELD.has(key)) throw wrong(setting, `"${key}" is no field of a study`);
  if (Array.isArray(node)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index >= node.length) {
      throw wrong(setting, `got index "${key}", expected 0 to ${node.length - 1}`);
    }
    return node.with(index, replaced(node[index], rest, value, setting));
  }
  if (typeof node !== 'object' || node === null)
    throw wrong(setting, `nothing stands above "${key}" in the study`);
  const before = (node as Record<string, unknown>)[key];
  return { ...node, [key]: replaced(before, rest, value, setting) };
}

/** RFC 6901: `~1` is a slash and `~0` a tilde. */
function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function wrong(setting: string, what: string): InputError {
  return new InputError([
    { path: '/options/set', code: 'wrong-setting', message: `--set ${setting}: ${what}`, value: setting },
  ]);
}
