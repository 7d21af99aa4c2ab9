import { Type } from 'typebox';
import { SIDES, UNIT_NAMES, ZONES } from '../../../data/index.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const COUNT = 1e9;
const counted = (description: string) => whole(0, COUNT, { description });
const why = text(50, {
  description: 'Where that follows from: the format, the heading, what was asked, or assumed',
});

const Repair = Type.Object({
  code: text(100),
  line: counted('First line of the file that it concerns'),
  lastLine: counted('Last line'),
  column: Type.Optional(text(2000)),
  was: text(2000),
  now: text(2000),
  messages: Type.Optional(TextSchema),
});

/** A problem or a doubt, with where it stands in the file. */
const FilePlaceSchema = Type.Object({
  line: orNull(counted('Line of the file, the heading included; null: the file as a whole')),
  column: orNull(text(2000)),
  code: text(100),
  detail: TextSchema,
  expected: orNull(text(2000)),
  value: orNull(text(2000)),
});

const Column = Type.Object({
  name: text(2000),
  quantity: text(50),
  direction: Type.Optional(text(20)),
  unitInFile: text(50),
  unit: text(50),
  blanks: counted('Steps without a value'),
  lowest: orNull(amount('In the unit')),
  mean: orNull(amount('In the unit')),
  highest: orNull(amount('In the unit')),
});

const Preview = Type.Object({
  format: text(50),
  formatText: TextSchema,
  encoding: text(50),
  zone: text(50),
  zoneWhy: why,
  side: text(20),
  sideWhy: why,
  dates: text(50),
  start: orNull(text(50)),
  end: orNull(text(50)),
  stepMinutes: whole(0, 1e6),
  rows: counted('Rows read'),
  rowsLeftOut: counted('Rows outside what was asked'),
  gaps: counted('Stretches without rows'),
  missingSteps: counted('Steps without a row'),
  duplicates: counted('Times that are there twice'),
  doubledHours: Type.Number({ minimum: 0, maximum: COUNT, description: 'Autumn hours that are there twice' }),
  lostHours: counted('Autumn hours of which one is gone'),
  skippedRows: counted('Rows in a spring hour that does not exist'),
  columns: list(Column, 1000),
  leftOut: list(Type.Object({ name: text(2000), why: text(50) }), 1000),
});

const Fact = Type.Object({
  label: TextSchema,
  value: Type.Union([amount('A number'), text(2000)]),
  unit: Type.Optional(text(50)),
});

/** What was understood of a file: of a series its preview, of a list its facts. */
export const UnderstoodSchema = Type.Object({
  file: text(500),
  preview: Type.Optional(Preview),
  title: Type.Optional(TextSchema),
  facts: Type.Optional(list(Fact, 100)),
  repairs: list(Repair, 100),
  repairCount: counted('All that was changed'),
  warnings: list(FilePlaceSchema, 100),
  warningCount: counted('All that is doubtful'),
});

/** What may be said of a file beside its content. */
export const importParameters = {
  fileName: text(200, { description: 'Name of the file, for messages', examples: ['prices.csv'] }),
  year: Type.Optional(
    whole(1990, 2200, { description: 'Only this calendar year, Dutch time, and all of it' }),
  ),
  unit: Type.Optional(oneOf(UNIT_NAMES, { description: 'Unit where the heading states none' })),
  zone: Type.Optional(oneOf(ZONES, { description: 'Time zone where the file states none' })),
  side: Type.Optional(oneOf(SIDES, { description: 'Whether times are starts or ends of intervals' })),
  repair: Type.Optional(Type.Boolean({ description: 'Mend what can be mended, and list it' })),
};

const Outline = Type.Object({
  lowest: list(amount('Lowest of the stretch'), 400),
  mean: list(amount('Mean of the stretch'), 400),
  highest: list(amount('Highest of the stretch'), 400),
});

/** What keeping the file would make. */
const Candidate = Type.Object({
  name: text(100),
  kind: text(50),
  unit: orNull(text(50)),
  startedAt: orNull(text(30)),
  stepMinutes: orNull(whole(15, 60)),
  size: counted('Steps of a series, records of a list'),
  outline: orNull(Outline),
});

export const ImportPreviewSchema = Type.Object({
  understood: orNull(UnderstoodSchema),
  problems: list(FilePlaceSchema, 100, { description: 'Nothing is kept as long as there is one' }),
  dataSets: list(Candidate, 1000),
});
