import { dictionaryEntry } from '../../data/index.ts';
import type { FilledDefault } from '../report/result.ts';
import type { Study } from '../schema/study.ts';
import { type Base, canBeSet } from './drivers.ts';
import { DRIVERS, type Driver, type Setting } from './facts.ts';

/** Low and high setting of one driver. */
export interface Sensitivity {
  readonly driver: Driver;
  readonly low: Setting;
  readonly high: Setting;
}

/** Published low and high paths, where there are some. */
const PATHS: Partial<Readonly<Record<Driver, readonly [low: string, high: string]>>> = {
  power: ['power-low', 'power-high'],
  gas: ['gas-low', 'gas-high'],
  co2: ['ets-low', 'ets-high'],
};

/**
 * The settings of a tornado: those of the study, and for every other driver that the study has anything of the published low
 * and high path, or less and more of its own value by the share that the dictionary gives. What was filled in is listed.
 */
export function sensitivitiesOf(base: Base): {
  readonly sensitivities: readonly Sensitivity[];
  readonly defaults: readonly FilledDefault[];
} {
  const given = base.study.explain?.sensitivities ?? [];
  const sensitivities: Sensitivity[] = [];
  const defaults: FilledDefault[] = [];
  for (const driver of DRIVERS) {
    const own = given.find(({ of }) => of === driver);
    const chosen = own ? ownOf(driver, own) : usual(base, driver, defaults);
    if (canBeSet(base, driver, chosen.low)) sensitivities.push(chosen);
  }
  return { sensitivities, defaults };
}

type Given = NonNullable<NonNullable<Study['explain']>['sensitivities']>[number];

function ownOf(driver: Driver, { low, high, lowPath, highPath }: Given): Sensitivity {
  const { factor } = shareOf(driver);
  const setting = (path: string | undefined, own: number | undefined, other: number): Setting =>
    path === undefined ? { factor: own ?? other } : { path };
  return { driver, low: setting(lowPath, low, 1 - factor), high: setting(highPath, high, 1 + factor) };
}

function usual(base: Base, driver: Driver, defaults: FilledDefault[]): Sensitivity {
  const paths = PATHS[driver];
  const note = (value: FilledDefault['value'], source: string, mark: FilledDefault['mark']) =>
    defaults.push({ path: `/explain/sensitivities/${driver}`, value, unit: null, source, mark });
  if (paths) {
    const [low, high] = paths;
    const fits = canBeSet(base, driver, { path: low });
    if (fits) {
      note(
        `paths ${low} and ${high}`,
        'Published low and high paths of the tables, with their own sources',
        'D',
      );
      return { driver, low: { path: low }, high: { path: high } };
    }
  }
  const { factor, source, mark } = shareOf(driver);
  if (canBeSet(base, driver, { factor: 1 - factor }))
    note(`${1 - factor} to ${1 + factor} times its own value`, source, mark);
  return { driver, low: { factor: 1 - factor }, high: { factor: 1 + factor } };
}

function shareOf(driver: Driver) {
  const { default: factor, source, mark } = dictionaryEntry(`sensitivity.${driver}`);
  return { factor: factor as number, source, mark };
}
