/** Kinds of problem of a formula or a number with a unit. */
export type FormulaCode =
  | 'formula-syntax'
  | 'formula-not-allowed'
  | 'formula-too-large'
  | 'formula-value'
  | 'unknown-name'
  | 'wrong-unit';

/** One reason why a formula is refused: what it holds and what it may hold. Becomes an `Issue` at the door. */
export class FormulaProblem extends Error {
  readonly code: FormulaCode;
  readonly got: string;
  readonly expected: string;
  constructor(code: FormulaCode, got: string, expected: string) {
    super(`got ${got}, expected ${expected}`);
    this.name = 'FormulaProblem';
    this.code = code;
    this.got = got;
    this.expected = expected;
  }
}
