/** A yearly figure for the path years that were computed, rising in year. */
export type ByYear = readonly { readonly year: number; readonly value: number }[];

/** The figure of any year: on the line between computed years, before the first and after the last held at theirs. */
export function inYear(points: ByYear, year: number): number {
  const after = points.findIndex(point => point.year >= year);
  if (after === -1) return points.at(-1)!.value;
  const right = points[after]!;
  const left = points[after - 1];
  if (!left) return right.value;
  return left.value + ((right.value - left.value) * (year - left.year)) / (right.year - left.year);
}
