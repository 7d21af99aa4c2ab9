import { datedName } from '../schema/measures.ts';
import { inDependencyOrder } from './dependencies.ts';
import type { Build, Option } from './option.ts';
import { type Chosen, yearsBeside } from './refusal.ts';

/** One entry of the measures of a package that is written out. */
export interface WrittenBuild extends Build {
  /** Place in the list of the package. */
  readonly index: number;
}

/**
 * The measures of a package that is written out, each in the year it says, else in the first of its years that is no earlier
 * than what it requires. Names that are not of a measure are left out: they are told elsewhere. In the order of dependency.
 */
export function writtenBuilds(options: readonly Option[], names: readonly unknown[]): WrittenBuild[] {
  const entries = names.flatMap((name, index) => {
    const found = entryOf(options, name);
    return found ? [{ ...found, index }] : [];
  });
  const order = inDependencyOrder(options, new Set());
  const place = ({ option }: { readonly option: Option }) => order.indexOf(option);
  const chosen = new Map<string, Build>();
  return entries
    .sort((a, b) => place(a) - place(b))
    .map(({ option, year, index }) => {
      const build = { option, year: year ?? earliestBeside(option, chosen), index };
      chosen.set(option.name, build);
      return build;
    });
}

/** A measure by its name, or by the name that it has in a year: of the choice, or in which a package made of choices has it. */
function entryOf(options: readonly Option[], name: unknown) {
  const option = options.find(one => one.name === name);
  if (option) return { option, year: null };
  if (typeof name !== 'string') return null;
  const year = Number(name.slice(name.lastIndexOf('@') + 1));
  const dated = options.find(one => (one.isDated || one.waits) && datedName(one.name, year) === name);
  return dated ? { option: dated, year } : null;
}

function earliestBeside(option: Option, chosen: Chosen): number {
  const years = yearsBeside(option, chosen);
  const notBefore = Math.max(...option.requires.map(name => chosen.get(name)?.year ?? 0), 0);
  return years.find(year => year >= notBefore) ?? years[0] ?? option.availableFrom;
}
