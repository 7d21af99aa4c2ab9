import type { Text } from '../schema/study.ts';
import type { ChoiceRule, Refusal } from './refusal.ts';

/** Packages that could have been made and were not, for one reason. */
export interface LeftOutPackages {
  readonly rule: ChoiceRule;
  readonly reason: Text;
  /** How many; above 2^53 not to the last one. */
  readonly packages: number;
  /** The first few, by their measures as far as these break the rule. */
  readonly examples: readonly string[];
}

/** What is left out by its reason, in the order in which the reasons come up. */
export type Tally = Map<string, LeftOutPackages>;

const MOST_EXAMPLES = 3;

export function leaveOut(tally: Tally, { rule, reason }: Refusal, packages: number, example: string): void {
  const key = `${rule} ${reason.en}`;
  const known = tally.get(key) ?? { rule, reason, packages: 0, examples: [] };
  const examples = known.examples.length < MOST_EXAMPLES ? [...known.examples, example] : known.examples;
  tally.set(key, { ...known, packages: known.packages + packages, examples });
}
