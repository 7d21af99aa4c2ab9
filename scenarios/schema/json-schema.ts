import { StudySchema } from './study.ts';

type Json = Record<string, unknown>;

/** Address of version 1 of the study file; a name, not a page. */
const SCHEMA_ID = 'urn:speelruimte:study:1';

/** A dairy at its limit: the least that a study must say. */
const EXAMPLE = {
  speelruimte: 1,
  kind: 'dispatch',
  name: 'dairy',
  period: { year: 2024 },
  sites: [
    {
      name: 'dairy',
      contract: { importMw: '2500 kW', exportMw: 0 },
      demand: { electricityMw: { generator: 'load', meanTo: 2 } },
      assets: [{ kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 }],
    },
  ],
  prices: { electricity: { dayAheadEurPerMwh: { generator: 'price' } } },
};

/**
 * The published JSON Schema (2020-12) of a study file, for editors and other programs: the declarations that also check and
 * type a study, with repeated parts under `$defs`. `x-unit` gives the unit of a plain number.
 */
export function studyJsonSchema(): Json {
  const parts = new Map<string, Json>();
  const root = published(StudySchema as unknown as Json, parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: SCHEMA_ID,
    title: 'Speelruimte study',
    ...root,
    examples: [EXAMPLE],
    $defs: Object.fromEntries([...parts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Without what only the checker reads, and with named parts replaced by references. */
function published(node: unknown, parts: Map<string, Json>): Json {
  const { 'x-def': name, ...rest } = node as Json;
  if (typeof name !== 'string') return publishedPart(rest, parts);
  const { description, ...part } = publishedPart(rest, parts);
  if (!parts.has(name)) parts.set(name, part);
  return { $ref: `#/$defs/${name}`, ...(description !== undefined && { description }) };
}

const CHECKER_ONLY = new Set(['x-field', 'x-refers', 'x-names', 'x-words']);

function publishedPart(node: Json, parts: Map<string, Json>): Json {
  const out: Json = {};
  for (const [key, value] of Object.entries(node)) {
    if (CHECKER_ONLY.has(key) || key.startsWith('~')) continue;
    if (key === 'properties' || key === 'patternProperties') out[key] = eachPublished(value as Json, parts);
    else if (key === 'items') out[key] = published(value, parts);
    else if (key === 'anyOf') out[key] = (value as Json[]).map(branch => published(branch, parts));
    else out[key] = value;
  }
  const words = node['x-words'];
  if (Array.isArray(words)) out.anyOf = [...(out.anyOf as Json[]), { enum: words }];
  return out;
}

function eachPublished(properties: Json, parts: Map<string, Json>): Json {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, published(value, parts)]));
}
