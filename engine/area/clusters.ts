import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import type { GroupPeakCharge } from '../site/site.ts';
import type { Member } from './member.ts';

/** One right that several members share (a group contract): their exchange together stays within it. */
export interface GroupRight {
  readonly name: string;
  /** Names of their sites; those that are not in the area (yet) do not count. */
  readonly members: readonly string[];
  readonly importMw: number;
  readonly exportMw: number;
  /** What they are charged on their peak together, in place of what each is charged by itself; absent: each by itself. */
  readonly peaks?: readonly GroupPeakCharge[];
}

/** Members that run as one: those of a group, or one by itself. */
export interface Cluster {
  readonly members: readonly number[];
  readonly group: GroupRight | null;
  /** Share of the kWcontract of its own rights that each pays: the group pays once, on its own power. At most 1. */
  readonly contractShare: number;
}

/**
 * Every member in one cluster, in the order of their first members.
 * @throws InputError for a member of two groups.
 */
export function clustersOf(members: readonly Member[], groups: readonly GroupRight[]): Cluster[] {
  const issues = groups.flatMap(({ members: names }, g) =>
    names.flatMap((name, n): Issue[] => {
      const first = groups.findIndex(other => other.members.includes(name));
      if (first === g && names.indexOf(name) === n) return [];
      const expected = 'a site that is in no other group';
      const message = `group: got ${name} again, expected ${expected}`;
      return [{ path: `/groups/${g}/members/${n}`, code: 'double', message, expected, value: name }];
    }),
  );
  if (issues.length > 0) throw new InputError(issues);
  const groupOf = members.map(
    ({ site }) => groups.find(({ members: names }) => names.includes(site.name)) ?? null,
  );
  return [...members.keys()].flatMap((m): Cluster[] => {
    const group = groupOf[m]!;
    if (group === null) return [{ members: [m], group, contractShare: 1 }];
    if (groupOf.indexOf(group) !== m) return [];
    const own = [...members.keys()].filter(other => groupOf[other] === group);
    const mw = own.reduce((sum, other) => sum + importMwOf(members[other]!), 0);
    return [{ members: own, group, contractShare: mw > 0 ? Math.min(1, group.importMw / mw) : 1 }];
  });
}

/** MW of its rights to take power. */
function importMwOf({ rights }: Member): number {
  return rights.reduce(
    (sum, { product, direction, mw }) =>
      product.effect === 'right' && direction === 'import' ? sum + mw : sum,
    0,
  );
}
