import { Type } from 'typebox';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MOST_PATHS = 20;
const MOST_PACKAGES = 100_000;

export const FrontSchema = Type.Object(
  {
    points: list(
      Type.Object({
        name: text(200),
        npvEur: amount('Net present value, EUR'),
        co2AvoidedTonPerYear: amount('Tonne CO2 avoided a year'),
        peakMw: amount('Highest import of any computed year, MW'),
        dominatedBy: list(text(200), MOST_PACKAGES, {
          description:
            'Packages of the front that are at least as good in all three; empty: it is on the front',
        }),
      }),
      MOST_PACKAGES,
    ),
    line: TextSchema,
  },
  { description: 'Pareto front of net present value, CO2 avoided and peak' },
);

const PathPackageSchema = Type.Object({
  name: text(200),
  rank: whole(1, MOST_PACKAGES),
  npvEur: orNull(amount('Net present value, EUR')),
  irr: orNull(amount('Internal rate of return, real')),
  irrNote: orNull(oneOf(['reference', 'none', 'several'])),
  paybackYears: orNull(amount('Years')),
  co2AvoidedTonPerYear: orNull(amount('Tonne CO2 avoided a year')),
  eurPerTonAvoided: orNull(amount('EUR per tonne avoided')),
  peakMw: orNull(amount('Highest import of any computed year, MW')),
  reason: orNull(TextSchema),
});

export const PathResultSchema = Type.Object(
  {
    name: text(200),
    title: TextSchema,
    weight: amount('Share of all weights'),
    prices: list(
      Type.Object({
        year: whole(1900, 2200),
        co2EurPerTon: amount('EUR/t'),
        powerEurPerMwh: amount('Day-ahead, mean, EUR/MWh'),
        gasEurPerMwh: orNull(amount('Natural gas, lower heating value, mean, EUR/MWh')),
      }),
      300,
    ),
    packages: list(PathPackageSchema, MOST_PACKAGES),
  },
  { description: 'The business case in one named future' },
);

const perPath = (description: string) => list(amount(description), MOST_PATHS);

export const RobustSchema = Type.Object(
  {
    packages: list(
      Type.Object({
        name: text(200),
        npvEur: perPath('Net present value in every path, EUR'),
        expectedEur: amount('Mean by weight, EUR'),
        worstEur: amount('In its worst path, EUR'),
        regretEur: perPath('What the best choice of every path is worth more, EUR'),
        worstRegretEur: amount('The most of those, EUR'),
        bestIn: whole(0, MOST_PATHS, { description: 'Paths in which it is the best choice' }),
        bestShare: amount('Their share by weight'),
        line: TextSchema,
      }),
      MOST_PACKAGES,
    ),
    choice: Type.Object(
      { expected: text(200), worst: text(200), worstRegret: text(200), bestShare: text(200) },
      { description: 'Package that each rule chooses' },
    ),
    line: TextSchema,
  },
  { description: 'Packages judged over all paths' },
);
