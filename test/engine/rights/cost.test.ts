import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseCalls, compileConnection, dispatch, type HeldRight, spanAxis } from '../../../engine/index.ts';
import { battery, siteWith } from '../small-site.ts';
import { block, callRule, held } from './made-up.ts';

const AXIS = spanAxis(Date.UTC(2025, 0, 12, 23), 24, 60);
const dayOf = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: 24, maxLength: 24 })
    .map(values => Float64Array.from(values));

/** Cost of a day of a site with a battery behind a firm right and another one, from which all that is wanted is called. */
async function costEur(
  right: HeldRight,
  wantedMw: Float64Array,
  site: { readonly electricityLoadMw: Float64Array; readonly importEurPerMwh: Float64Array },
): Promise<number> {
  const calls = chooseCalls(right, AXIS, { wantedMw });
  const { importMw, exportMw } = compileConnection(
    [
      { held: held(2), calls: null },
      { held: right, calls },
    ],
    AXIS,
  );
  const limits = { importMw, exportMw };
  const sites = [siteWith({ ...site, limits, assets: [battery] })];
  const answer = await dispatch(
    { axis: AXIS, sites, sharedLimits: [] },
    { tolerance: 1e-7, foresight: 'perfect', deadlineMs: null },
  );
  if (answer.status === 'infeasible') throw new Error('a site may leave load unserved');
  return answer.certificate.costEur;
}

test('a wider right never costs the company more: more MW, more hours, deeper floor, fewer hours of calls', async () => {
  await fc.assert(
    fc.asyncProperty(
      dayOf(0, 6),
      dayOf(-20, 200),
      dayOf(0, 5),
      fc.nat(20),
      async (load, price, wanted, from) => {
        const site = { electricityLoadMw: load, importEurPerMwh: price };
        const shape = { kind: 'blocks', outsideShare: 0 } as const;
        const design = (mw: number, untilHour: number, floorMw: number, days: number) =>
          held(mw, {
            shape: { ...shape, blocks: [block(from, untilHour)] },
            call: callRule({ depth: { kind: 'mw', mw: floorMw }, hoursPerYear: 365 * days }),
          });
        const narrow = await costEur(design(3, from + 2, 0, 6), wanted, site);
        for (const wide of [
          design(4, from + 2, 0, 6),
          design(3, from + 4, 0, 6),
          design(3, from + 2, 1, 6),
          design(3, from + 2, 0, 0),
        ]) {
          const cost = await costEur(wide, wanted, site);
          expect(cost).toBeLessThanOrEqual(narrow + 1e-6 * Math.abs(narrow) + 1e-4);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('a right from which nobody wants anything changes nothing', async () => {
  const site = {
    electricityLoadMw: new Float64Array(24).fill(4),
    importEurPerMwh: Float64Array.from({ length: 24 }, (_, hour) => hour),
  };
  const wanted = new Float64Array(24);
  const callable = await costEur(held(3, { call: callRule() }), wanted, site);
  expect(callable).toBe(await costEur(held(3), wanted, site));
});
