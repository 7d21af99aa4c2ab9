/** What an option is worth in every case, in the order of the cases, EUR. */
export type Worths = readonly number[];

/** One option judged over all cases; a case without weight counts for nothing. */
export interface RobustOption {
  /** Mean over the cases by their weights. */
  readonly expected: number;
  readonly worst: number;
  /** What the best option of each case is worth more (Savage). */
  readonly regrets: readonly number[];
  readonly worstRegret: number;
  /** Number of cases in which nothing is worth more, and their share by weight. */
  readonly bestIn: number;
  readonly bestShare: number;
}

/** Index of the option that each rule chooses; of equal ones the first. */
export interface RobustChoice {
  readonly expected: number;
  readonly worst: number;
  readonly worstRegret: number;
  readonly bestShare: number;
}

/**
 * Judges options over cases with weights. `bestPossible`: what the best choice is worth in each case, at least the most of the
 * options. Less than `tie` apart counts as equal.
 */
export function judged(
  options: readonly Worths[],
  bestPossible: Worths,
  weights: readonly number[],
  tie: number,
): RobustOption[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counted = [...weights.keys()].filter(k => weights[k]! > 0);
  return options.map(worths => {
    const regrets = worths.map((worth, k) => bestPossible[k]! - worth);
    const best = counted.filter(k => regrets[k]! <= tie);
    return {
      expected: counted.reduce((sum, k) => sum + (weights[k]! / total) * worths[k]!, 0),
      worst: Math.min(...counted.map(k => worths[k]!)),
      regrets,
      worstRegret: Math.max(...counted.map(k => regrets[k]!)),
      bestIn: best.length,
      bestShare: best.reduce((sum, k) => sum + weights[k]!, 0) / total,
    };
  });
}

/** The option of each rule: most expected, best at worst (Wald), least regret at worst (Savage), most often best. */
export function robustChoice(options: readonly RobustOption[]): RobustChoice {
  const best = (merit: (option: RobustOption) => number) =>
    options.reduce((top, option, k) => (merit(option) > merit(options[top]!) ? k : top), 0);
  return {
    expected: best(({ expected }) => expected),
    worst: best(({ worst }) => worst),
    worstRegret: best(({ worstRegret }) => -worstRegret),
    bestShare: best(({ bestShare }) => bestShare),
  };
}
