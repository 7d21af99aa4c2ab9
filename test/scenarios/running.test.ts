import { describe, expect, test } from 'vitest';
import { dispatch, type Executor } from '../../engine/index.ts';
import { checkStudy, library, runStudy, type Study } from '../../scenarios/index.ts';
import { NO_SOURCES, resolved, studyWith } from './small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

const RUNNING = {
  minimumLoad: '40 %',
  startCostEur: '1500 EUR',
  minimumUpHours: 6,
  minimumDownHours: 4,
  rampUpPerHour: 0.5,
};

/** The paper mill of the library over a week, with another MW of connection and a CHP that cannot run below 3.2 MW. */
function mill(running: object): unknown {
  const found = library().find(({ name }) => name === 'paper-mill')!.study;
  const study = structuredClone(found) as unknown as {
    sites: { contract: { importMw: number }; assets: { kind: string; running?: object }[] }[];
  };
  study.sites[0]!.contract.importMw = 12;
  study.sites[0]!.assets.find(({ kind }) => kind === 'chp')!.running = running;
  return {
    ...study,
    kind: 'dispatch',
    period: { start: '2024-01-15T00:00:00Z', end: '2024-01-22T00:00:00Z' },
    years: [2030],
    measures: undefined,
    packages: undefined,
    reference: undefined,
    finance: undefined,
    controls: undefined,
  };
}

function checked(input: unknown): Study {
  const { study, issues } = checkStudy(JSON.parse(JSON.stringify(input)));
  if (!study) throw new Error(JSON.stringify(issues));
  return study;
}

describe('a mill whose CHP is on or off', () => {
  test('runs at 3.2 MW or more or not at all, pays for its starts and proves a gap within 0.5 %', async () => {
    const study = checked(mill(RUNNING));
    const { result, series } = await runStudy(study, { executor: here, sources: NO_SOURCES });
    const [variant] = result.variants;
    const [site] = variant!.sites;
    expect(variant!.certificate!.gap).toBeLessThan(0.005);
    expect(variant!.certificate!.maxBoundViolationMw).toBeLessThan(1e-6);
    const power = series[0]!.columns.find(({ name }) => name.endsWith('chp.power'))!.values;
    for (const mw of power) expect(mw < 1e-6 || mw > 3.2 - 1e-6).toBe(true);
    const hours = Array.from(power).filter(mw => mw > 1e-6).length;
    const [chp] = site!.running;
    expect(chp).toMatchObject({ asset: 'chp', hours });
    expect(site!.costParts.starts).toBeCloseTo(1500 * chp!.starts, 6);
    // Without the limits nothing is on or off, and the year costs less.
    const free = await runStudy(checked(mill({})), { executor: here, sources: NO_SOURCES });
    expect(free.result.variants[0]!.sites[0]!.running).toEqual([]);
    expect(free.result.variants[0]!.costEur!).toBeLessThan(variant!.costEur!);
  }, 60_000);

  test('units, defaults and ramps arrive in the engine, and every default is listed', () => {
    const found = resolved(checked(mill(RUNNING)));
    const chp = found.years[0]!.sites[0]!.assets.find(({ kind }) => kind === 'chp')!;
    expect(chp).toMatchObject({
      running: {
        minimumShare: 0.4,
        startCostEur: 1500,
        rampUpPerHour: 0.5,
        rampDownPerHour: null,
        before: null,
      },
    });
    const paths = found.defaults.map(({ path }) => path);
    expect(paths).toContain('/sites/0/assets/0/running/before');
    const { issues } = checkStudy(JSON.parse(JSON.stringify(mill({ minimumLoad: 1.4, startCosts: 3 }))));
    expect(issues.map(({ path }) => path).sort()).toEqual([
      '/sites/0/assets/0/running/minimumLoad',
      '/sites/0/assets/0/running/startCosts',
    ]);
  });

  test('an asset without the field has no limits', () => {
    const found = resolved(
      studyWith({}, { assets: [{ kind: 'eBoiler', name: 'e', level: 'steam', heatMw: 1 }] }),
    );
    expect(found.years[0]!.sites[0]!.assets[0]).not.toHaveProperty('running');
  });
});
