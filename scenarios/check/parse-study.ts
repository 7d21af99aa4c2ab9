import { type Document, isAlias, isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { Issue } from '../../engine/index.ts';
import { nestingDepth } from './nesting.ts';
import { gotProblem, member } from './problem.ts';

/** Largest study file, bytes: some ten hourly series of a year written out; longer ones belong in CSV files or data sets. */
export const LARGEST_STUDY_BYTES = 1_000_000;
/** Deepest nesting; a study needs about ten levels. */
const DEEPEST_STUDY = 40;
/** Most values that aliases may unfold to. */
const MOST_ALIASES = 100;
/** Most signs of anchors, aliases and tags: the parser takes quadratic time on rows of them. */
const MOST_MARKS = 5000;

export type ParsedStudy = { readonly input: unknown } | { readonly issues: readonly Issue[] };

/**
 * Text of a study file (YAML 1.2 or JSON) as plain values. Size and nesting are judged before anything is parsed; a key
 * that occurs twice, an alias bomb or a broken line is an issue. Never throws.
 */
export function parseStudy(text: string): ParsedStudy {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_STUDY_BYTES)
    return refused(
      'too-large',
      `${bytes} bytes`,
      `at most ${LARGEST_STUDY_BYTES} bytes; keep long series in CSV files`,
    );
  if (nestingDepth(text, DEEPEST_STUDY) > DEEPEST_STUDY)
    return refused('too-deep', 'deeper nesting', `at most ${DEEPEST_STUDY} levels`);
  if (marksIn(text) > MOST_MARKS)
    return refused('too-many-aliases', `${marksIn(text)} signs & * !`, `at most ${MOST_MARKS}`);
  if (text.trim() === '') return refused('empty', 'an empty file', 'a study in YAML or JSON');
  const written = writtenJson(text);
  if (written) return written;
  try {
    return parsed(text);
  } catch (error) {
    return refused(
      'yaml',
      error instanceof Error ? firstLine(error.message) : 'a broken file',
      'YAML or JSON',
    );
  }
}

/**
 * Values as `JSON.stringify` writes them, which is how pages and programs send a study: twenty times as fast. A text that
 * comes back the same has no key twice and nothing else that only the parser below would tell.
 */
function writtenJson(text: string): ParsedStudy | null {
  if (!text.startsWith('{')) return null;
  try {
    const input: unknown = JSON.parse(text);
    return JSON.stringify(input) === text ? { input } : null;
  } catch {
    return null;
  }
}

function marksIn(text: string): number {
  return text.match(/[&*!]/g)?.length ?? 0;
}

function refused(code: string, got: string, expected: string): ParsedStudy {
  return { issues: [gotProblem('', code, got, expected)] };
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/:$/, '');
}

function parsed(text: string): ParsedStudy {
  // Keys are compared below: the parser's own comparison takes quadratic time on a map of many keys.
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'error', stringKeys: true });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken)
    return refused('yaml', `YAML that does not parse (${firstLine(broken.message)})`, 'YAML or JSON');
  const issues = repeatedKeys(document);
  if (issues.length > 0) return { issues };
  const aliases = aliasIssue(document);
  return aliases ?? { input: document.toJS({ maxAliasCount: MOST_ALIASES }) };
}

/** A key that occurs twice in one map: the second would silently win. */
function repeatedKeys(document: Document): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map(_, map, ancestors) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name))
          issues.push(
            gotProblem(
              member(pathOf(ancestors, map), name),
              'duplicate-key',
              `\`${name}\` twice`,
              'each field once',
            ),
          );
        seen.add(name);
      }
    },
  });
  return issues;
}

/** JSON Pointer of a node from the nodes above it. */
function pathOf(ancestors: readonly unknown[], node: unknown): string {
  const chain = [...ancestors, node];
  return chain.reduce<string>((path, one, k) => {
    if (isPair(one)) return member(path, String(isScalar(one.key) ? one.key.value : one.key));
    const above = chain[k - 1] as { items?: unknown[] } | undefined;
    if (!above?.items || isMap(above)) return path;
    return member(path, above.items.indexOf(one));
  }, '');
}

/** Aliases to their own ancestors would never end; aliases of aliases multiply. */
function aliasIssue(document: Document): ParsedStudy | undefined {
  let count = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      count++;
      const target = isAlias(alias) ? alias.resolve(document) : undefined;
      if (target && ancestors.includes(target)) count = Number.POSITIVE_INFINITY;
    },
  });
  if (count <= MOST_ALIASES) return undefined;
  return refused('too-many-aliases', `${count} aliases`, `at most ${MOST_ALIASES}, and none to itself`);
}
