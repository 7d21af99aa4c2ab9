import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenPackages } from '../../../scenarios/choices/chosen.ts';
import { checkStudy, type Study } from '../../../scenarios/index.ts';
import { caseOf, measure } from './small-case.ts';

type Measure = NonNullable<Study['measures']>[number];

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const YEARS = [2026, 2028, 2030];

/** Measures that require only earlier ones of the list, so that there is no circle, in any order in the file. */
const measuresOf = fc
  .tuple(
    ...NAMES.map((_, index) =>
      fc.record({
        requires: fc.subarray(NAMES.slice(0, index), { maxLength: Math.min(index, 2) }),
        excludes: fc.subarray(NAMES, { maxLength: 1 }),
        years: fc.option(fc.subarray(YEARS, { minLength: 1 })),
        availableFrom: fc.option(fc.constantFrom(2026, 2028, 2029, 2040)),
      }),
    ),
  )
  .map(all =>
    all.map(({ requires, excludes, years, availableFrom }, index): Measure => {
      const others = excludes.filter(name => name !== NAMES[index] && !requires.includes(name));
      const isIn = years?.every(year => year >= (availableFrom ?? 0)) ?? false;
      return measure(NAMES[index]!, {
        ...(requires.length > 0 && { requires }),
        ...(others.length > 0 && { excludes: others }),
        ...(isIn && { years: years! }),
        ...(availableFrom !== null && { availableFrom }),
      });
    }),
  );

const studies = fc
  .record({ measures: measuresOf, atMost: fc.option(fc.integer({ min: 1, max: 4 })), order: fc.boolean() })
  .map(({ measures, atMost, order }) =>
    caseOf({
      measures: order ? measures : [...measures].reverse(),
      choices: { maximumPackages: 2000, ...(atMost !== null && { atMost }) },
    }),
  );

/** `b@2028` as its measure and year; a measure without a year in its name has the first that it can have. */
function built(name: string, measures: readonly Measure[]) {
  const [own, year] = name.split('@');
  const found = measures.find(one => one.name === own)!;
  return { found, year: year ? Number(year) : Math.max(2026, found.availableFrom ?? 0) };
}

const rulesOf = (study: Study) =>
  chosenPackages(study).made.map(({ measures }) => measures.map(name => built(name, study.measures!)));

test('every package that is made obeys every rule of its measures', () => {
  fc.assert(
    fc.property(studies, study => {
      for (const builds of rulesOf(study)) {
        expect(builds.length).toBeLessThanOrEqual(study.choices!.atMost ?? 5);
        for (const { found, year } of builds) {
          expect(year).toBeGreaterThanOrEqual(found.availableFrom ?? 2026);
          expect(year).toBeLessThanOrEqual(2030);
          if (found.years) expect(found.years).toContain(year);
          for (const name of found.requires ?? []) {
            const other = builds.find(one => one.found.name === name);
            expect(other?.year).toBeLessThanOrEqual(year);
          }
          for (const name of found.excludes ?? [])
            expect(builds.some(one => one.found.name === name)).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** Combinations of measures and years, those of which nothing is said about the year once. */
function combinationsOf(measures: readonly Measure[]): number {
  return measures.reduce((product, { years }) => product * (1 + (years?.length ?? 1)), 1);
}

test('every combination is made or counted among those that are left out, each with an example', () => {
  fc.assert(
    fc.property(studies, study => {
      const { made, leftOut } = chosenPackages(study);
      const left = leftOut.reduce((sum, { packages }) => sum + packages, 0);
      expect(made.length + left).toBe(combinationsOf(study.measures!));
      for (const { examples, packages } of leftOut) {
        expect(packages).toBeGreaterThan(0);
        expect(examples.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

test('every combination that the rules allow is made', () => {
  fc.assert(
    fc.property(studies, fc.subarray(NAMES), (study, taken) => {
      const measures = study.measures!.filter(({ name }) => taken.includes(name));
      const names = (found: readonly string[]) => [...found].sort().join('+');
      const isAllowed = measures.every(
        ({ requires = [], excludes = [], availableFrom = 0 }) =>
          requires.every(name => taken.includes(name)) &&
          !excludes.some(name => taken.includes(name)) &&
          availableFrom <= 2030,
      );
      const isFew = taken.length <= (study.choices!.atMost ?? 5);
      // Without years of their own measures wait, so that nothing else can stand in the way.
      const free = { ...study, measures: study.measures!.map(({ years: _, ...one }) => one) };
      const all = rulesOf(free).map(builds => names(builds.map(({ found }) => found.name)));
      expect(all.includes(names(taken))).toBe(isAllowed && isFew);
    }),
    { numRuns: 300 },
  );
});

test('the order of the measures in the file changes neither the set nor what is counted', () => {
  const setOf = (study: Study) => {
    const { made, leftOut } = chosenPackages(study);
    return {
      made: made.map(({ measures }) => [...measures].sort().join('+')).sort(),
      leftOut: leftOut.map(({ reason, packages }) => `${packages} ${reason.en}`).sort(),
    };
  };
  const shuffled = studies.chain(study =>
    fc.shuffledSubarray([...study.measures!], { minLength: 5 }).map(measures => ({ study, measures })),
  );
  fc.assert(
    fc.property(shuffled, ({ study, measures }) => {
      expect(setOf({ ...study, measures })).toEqual(setOf(study));
    }),
    { numRuns: 200 },
  );
});

test('whatever is chosen, the check says problems and never throws', () => {
  const names = fc.constantFrom(...NAMES, 'nobody', 7, null, Object.create(null));
  const any = fc.record(
    {
      name: names,
      requires: fc.array(names, { maxLength: 3 }),
      excludes: fc.oneof(fc.array(names, { maxLength: 3 }), names),
      years: fc.oneof(fc.array(fc.constantFrom(2026, 2030, 2050, 'x'), { maxLength: 3 }), fc.constant({})),
      availableFrom: fc.constantFrom(2026, 2040, 'later'),
      investment: fc.constant({ capexEur: 1, lifetimeYears: 1 }),
    },
    { requiredKeys: ['name'] },
  );
  const choices = fc.record(
    {
      measures: fc.array(names, { maxLength: 3 }),
      always: fc.array(names, { maxLength: 3 }),
      atMost: fc.constantFrom(0, 1, 'x'),
      maximumPackages: fc.constantFrom(1, 100),
    },
    { requiredKeys: [] },
  );
  const packages = fc.array(fc.record({ name: names, measures: fc.array(names, { maxLength: 3 }) }));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), choices, packages, (measures, chosen, written) => {
      const input = { ...caseOf({}), measures, choices: chosen, packages: written };
      expect(Array.isArray(checkStudy(input).issues)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
