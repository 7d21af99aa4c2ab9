import { type TSchema, Type } from 'typebox';
import { MARKS } from '../../../data/index.ts';
import { UnderstoodSchema } from './import.ts';
import { amount, list, moment, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const mark = oneOf(MARKS, {
  description: 'S seen, 2nd second hand, C computed, M from memory, D design choice of this tool',
});
const source = text(2000, { description: 'Where it comes from' });

/** A figure with its unit, source and mark. */
export function sourced(value: TSchema) {
  return Type.Object({ value, unit: text(50), source, mark });
}

/** A page of a list, with the way to the next one. */
export function page(item: TSchema) {
  return Type.Object({ items: list(item, 200), nextCursor: orNull(text(200)) });
}

export const PricePathSchema = Type.Object({
  name: text(100),
  title: TextSchema,
  unit: text(50),
  source,
  mark,
  heatingValue: Type.Optional(oneOf(['higher', 'lower'])),
  extension: text(500, { description: 'What it says between and beyond its years' }),
  points: list(
    Type.Object({
      year: whole(1900, 2200),
      value: amount('In the unit of the path'),
      unit: text(50),
      source,
      mark,
    }),
    300,
  ),
});

const figure = sourced(amount('In the unit that stands with it'));

const figuresByName = Type.Record(Type.String({ maxLength: 100 }), figure);
/** What an investment in a year costs and gives. */
const yearFigures = {
  capexEur: figure,
  fixedEurPerYear: figure,
  variableEurPerMwh: figure,
  performance: figuresByName,
  lifetimeYears: figure,
};
const range = Type.Optional(sourced(list(amount('Low and high'), 2)));

export const TechniqueSchema = Type.Object({
  id: text(100),
  title: TextSchema,
  sizeUnit: text(50, { description: 'What the money is per' }),
  ...yearFigures,
  capexRangeEur: range,
  costYear: sourced(text(50)),
  baseYear: Type.Optional(figure),
  later: Type.Optional(list(Type.Object({ year: whole(1900, 2200), ...yearFigures }), 20)),
  availableFrom: figure,
  trl: Type.Optional(figure),
  allInFactor: range,
  operating: Type.Optional(figuresByName),
  temperatures: Type.Optional(figuresByName),
  hottestC: Type.Optional(figure),
  becomes: Type.Optional(
    Type.Object({
      kind: oneOf(['assets', 'connection', 'saving']),
      level: Type.Optional(text(20)),
      parts: Type.Optional(
        list(
          Type.Object({
            name: text(100),
            kind: text(50),
            level: Type.Optional(text(20)),
            fuel: Type.Optional(text(50)),
            share: Type.Optional(figure),
            performance: Type.Optional(figuresByName),
          }),
          10,
        ),
      ),
    }),
  ),
});

const provenance = {
  name: text(200),
  kind: text(100),
  source: text(5000),
  licence: text(500),
  retrieved: text(50, { description: 'When it was fetched' }),
  sha256: text(64, { description: 'Of the content as it is kept' }),
  understood: Type.Optional(UnderstoodSchema),
};

/** A series has steps; a list has records. */
export const DataSetSchema = Type.Union([
  Type.Object({
    ...provenance,
    unit: text(50),
    startedAt: moment('Start of the first step'),
    stepMinutes: whole(15, 60),
    steps: whole(0, 1e7),
  }),
  Type.Object({
    ...provenance,
    format: text(50, { description: 'Form that the list was read from' }),
    count: whole(1, 1e7, { description: 'How many records' }),
  }),
]);
