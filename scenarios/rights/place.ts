import type { FlexProduct } from '../../data/index.ts';
import type { Axis, Issue } from '../../engine/index.ts';
import { isIssue, parseScalar } from '../formula/scalar.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What the checks of a right look at: a contract of a study that may be wrong in any way. */
export interface RightPlace {
  readonly issues: Issue[];
  readonly year: number;
  readonly axis: Axis | null;
  readonly contract: Fields;
  /** Undefined for a design of one's own, or a preset that does not exist. */
  readonly preset: FlexProduct | undefined;
  readonly isOwn: boolean;
  readonly right: Fields;
  readonly path: string;
  /** Names of the sites that share a limit, by its name. */
  readonly groups: ReadonlyMap<string, readonly unknown[]>;
  readonly site: unknown;
  /** A bid without a price is taken from what a MWh less costs the company; absent: it has to be written. */
  readonly takesBids?: boolean;
}

/** What of a study the rights of a contract are checked against. */
export type RightContext = Pick<RightPlace, 'issues' | 'year' | 'axis' | 'groups' | 'site' | 'takesBids'>;

/** What a right does to its connection. */
export function effectOf({ right, preset }: Pick<RightPlace, 'right' | 'preset'>): unknown {
  return right.effect ?? preset?.effect ?? 'right';
}

/** A number in any of its forms; undefined where it is absent or wrong, or differs by step. */
export function amount(year: number, value: unknown, unit: string): number | undefined {
  if (value === undefined || Array.isArray(value)) return undefined;
  const outcome = parseScalar(value, { unit, year });
  return isIssue(outcome) ? undefined : outcome;
}
