import type { Issue } from '../../engine/index.ts';
import type { KnownNames } from './known-names.ts';

/** What the walk over a study carries along. */
export interface CheckContext {
  readonly issues: Issue[];
  readonly names: KnownNames;
  /** Years in which formulas and paths are tried. */
  readonly years: readonly number[];
  /** Steps of the period; null where the period is wrong. */
  readonly steps: number | null;
  /** Unit of the field that holds a quantity, for what is `field` inside it. */
  readonly fieldUnit: string;
  /** Unit of the technology beside a size; null where it is not known. */
  readonly sizeUnit: string | null;
  /** Checks a part against its declaration (`walk`), for the checks that `walk` itself calls. */
  readonly walk: (context: CheckContext, declared: Declaration, value: unknown, path: string) => void;
}

/** A declaration as JSON Schema with the annotations of `scenarios/schema/field.ts`. */
export interface Declaration {
  readonly type?: string;
  readonly anyOf?: readonly Declaration[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly properties?: Readonly<Record<string, Declaration>>;
  readonly patternProperties?: Readonly<Record<string, Declaration>>;
  readonly required?: readonly string[];
  readonly items?: Declaration;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly 'x-field'?: 'scalar' | 'quantity';
  readonly 'x-words'?: readonly string[];
  readonly 'x-unit'?: string;
  readonly 'x-refers'?: keyof KnownNames;
  readonly 'x-names'?: string;
}
