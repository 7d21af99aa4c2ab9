import { type Technology, technology } from '../../data/index.ts';
import type { Measure } from '../schema/study.ts';
import type { Sizable } from '../sizing/sizes.ts';
import { type AtYear, report } from './context.ts';
import { scalarIn } from './scalar.ts';
import type { TechniqueInvestment } from './technique.ts';

/** Size of a technique as the study writes it; one unit where its best size is sought. */
export function writtenSize(
  at: AtYear,
  { size, bestSize }: TechniqueInvestment,
  sizeUnit: Technology['sizeUnit'],
  path: string,
): number {
  // Without either the check has said so.
  if (bestSize !== undefined || size === undefined) return 1;
  return scalarIn(at, size, unitOf(sizeUnit), `${path}/size`);
}

function unitOf(sizeUnit: Technology['sizeUnit']): 'MW' | 'MWh' {
  return sizeUnit === 'MWh' ? 'MWh' : 'MW';
}

/** The range in which the best size of a measure is sought; `null`: it has a size of its own. */
export function sizableOf(at: AtYear, { investment }: Measure, path: string): Sizable | null {
  const { bestSize } = investment;
  if (!bestSize) return null;
  const row = 'technology' in investment ? technology(investment.technology) : undefined;
  const unit = row ? unitOf(row.sizeUnit) : null;
  const place = `${path}/bestSize`;
  const read = (field: 'minimum' | 'maximum') =>
    scalarIn(at, bestSize[field], unit ?? '1', `${place}/${field}`);
  const [minimum, maximum] = [read('minimum'), read('maximum')];
  const refuse = (field: 'minimum' | 'maximum', expected: string, value: number) =>
    report(at, {
      path: `${place}/${field}`,
      code: 'out-of-range',
      message: `got ${value}, expected ${expected}`,
      expected,
      value: String(value),
    });
  if (minimum < 0) refuse('minimum', 'nil or more', minimum);
  if (maximum <= minimum) refuse('maximum', `more than the minimum of ${minimum}`, maximum);
  return { minimum, maximum, unit };
}
