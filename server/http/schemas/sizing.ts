import { Type } from 'typebox';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MeasureSizingSchema = Type.Object({
  measure: text(200),
  size: amount('Size of least cost, in the unit'),
  unit: orNull(oneOf(['MW', 'MWh'], { description: 'Null: times the measure as it is written' })),
  minimum: amount('Smallest size, in the unit'),
  maximum: amount('Largest size, in the unit'),
  at: oneOf(['inside', 'minimum', 'maximum'], { description: 'Where in its range the size stands' }),
  valueEurPerUnitYear: amount('What one more unit takes off the cost of operation, EUR/yr'),
  leastValueEurPerUnitYear: amount('The least of that in the plans that meet at the size, EUR/yr'),
  mostValueEurPerUnitYear: amount('The most of that in the plans that meet at the size, EUR/yr'),
  annuityEurPerUnitYear: amount('What one more unit costs: annuity and fixed cost, EUR/yr'),
});

export const SizingSchema = Type.Object(
  {
    name: text(2000, { description: 'Package' }),
    title: TextSchema,
    measures: list(MeasureSizingSchema, 200),
    costEur: amount('Present worth of all cost at these sizes, before tax and subsidy, EUR'),
    boundEur: amount('No sizes in the ranges cost less, EUR'),
    gap: amount('(cost - bound) / cost'),
    isProven: Type.Boolean({ description: 'The gap is at most 1e-4' }),
    isRelaxed: Type.Boolean({ description: 'Minimum loads and starts are in the cost, not in the bound' }),
    isInBrackets: Type.Boolean({ description: 'Holds for the tax brackets in which the plan ends' }),
    trials: whole(0, 1e6, { description: 'Sizes that were tried' }),
    solves: whole(0, 1e9, { description: 'Dispatches of a year that took' }),
    line: TextSchema,
  },
  { description: 'The best sizes of the measures of a package, with their proof' },
);
