import { Type } from 'typebox';
import type { DictionaryKey } from '../../data/index.ts';
import {
  about,
  bounds,
  choiceField,
  type Declared,
  integerField,
  numberField,
  objectOf,
  textField,
} from './field.ts';

/** Longest series in a file: a leap year of quarters takes 35,136 numbers. */
const LONGEST_ARRAY = 400_000;
const LONGEST_TEXT = 100;

const FormulaSchema = objectOf({ formula: textField('quantity.formula') }, 'formula');
const PathSchema = objectOf({ path: textField('quantity.path', 'pricePath') }, 'path');
const ByYearSchema = objectOf(
  {
    byYear: Type.Record(
      Type.String(),
      Type.Union([Type.Number(), Type.String({ maxLength: LONGEST_TEXT })]),
      about('quantity.byYear'),
    ),
  },
  'byYear',
);
const textWithUnit = Type.String({
  'x-def': 'textWithUnit',
  maxLength: LONGEST_TEXT,
  title: 'Getal met eenheid, "2500 kW" / Number with a unit, "2500 kW"',
});

/**
 * A single number: in the unit of the field, as text with a unit ("2500 kW"), a formula over `year`, a named price path, or
 * a table by year.
 * `words` are allowed beside it.
 */
export function scalarField(key: DictionaryKey, words?: readonly string[]) {
  return Type.Union([Type.Number(bounds(key)), textWithUnit, FormulaSchema, PathSchema, ByYearSchema], {
    ...about(key),
    'x-field': 'scalar',
    ...(words && { 'x-words': words }),
  });
}

const scaling = {
  scale: Type.Optional(scalarField('quantity.scale')),
  meanTo: Type.Optional(scalarField('quantity.meanTo')),
};

const inUnit = {
  unit: Type.Optional(textField('quantity.unit')),
  heatingValueMjPerNm3: Type.Optional(numberField('quantity.heatingValueMjPerNm3')),
};

const CsvSchema = objectOf(
  {
    csv: textField('quantity.csv'),
    column: textField('quantity.column'),
    timeColumn: Type.Optional(textField('quantity.timeColumn')),
    ...inUnit,
    ...scaling,
  },
  'csvColumn',
);

const DatasetSchema = objectOf({ dataset: textField('quantity.dataset'), ...inUnit, ...scaling }, 'dataset');

const GeneratorSchema = objectOf(
  {
    generator: choiceField('quantity.generator', [
      'price',
      'pv',
      'wind',
      'load',
      'heat',
      'temperature',
      'site-load',
      'site-heat',
      'feeder',
      'connections',
    ]),
    parameters: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Union([Type.Number(), Type.String({ maxLength: LONGEST_TEXT })]),
        about('quantity.parameters'),
      ),
    ),
    seed: Type.Optional(integerField('quantity.seed')),
    ...scaling,
  },
  'generator',
);

/** A quantity per step: a scalar, an inline array (one value per step), a CSV column, a named data set or a generator. */
export function quantityField(key: DictionaryKey) {
  return Type.Union(
    [
      Type.Number(bounds(key)),
      textWithUnit,
      FormulaSchema,
      PathSchema,
      ByYearSchema,
      Type.Array(Type.Number(bounds(key)), { minItems: 1, maxItems: LONGEST_ARRAY }),
      CsvSchema,
      DatasetSchema,
      GeneratorSchema,
    ],
    { ...about(key), 'x-field': 'quantity' },
  );
}

/** The same for a field that is named elsewhere: its unit and bounds are checked where the value goes. */
export function anyQuantityField(key: DictionaryKey) {
  return Type.Union(
    [
      Type.Number(),
      textWithUnit,
      FormulaSchema,
      PathSchema,
      ByYearSchema,
      Type.Array(Type.Number(), { minItems: 1, maxItems: LONGEST_ARRAY }),
      CsvSchema,
      DatasetSchema,
      GeneratorSchema,
    ],
    about(key),
  );
}

export type Scalar = Declared<ReturnType<typeof scalarField>>;
export type Quantity = Declared<ReturnType<typeof quantityField>>;
