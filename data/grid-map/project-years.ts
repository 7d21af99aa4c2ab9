const YEAR = String.raw`(20\d{2})`;
const FORMS = [
  new RegExp(`^${YEAR}$`),
  new RegExp(String.raw`^${YEAR}\s*-\s*Q[1-4]$`, 'i'),
  new RegExp(`^tussen ${YEAR} en ${YEAR}$`, 'i'),
  new RegExp(`^${YEAR}-\\d{2}-\\d{2}$`),
];

/** First and last year in which a project may be ready; null where the text says something else. */
export function projectYears(stated: string): readonly [first: number, last: number] | null {
  for (const form of FORMS) {
    const [, first, last] = form.exec(stated.trim()) ?? [];
    if (first === undefined) continue;
    const years = [Number(first), Number(last ?? first)] as const;
    return years[0] <= years[1] ? years : null;
  }
  return null;
}
