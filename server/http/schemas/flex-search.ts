import { Type } from 'typebox';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MOST_TRIALS = 100_000;
const MOST_RANGES = 100;

const RangeSchema = Type.Object({
  name: text(1000),
  least: amount('Lowest value'),
  most: amount('Highest value'),
  step: orNull(amount('Only whole steps from the lowest; null: any value')),
});

const TrialSchema = Type.Object({
  values: list(amount('Value, in the order of the ranges'), MOST_RANGES),
  stage: oneOf(['spread', 'narrow', 'front']),
  isAllowed: Type.Boolean({ description: 'It keeps every constraint' }),
  refused: orNull(text(4000, { description: 'Why it is no design; null: it ran' })),
  servedMw: orNull(amount('Let in, MW')),
  unlockedMw: orNull(amount('More than under the first design, MW')),
  costEur: orNull(amount('Cost beyond the first design, EUR/yr')),
  eurPerMwUnlocked: orNull(amount('EUR per MW unlocked a year')),
  overloadHours: orNull(amount('Hours')),
  overloadMwh: orNull(amount('MWh')),
  companyGainEur: orNull(amount('EUR/yr')),
});

export const FlexSearchSchema = Type.Object(
  {
    design: text(200),
    ranges: list(RangeSchema, MOST_RANGES),
    objectives: list(text(200), 100, { description: 'In the order in which they decide' }),
    budget: whole(0, MOST_TRIALS),
    seed: whole(0, 1e15),
    trials: list(TrialSchema, MOST_TRIALS),
    best: orNull(whole(0, MOST_TRIALS, { description: 'Index of the best that keeps every constraint' })),
    front: list(whole(0, MOST_TRIALS), MOST_TRIALS, {
      description: 'Indices of those that none beats in all objectives',
    }),
    line: TextSchema,
  },
  { description: 'A search for the best values of a design' },
);
