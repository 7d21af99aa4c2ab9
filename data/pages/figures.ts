import type { Sourced, Text } from '../tables/sourced.ts';

/** One figure of a table with what it is a figure of, from the table down: `['E-boiler', 'capexEur']`. */
export interface Figure extends Sourced<unknown> {
  readonly of: readonly string[];
}

/** Fields by which an entry of a list is known, the first that it has. */
const NAMES = ['title', 'name', 'id', 'operator', 'carrier'] as const;
/** Fields that tell entries of one name apart. */
const FURTHER = ['version', 'level', 'year', 'fromMwh'] as const;

/** A path has its figures by year under this name, which says nothing that the years do not. */
const LIST_OF_YEARS = 'points';

/** Every figure in a table, in its order, named in one language. */
export function figuresIn(node: unknown, language: keyof Text, of: readonly string[] = []): Figure[] {
  if (typeof node !== 'object' || node === null) return [];
  const fields = node as Readonly<Record<string, unknown>>;
  if ('value' in fields) {
    const { value, unit, source, mark } = fields as unknown as Sourced<unknown>;
    return [{ of, value, unit, source, mark }];
  }
  return Object.entries(fields).flatMap(([key, child]) => {
    const own = Array.isArray(child) && key === LIST_OF_YEARS ? [] : [key];
    const label = Array.isArray(node) ? labelOf(child, language, key) : [...labelOf(child, language), ...own];
    return figuresIn(child, language, [...of, ...label]);
  });
}

/** What an entry is called; its place in the list where it has no name of its own. */
function labelOf(node: unknown, language: keyof Text, key?: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const fields = node as Readonly<Record<string, unknown>>;
  const own = NAMES.find(name => name in fields);
  const title = own === undefined ? undefined : fields[own];
  const named = typeof title === 'object' ? (title as Text)[language] : title;
  const further = FURTHER.filter(name => name in fields && typeof fields[name] !== 'object');
  const label = [named, ...further.map(name => wordOf(name, fields[name]))].filter(
    word => word !== undefined,
  );
  if (label.length > 0) return [label.join(' ')];
  return key === undefined ? [] : [key];
}

function wordOf(name: string, value: unknown): string {
  return name === 'fromMwh' ? `>= ${Math.round(Number(value))} MWh` : String(value);
}
