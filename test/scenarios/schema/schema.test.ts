import { describe, expect, test } from 'vitest';
import { dictionary } from '../../../data/index.ts';
import { checkStudy } from '../../../scenarios/check/check-study.ts';
import { unitOf } from '../../../scenarios/formula/unit.ts';
import { studyJsonSchema } from '../../../scenarios/schema/json-schema.ts';

type Json = { readonly [key: string]: unknown };
const entries = Object.entries(dictionary);

describe('dictionary', () => {
  test.each(entries)('%s: default within bounds, both languages, source and mark', (_, entry) => {
    const { default: value, minimum, maximum } = entry;
    if (typeof value === 'number') {
      expect(value).toBeGreaterThanOrEqual(minimum ?? value);
      expect(value).toBeLessThanOrEqual(maximum ?? value);
    }
    expect(entry.description.nl.length * entry.description.en.length * entry.source.length).toBeGreaterThan(
      0,
    );
    expect(['S', '2nd', 'C', 'M', 'D']).toContain(entry.mark);
    if (entry.type === 'scalar' || entry.type === 'quantity')
      expect(entry.unit === 'field' || entry.unit === 'technology' || unitOf(entry.unit!)).toBeTruthy();
  });
});

describe('published schema', () => {
  const schema = studyJsonSchema() as Json;
  const nodes = nodesOf(schema);

  test('is JSON, has its name, and every reference leads somewhere', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema.$schema).toContain('2020-12');
    const defs = schema.$defs as Json;
    for (const { $ref } of nodes.filter(node => typeof node.$ref === 'string'))
      expect(defs).toHaveProperty([String($ref).replace('#/$defs/', '')]);
  });

  test('closes every object with named fields', () => {
    const open = nodes.filter(({ type, properties }) => type === 'object' && properties);
    expect(open.length).toBeGreaterThan(20);
    for (const node of open) expect(node.additionalProperties).toBe(false);
  });

  test('holds nothing that only the checker reads', () => {
    const text = JSON.stringify(schema);
    for (const word of ['x-field', 'x-refers', 'x-names', 'x-words', 'x-def', '~kind'])
      expect(text).not.toContain(word);
  });

  test('has an example that the checker accepts', () => {
    const [example] = schema.examples as unknown[];
    expect(checkStudy(example).issues).toEqual([]);
  });

  test('offers the choices of the dictionary', () => {
    const offered = nodes.flatMap(node => (Array.isArray(node.enum) ? [JSON.stringify(node.enum)] : []));
    for (const [key, { choices }] of entries)
      if (choices) expect(offered, key).toContain(JSON.stringify(choices));
  });
});

function nodesOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(nodesOf)];
}
