import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispatch, type Executor } from '../../../engine/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { weightsOf } from '../../../scenarios/sizing/money.ts';
import { soughtIn } from '../../../scenarios/sizing/sought.ts';
import { type TrialWith, trialAt } from '../../../scenarios/sizing/trial.ts';
import { resolved } from '../small-study.ts';
import { SITES, type SizedSite } from './sites.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/** Three days, with what else can bend or hold the operation: ramps, full-load hours, a yearly limit, peaks and a breach. */
function trialOf({ study, measures }: SizedSite): TrialWith {
  const [site] = study.sites;
  const all = measures(null).map(measure => ({
    ...measure,
    ...(measure.add && { add: measure.add.map(limited) }),
  }));
  const short: Study = {
    ...study,
    period: { start: '2024-03-04T00:00:00Z', end: '2024-03-07T00:00:00Z' },
    sites: [
      {
        ...site!,
        contract: {
          ...site!.contract,
          peaks: [{ period: 'month', priceEurPerMw: 3000 }],
          breach: { importMw: 2, priceEurPerMwh: 150 },
        },
      },
    ],
    measures: all,
    packages: [
      { name: 'now', measures: [] },
      { name: 'best', measures: all.map(({ name }) => name) },
    ],
  };
  const whole = resolved(short);
  const pack = whole.packages.find(({ name }) => name === 'best')!;
  return { resolved: whole, pack, sought: soughtIn(whole, pack), executor: here, watch: {} };
}

type Added = NonNullable<ReturnType<SizedSite['measures']>[number]['add']>[number];

function limited(asset: Added): Added {
  if (asset.kind !== 'eBoiler') return asset;
  return { ...asset, maximumFullLoadHours: 3000, running: { rampUpPerHour: 0.3, rampDownPerHour: 0.5 } };
}

test.for(SITES)(
  'every cut lies below the cost at other sizes, and touches it at its own: $name',
  async site => {
    const trial = trialOf(site);
    const { byYear } = weightsOf(trial.resolved);
    const priced = trial.resolved.years.map(() => null);
    const at = async (shares: readonly number[]) => {
      const sizes = trial.sought.map(({ minimum, maximum }, i) => minimum + shares[i]! * (maximum - minimum));
      return { sizes, parts: await trialAt(trial, sizes, byYear, priced) };
    };
    const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.001, max: 1, noNaN: true }));
    const place = fc.array(share, { minLength: trial.sought.length, maxLength: trial.sought.length });
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [here, there] = [await at(one), await at(other)];
        here.parts.forEach(({ costEur, cut }, y) => {
          const scale = Math.abs(cut!.eur) + 1;
          const line = (sizes: readonly number[]) =>
            cut!.slopeEurPerUnit.reduce((eur, slope, i) => eur + slope * (sizes[i]! - cut!.at[i]!), cut!.eur);
          for (const { sizes, eur } of [
            { sizes: here.sizes, eur: costEur },
            { sizes: there.sizes, eur: there.parts[y]!.costEur },
          ])
            if (eur !== null) expect(line(sizes)).toBeLessThanOrEqual(eur + 1e-7 * scale);
          // Of what is not there the line is taken where there is a little of it.
          const isOwn = here.sizes.every((size, i) => size === cut!.at[i]);
          if (isOwn && costEur !== null) expect(costEur - cut!.eur).toBeLessThanOrEqual(1e-4 * scale);
        });
      }),
      { numRuns: 8 },
    );
  },
);
