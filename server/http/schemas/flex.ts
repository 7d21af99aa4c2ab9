import { type TSchema, Type } from 'typebox';
import { FlexSearchSchema } from './flex-search.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MOST_AREAS = 1000;
const MOST_DESIGNS = 1000;
const MOST_COMPANIES = 100_000;
const MOST_FUTURES = 20;

const name = text(200);
const byDesign = <T extends TSchema>(schema: T, description: string) =>
  Type.Record(Type.String({ maxLength: 200 }), schema, { description });

const NodeSchema = Type.Object({
  name,
  title: TextSchema,
  parent: orNull(text(200, { description: 'The node that feeds it; null: at the top' })),
  kind: oneOf(['station', 'supplyArea', 'nationalArea']),
  importMw: amount('Highest capacity for off-take, MW'),
  exportMw: amount('Highest capacity for feed-in, MW'),
  expansion: orNull(
    Type.Object({
      year: whole(1900, 2200),
      addMw: amount('Added capacity, MW'),
      costEur: orNull(amount('Cost, EUR')),
    }),
  ),
  direction: oneOf(['import', 'export'], {
    description: 'What is scarcest: headroom and duration are of it',
  }),
  headroomMw: byDesign(
    list(list(orNull(amount('Least of the days and futures, MW; below nil it is too much')), 24), 12),
    'By local month and hour, `now` without anybody let in and by design; null: not simulated',
  ),
  durationMw: byDesign(
    list(amount('Load, MW'), 101),
    'Load at every percent of the hours, the highest first, `now` and by design',
  ),
  exitYears: Type.Object(
    { regional: orNull(whole(1900, 2200)), national: orNull(whole(1900, 2200)) },
    { description: 'Years from which there is to be room; the later counts' },
  ),
});

const AreaSchema = Type.Object({
  name,
  title: TextSchema,
  nodes: list(NodeSchema, 200),
  members: whole(0, MOST_COMPANIES),
  requests: whole(0, MOST_COMPANIES),
  requestedMw: amount('On the waiting list (wachtrij), MW'),
  origin: TextSchema,
  province: orNull(text(100)),
  place: orNull(
    Type.Object(
      { latitude: amount('Degrees'), longitude: amount('Degrees') },
      { description: 'Where it lies, WGS84' },
    ),
  ),
});

const estimate = (description: string) =>
  Type.Object(
    {
      mean: amount('Mean over the futures'),
      low: orNull(amount('Low end of the 95 % interval of the mean; null: one future')),
      high: orNull(amount('High end of it')),
    },
    { description },
  );

const FutureSchema = Type.Object(
  {
    area: name,
    path: name,
    status: oneOf(['clear', 'settled', 'unsettled'], {
      description:
        'No overload is left; some is left that no call takes away; calls still changed in the last round',
    }),
    rounds: list(
      Type.Object({
        overloadHours: amount('Hours'),
        overloadMwh: amount('MWh'),
        called: whole(0, 1e9, { description: 'Companies called for the next round' }),
      }),
      1000,
    ),
    overload: Type.Object(
      {
        hours: amount('Hours'),
        energyMwh: amount('MWh'),
        deepestMw: amount('MW'),
        longestRunHours: amount('Hours'),
      },
      { description: 'Overload that is left' },
    ),
    queue: list(
      Type.Object({
        name,
        mw: amount('Requested, MW'),
        node: name,
        isServed: Type.Boolean({ description: 'Let in' }),
        totalMw: amount('Let in up to and with this one, MW'),
        askedMwh: amount('What it would take, or feed in, with a firm right, MWh'),
        deliveredMwh: amount('What it does with those let in that fit in every future, MWh'),
        limitedHours: orNull(amount('Hours with less than it asks for; null: it waits')),
      }),
      MOST_COMPANIES,
      { description: 'In queue order; what fits in this future alone' },
    ),
    stoppedBy: orNull(text(200, { description: 'First request that does not fit' })),
    stoppedLine: orNull(TextSchema),
    wouldFit: list(name, MOST_COMPANIES, { description: 'Who would fit if it were skipped; nobody is' }),
    cannotFollow: list(name, MOST_COMPANIES, {
      description: 'Companies that cannot run within their calls',
    }),
    callHours: list(list(amount('Hours called, over all companies'), 24), 12, {
      description: 'By local month and hour',
    }),
    paymentsEur: amount('Paid to companies, EUR/yr'),
    tariffLostEur: amount('Tariff not received, EUR/yr'),
    companyGainEur: amount('Gain of companies, EUR/yr'),
    co2Ton: amount('Scope 1 of all companies, tonne CO2/yr'),
    notKnowingEur: orNull(amount('Cost of hearing of calls when they are announced, EUR/yr')),
    costEur: amount('Operation of connected companies before payments, EUR over the period'),
    optimumEur: orNull(amount('The same in one hand with the same overload, EUR over the period')),
    optimumLeastEur: orNull(amount('What no plan of that hand is below, EUR over the period')),
  },
  { description: 'A design in one area and one future' },
);

