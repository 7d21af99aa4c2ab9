import type { Option } from './option.ts';

type Requiring = Pick<Option, 'name' | 'requires'>;

/** Names with everything that they require, near and far. */
export function withRequirements(options: readonly Requiring[], names: readonly string[]): Set<string> {
  const byName = new Map(options.map(option => [option.name, option]));
  const all = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    open.push(...(byName.get(name)?.requires ?? []));
  }
  return all;
}

/**
 * Every option after all that it requires; what is `forced` (closed under requirement) before the rest, then by name, so that
 * the order of the file changes nothing. Options in a cycle, which is a problem of the study, are not in it.
 */
export function inDependencyOrder(options: readonly Option[], forced: ReadonlySet<string>): Option[] {
  const left = [...options].sort(
    (a, b) => Number(forced.has(b.name)) - Number(forced.has(a.name)) || (a.name < b.name ? -1 : 1),
  );
  const known = new Set(options.map(({ name }) => name));
  const done = new Set<string>();
  const order: Option[] = [];
  for (;;) {
    const next = left.findIndex(({ requires }) => requires.every(name => done.has(name) || !known.has(name)));
    if (next < 0) return order;
    const [option] = left.splice(next, 1);
    done.add(option!.name);
    order.push(option!);
  }
}

/** Each cycle once, as the names along it, from the first in the file. */
export function cyclesOf(options: readonly Requiring[]): string[][] {
  const byName = new Map(options.map(option => [option.name, option]));
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const from = path.indexOf(name);
    if (from >= 0) cycles.push(path.slice(from));
    if (from >= 0 || done.has(name)) return;
    for (const next of byName.get(name)?.requires ?? []) visit(next, [...path, name]);
    done.add(name);
  };
  for (const { name } of options) visit(name, []);
  return cycles;
}
