import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importRecords, systemOfSite, writeEsdl } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { checkStudy, planStudy, studyOfEsdl } from '../../../scenarios/index.ts';
import { resolved, studyWith } from '../small-study.ts';

const STUDY = studyWith(
  {
    prices: {
      electricity: { dayAheadEurPerMwh: [50, 90, 20, 60] },
      fuels: { naturalGas: { priceEurPerMwh: 38 } },
    },
  },
  {
    demand: { electricityMw: [1, 2, 3, 2], heatMw: { steam: 2 } },
    assets: [
      { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 },
      { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 5 },
      { kind: 'heatPump', name: 'pump', level: 'hotWater', heatMw: 1, cop: 3 },
      { kind: 'pv', name: 'roof', peakMw: 1, profile: [0, 0.5, 1, 0.2] },
    ],
  },
);

function written(): string {
  const { group } = planStudy(resolved(STUDY)).tasks[0]!;
  return writeEsdl(systemOfSite(group.sites[0]!, group.axis).system);
}

test('a mutated file becomes a study that is accepted, or is refused with its problems', () => {
  const lines = written().split('\n');
  const place = fc.nat({ max: lines.length - 1 });
  const change = fc.oneof(
    fc.record({
      how: fc.constantFrom('drop', 'double', 'swap'),
      at: place,
      other: place,
      value: fc.constant(''),
    }),
    fc.record({
      how: fc.constant('value'),
      at: place,
      other: place,
      value: fc.constantFrom(
        '',
        '0',
        '-1',
        '1e300',
        '1e-9',
        'steam',
        'electricity',
        'Battery',
        'naturalGas',
        'x',
      ),
    }),
  );
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
      const draft = [...lines];
      for (const { how, at, other, value } of changes) {
        if (how === 'drop') draft[at] = '';
        else if (how === 'double') draft[at] += draft[other]!;
        else if (how === 'swap') [draft[at], draft[other]] = [draft[other]!, draft[at]!];
        else draft[at] = draft[at]!.replace(/"[^"]*"(?=[^"]*$)/, `"${value}"`);
      }
      try {
        const read = importRecords(draft.join('\n'), 'mutated.esdl');
        if (read.format !== 'esdl') return;
        expect(checkStudy(studyOfEsdl(read.records, 2026).study).issues).toEqual([]);
        accepted++;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        expect(error.issues.length).toBeGreaterThan(0);
      }
    }),
    { seed: 11, numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(200);
});
