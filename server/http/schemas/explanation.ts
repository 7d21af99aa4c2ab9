import { Type } from 'typebox';
import { EXPLANATION_STATES } from '../explanations.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MOST = 10_000;
const year = whole(1900, 2200, { description: 'Path year' });

const WhenSchema = Type.Object(
  {
    season: orNull(oneOf(['winter', 'spring', 'summer', 'autumn', 'winter-half', 'summer-half'])),
    days: orNull(oneOf(['weekdays', 'weekend'])),
    hours: orNull(Type.Object({ from: whole(0, 23), until: whole(0, 24) })),
    share: amount('Share of the value that lies there'),
  },
  { description: 'The hours, in local time, in which most of a value lies' },
);

const LimitSchema = Type.Object(
  {
    place: text(200, { description: 'Site, or name of the shared limit' }),
    name: orNull(text(200, { description: 'Asset or budget; null: of the connection' })),
    of: text(50, { description: 'What is limited' }),
    unit: oneOf(['MW', 'MWh', 'h']),
    size: amount('Size, in the unit'),
    hoursAtLimit: amount('Hours a year at it'),
    valueEurPerUnit: amount(
      'What one more unit is worth at the margin, EUR a year; of a minimum load one less',
    ),
    when: orNull(WhenSchema),
  },
  { description: 'A limit that costs money' },
);

const AbilitySchema = Type.Object({
  costEurPerYear: amount('Cost, EUR a year'),
  emissionsTonPerYear: amount('Scope 1, tonne CO2 a year'),
  unservedMwhPerYear: amount('Demand not met, MWh a year'),
  peakMw: amount('Highest import, MW'),
  connectionMw: amount('Import limit, MW'),
  hoursAtLimit: amount('Hours a year in which import stands at its limit'),
  assets: list(
    Type.Object({
      site: text(200),
      asset: text(200),
      mwhPerYear: amount('Output, MWh a year'),
      fullLoadHours: amount('Full-load hours a year'),
    }),
    MOST,
  ),
});

const ReliefSchema = Type.Object({
  kind: oneOf(['contract', 'store', 'shift', 'asset', 'measure', 'hub', 'waiting']),
  title: TextSchema,
  size: orNull(amount('Size, in the unit')),
  unit: orNull(oneOf(['MW', 'MWh'])),
  valueEurPerYear: amount('Worth, EUR a year'),
  costEurPerYear: orNull(amount('Cost, EUR a year; null: neither study nor tables say')),
  fromYear: orNull(year),
  source: TextSchema,
});

/** Emissions of a package by year against the target. */
export const CarbonTargetSchema = Type.Object(
  {
    baseTon: amount('Base, tonne CO2 a year'),
    baseFrom: oneOf(['study', 'reference']),
    baseYear: orNull(year),
    year,
    targetTon: amount('Target, tonne CO2 a year'),
    byYear: list(Type.Object({ year, ton: amount('Scope 1, tonne CO2') }), 200),
    tonInYear: amount('Emissions in the year of the target, tonne CO2'),
    isMet: Type.Boolean(),
  },
  { description: 'Emissions against the target' },
);

const SettingSchema = Type.Union([
  Type.Object({ factor: amount('Times its own value') }),
  Type.Object({ path: text(200, { description: 'Price path in its place' }) }),
]);
const EndSchema = Type.Object({ setting: SettingSchema, npvEur: orNull(amount('Net present value, EUR')) });

const TornadoSchema = Type.Object({
  npvEur: amount('Net present value as reckoned, EUR'),
  bars: list(
    Type.Object({
      driver: text(50),
      low: EndSchema,
      high: EndSchema,
      swingEur: amount('From the lowest to the highest, EUR'),
      isFinanceOnly: Type.Boolean({ description: 'Nothing had to be solved again' }),
    }),
    100,
  ),
  solves: whole(0, 1e6),
});

const BreakEvenSchema = Type.Object({
  of: oneOf(['capex', 'co2', 'power', 'gas']),
  unit: oneOf(['EUR', 'EUR/t', 'EUR/MWh']),
  used: amount('What was reckoned with'),
  at: list(amount('Where the net present value is nil'), 100),
  within: amount('How near each is known'),
  from: amount('Lowest value looked at'),
  until: amount('Highest value looked at'),
  notExcluded: list(list(amount('Lowest and highest value'), 2), 100, {
    description: 'Stretches in which further values are not excluded; empty: these are all',
  }),
  paysBelow: Type.Boolean({ description: 'It pays at the lowest value' }),
  held: orNull(amount('With the operation held')),
  curve: list(
    Type.Object({ value: amount('Value'), npvEur: orNull(amount('Net present value, EUR')) }),
    1000,
  ),
  solves: whole(0, 1e6),
});

const ShortSchema = Type.Object({
  year,
  hours: amount('Hours that fail'),
  mwh: amount('Energy short, MWh'),
  worst: orNull(Type.Object({}, { additionalProperties: true, description: 'As in the result' })),
  repair: orNull(Type.Object({}, { additionalProperties: true, description: 'As in the result' })),
  reason: orNull(TextSchema),
});

const ExplanationSchema = Type.Object(
  {
    name: text(200),
    title: TextSchema,
    year,
    can: orNull(AbilitySchema),
    limits: list(LimitSchema, MOST),
    short: list(ShortSchema, 200),
    reliefs: list(ReliefSchema, 100),
    target: orNull(CarbonTargetSchema),
    tornado: orNull(TornadoSchema),
    breakEvens: orNull(list(BreakEvenSchema, 10)),
    text: Type.Object({
      can: list(TextSchema, 100),
      cannot: list(TextSchema, 100),
      change: list(TextSchema, 100),
    }),
  },
  { description: 'What a package can, what it cannot, and what would change it' },
);

export const ExplanationsSchema = Type.Object(
  {
    state: oneOf(EXPLANATION_STATES, { description: 'How they stand; NONE: never asked for' }),
    package: orNull(
      text(200, { description: 'Package that was asked for; null: all, and the best in full' }),
    ),
    progress: Type.Object(
      { done: whole(0, 1e9), total: whole(0, 1e9) },
      { description: 'Solves done and known of; more may follow' },
    ),
    explanations: list(ExplanationSchema, 100_000),
  },
  { $id: 'Explanations', description: 'Explanations of a run' },
);
