import {
  type DataSet,
  generate,
  generatorParameters,
  generatorUnit,
  readCsvColumn,
} from '../../data/index.ts';
import { type Axis, stepTime } from '../../engine/index.ts';
import { nearestName } from '../check/nearest.ts';
import { isFlowAsPower, megawattsOfFlow } from '../formula/gas-flow.ts';
import type { Quantity } from '../schema/study.ts';
import { type AtYear, fill, guarded, orDefault, report } from './context.ts';
import { remembered } from './memory.ts';
import { scalarIn } from './scalar.ts';

type CsvQuantity = Extract<Quantity, { readonly csv: string }>;
type DataSetQuantity = Extract<Quantity, { readonly dataset: string }>;
type GeneratedQuantity = Extract<Quantity, { readonly generator: string }>;
export type HourlyQuantity = CsvQuantity | DataSetQuantity | GeneratedQuantity;

/** The series behind a quantity in `unit`, on the axis, before scaling; `null`, with the problem reported, without one. */
export function hourlySeries(
  at: AtYear,
  given: HourlyQuantity,
  unit: string,
  path: string,
): Float64Array | null {
  const { scale: _scale, meanTo: _meanTo, ...source } = given;
  const key = `${unit} ${JSON.stringify(source)}`;
  if (!at.series.has(key)) at.series.set(key, read(at, given, unit, path));
  else if ('generator' in given) noteGenerated(at, given, path);
  else megawattsPerFlow(at, given, unit, path);
  return at.series.get(key)!;
}

function read(at: AtYear, given: HourlyQuantity, unit: string, path: string): Float64Array | null {
  if ('csv' in given) return fromCsv(at, given, unit, path);
  if ('dataset' in given) return fromDataSet(at, given, unit, path);
  return generated(at, given, path);
}

function generated(at: AtYear, given: GeneratedQuantity, path: string): Float64Array | null {
  noteGenerated(at, given, path);
  const { generator, parameters = {}, seed = at.seed } = given;
  const { startMs, steps, stepMinutes } = at.axis;
  const key = JSON.stringify([generator, parameters, seed, startMs, steps, stepMinutes]);
  return remembered(at.sources.memory?.series, key, () =>
    guarded(
      at,
      inner => `${path}${inner}`,
      () => generate(generator, parameters, at.axis, seed),
    ),
  );
}

/** Their default says nothing once the series is brought to a mean of its own. */
const MEANS = ['meanMw', 'meanEurPerMwh', 'meanC'];

function noteGenerated(
  at: AtYear,
  { generator, parameters = {}, meanTo }: GeneratedQuantity,
  path: string,
): void {
  for (const { name, default: value, unit } of generatorParameters(generator)) {
    if (name in parameters || (meanTo !== undefined && MEANS.includes(name))) continue;
    const source = `Default of the synthetic ${generator} series (${generatorUnit(generator)})`;
    fill(at, `${path}/parameters/${name}`, value, unit, source, 'D');
  }
}

function fromCsv(at: AtYear, given: CsvQuantity, unit: string, path: string): Float64Array | null {
  const { readCsv } = at.sources;
  if (!readCsv) {
    const message = `got the file ${given.csv}, but studies here may not read files: import it as a data set`;
    report(at, { path: `${path}/csv`, code: 'csv-not-available', message, value: given.csv });
    return null;
  }
  const { csv, column, timeColumn, unit: stated = unit } = given;
  const values = guarded(
    at,
    () => `${path}/csv`,
    () =>
      readCsvColumn(readCsv(csv), {
        column,
        axis: at.axis,
        unit: stated,
        name: csv,
        ...(timeColumn !== undefined && { timeColumn }),
      }),
  );
  return values && converted(at, given, values, stated, unit, path);
}

function fromDataSet(at: AtYear, given: DataSetQuantity, unit: string, path: string): Float64Array | null {
  const set = guarded(
    at,
    () => `${path}/dataset`,
    () => at.sources.dataSets.get(given.dataset),
  );
  if (set === undefined) reportMissing(at, given.dataset, `${path}/dataset`);
  if (!set) return null;
  const values = onAxis(set, at.axis);
  if (!values) {
    const expected = `data from ${stepTime(at.axis, 0)} to ${stepTime(at.axis, at.axis.steps)}`;
    const message = `data set "${set.name}" runs from ${stepTime(set, 0)} to ${stepTime(set, set.steps)}, expected ${expected}`;
    report(at, { path: `${path}/dataset`, code: 'not-covered', message, expected, value: set.name });
    return null;
  }
  const { name, unit: own, source, licence, retrieved, sha256 } = set;
  at.dataSets.set(name, { name, unit: own, source, licence, retrieved, sha256 });
  return converted(at, given, values, given.unit ?? set.unit, unit, path);
}

function reportMissing(at: AtYear, name: string, path: string): void {
  const names = at.sources.dataSets.list().flatMap(header => ('steps' in header ? header.name : []));
  const near = nearestName(name, names);
  const expected = names.length === 0 ? 'an imported data set; there are none yet' : names.join(', ');
  const hint = near === undefined ? `expected ${expected}` : `did you mean "${near}"?`;
  const message = `there is no data set "${name}"; ${hint}`;
  report(at, { path, code: 'unknown-data-set', message, expected, value: name });
}

/** Values of a set on the axis: quarters averaged to hours, hours repeated over quarters; `null` where it falls short. */
function onAxis(set: DataSet, axis: Axis): Float64Array | null {
  const stepMs = set.stepMinutes * 60_000;
  const first = (axis.startMs - set.startMs) / stepMs;
  const needed = (axis.steps * axis.stepMinutes) / set.stepMinutes;
  if (first < 0 || Math.floor(first) + Math.ceil(needed) > set.values.length) return null;
  const out = new Float64Array(axis.steps);
  const ratio = axis.stepMinutes / set.stepMinutes;
  for (let t = 0; t < axis.steps; t++) {
    const from = first + t * ratio;
    if (ratio <= 1) out[t] = set.values[Math.floor(from)]!;
    else
      out[t] =
        (set.values[from]! + set.values[from + 1]! + set.values[from + 2]! + set.values[from + 3]!) / 4;
  }
  return out;
}

function converted(
  at: AtYear,
  given: CsvQuantity | DataSetQuantity,
  values: Float64Array,
  from: string,
  to: string,
  path: string,
): Float64Array {
  if (from === to) return values;
  const factor = megawattsPerFlow(at, given, to, path) ?? scalarIn(at, `1 ${from}`, to, `${path}/unit`);
  return values.map(value => value * factor);
}

/** Of a gas series in a field of power: the field's unit in a flow of one m3/h, and the heating value noted; else null. */
function megawattsPerFlow(
  at: AtYear,
  given: CsvQuantity | DataSetQuantity,
  to: string,
  path: string,
): number | null {
  const from = given.unit ?? ('dataset' in given ? at.dataSets.get(given.dataset)?.unit : undefined);
  if (from === undefined || !isFlowAsPower(from, to)) return null;
  const key = 'quantity.heatingValueMjPerNm3';
  const heatingValue = orDefault<number>(at, given.heatingValueMjPerNm3, key, `${path}/heatingValueMjPerNm3`);
  return scalarIn(at, `${megawattsOfFlow(heatingValue)} MW`, to, `${path}/unit`);
}
