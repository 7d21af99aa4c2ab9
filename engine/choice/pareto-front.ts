/** Amounts of one option, all of them better when they are higher. */
export type Merits = readonly number[];

/**
 * For every option those of the front that dominate it: at least as good in everything and better in something. None for an
 * option of the front itself (Pareto). Options that are equal in everything stand on it together.
 */
export function dominators(options: readonly Merits[]): readonly (readonly number[])[] {
  const onFront = options.map(option => !options.some(other => dominates(other, option)));
  return options.map((option, k) =>
    onFront[k]
      ? []
      : [...options.keys()].filter(other => onFront[other] && dominates(options[other]!, option)),
  );
}

function dominates(a: Merits, b: Merits): boolean {
  return a.every((merit, i) => merit >= b[i]!) && a.some((merit, i) => merit > b[i]!);
}