const ParticipantSchema = Type.Object({
  area: name,
  node: name,
  name,
  sector: orNull(text(200)),
  signs: Type.Boolean(),
  isCalled: Type.Boolean({ description: 'False: no call ever came, so that nothing is known of its cost' }),
  offeredMw: amount('Most that calls may take, MW'),
  mw: amount('Most that calls do take, MW'),
  indifferenceEur: orNull(amount('Payment at which signing or not is the same to it, EUR/yr')),
  asksEur: orNull(amount('Payment from which it signs, EUR/yr; null: it cannot run under the calls')),
  paidEur: amount('Payment, EUR/yr'),
  rentEur: orNull(amount('Paid beyond what the offer costs it, EUR/yr')),
  calledHours: amount('Hours'),
  freeShare: amount('Of the energy called, the share that it would not have used anyway'),
});

const BOUGHT = {
  boughtMwh: amount('Bought, MWh/yr'),
  paidEur: amount('Paid for it, EUR/yr'),
  costEur: amount('What these calls really cost the company, EUR/yr'),
};

const DesignSchema = Type.Object({
  name,
  title: TextSchema,
  products: list(name, 1000),
  requestsServed: whole(0, MOST_COMPANIES),
  servedMw: amount('Let in, MW'),
  unlockedMw: amount('More than under the first design, MW'),
  askedMwh: amount('What all requests would take, or feed in, with firm rights, MWh'),
  deliveredMwh: estimate('What those let in do, MWh'),
  deliveredShare: orNull(amount('The one over the other; null: nobody asks for anything')),
  limitedHours: orNull(amount('Hours with less than they ask for, mean by MW; null: nobody is let in')),
  overloadHours: estimate('Overload that is left, hours'),
  overloadMwh: estimate('Overload that is left, MWh'),
  deepestMw: amount('Deepest overload, MW'),
  longestRunHours: amount('Longest overload, hours'),
  paymentsEur: estimate('Paid to companies, EUR/yr'),
  tariffLostEur: estimate('Tariff not received, EUR/yr'),
  companyGainEur: estimate('Gain of companies, EUR/yr'),
  gainBySector: Type.Record(Type.String({ maxLength: 200 }), amount('Gain, EUR/yr')),
  co2Ton: estimate('Scope 1 of all companies, tonne CO2/yr'),
  notKnowingEur: orNull(amount('Cost of hearing of calls when they are announced, EUR/yr')),
  againstFirst: Type.Object(
    {
      overloadHours: estimate('Hours'),
      overloadMwh: estimate('MWh'),
      paymentsEur: estimate('EUR/yr'),
      tariffLostEur: estimate('EUR/yr'),
      companyGainEur: estimate('EUR/yr'),
      co2Ton: estimate('Tonne CO2/yr'),
    },
    { description: 'More than under the first design, future by future' },
  ),
  eurPerMwUnlocked: orNull(amount('Cost beyond the first design, EUR per MW unlocked a year')),
  buildingEurPerMw: orNull(amount('What building as much costs, EUR per MW a year')),
  buildingYear: orNull(whole(1900, 2200)),
  fromOptimumShare: orNull(amount('Cost over that of one hand with the same overload, share, at least')),
  fromOptimumMostShare: orNull(amount('The same at most, against what is proven of that hand')),
  optimumGap: orNull(amount('Largest gap between its best known plan and what is proven, share')),
  futures: list(FutureSchema, MOST_AREAS * MOST_FUTURES),
  participation: list(ParticipantSchema, MOST_COMPANIES),
  supply: list(
    Type.Object({
      area: name,
      node: name,
      name,
      mw: amount('MW'),
      eurPerMw: amount('Asked, EUR per MW a year'),
      totalMw: amount('Added up at the node, MW'),
    }),
    MOST_COMPANIES,
    { description: 'What companies ask, the cheapest first' },
  ),
  bids: orNull(
    Type.Object(
      {
        ...BOUGHT,
        companies: list(Type.Object({ area: name, node: name, name, ...BOUGHT }), MOST_COMPANIES),
      },
      { description: 'What was bought by bids, mean over the futures; null: nothing was' },
    ),
  ),
  steering: orNull(
    Type.Object(
      {
        planMwh: amount('Of the plans of companies in the hours asked, MWh/yr'),
        askedMwh: amount('Asked on top of their plans, MWh/yr'),
        deliveredMwh: amount('Delivered of that, MWh/yr'),
        shortMwh: amount('Short of that, MWh/yr'),
        paidEur: amount('Paid, EUR/yr'),
        paidForPlanEur: amount('Of that for energy that the plans had anyway, EUR/yr'),
        penaltyEur: amount('Received for what fell short, EUR/yr'),
      },
      { description: 'What was asked by steering, mean over the futures; null: nothing was' },
    ),
  ),
  freeShare: amount('Of the energy paid for, the share that would not have been used anyway'),
  line: TextSchema,
});

export const FlexSchema = Type.Object(
  {
    areas: list(AreaSchema, MOST_AREAS),
    designs: list(DesignSchema, MOST_DESIGNS, {
      description: 'In the order of the study; the first is what the others are compared with',
    }),
    front: list(
      Type.Object({ name, isOnFront: Type.Boolean(), beatenBy: list(name, MOST_DESIGNS) }),
      MOST_DESIGNS,
      { description: 'Designs that none beats in MW let in, energy delivered, cost and overload at once' },
    ),
    headline: TextSchema,
    searches: Type.Optional(list(FlexSearchSchema, MOST_DESIGNS)),
  },
  { description: 'Of a study of flex products: every design for the same areas, futures and companies' },
);
