/**
 * One problem with an input, in the same shape on the command line, over HTTP (RFC 9457 `errors`) and in tests.
 * `path` is a JSON Pointer (RFC 6901) into the input.
 */
export interface Issue {
  readonly path: string;
  /** Machine-readable kind of problem, kebab-case, e.g. `unknown-field`, `wrong-unit`, `out-of-range`. */
  readonly code: string;
  /** One sentence: what was got, what was expected. */
  readonly message: string;
  readonly expected?: string;
  /** The offending value, shortened for display. */
  readonly value?: string;
}
