import { Type } from 'typebox';
import { flexProducts } from '../../../data/index.ts';
import { OWN_RIGHT } from '../../../scenarios/index.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

const MONTHS = 12;
const HOURS = 24;
const MOST_RIGHTS = flexProducts().length + 1;
/** What each of a year is given in. */
const EUR = 'EUR a year';

const CostsSchema = Type.Object(
  {
    electricityEur: amount(`Power with tax, less what is fed in, ${EUR}`),
    fuelEur: amount(EUR),
    carbonEur: amount(EUR),
    operationEur: amount(`Operation, starts and shifting, ${EUR}`),
    gridContractEur: amount(`kWcontract, less what the right takes off, ${EUR}`),
    gridPeakEur: amount(`kWmax, ${EUR}`),
    gridEnergyEur: amount(`kWh, ${EUR}`),
    gridFixedEur: amount(EUR),
    penaltyEur: amount(`Paid for going beyond the limit, ${EUR}`),
    paymentsEur: amount(`Received for the right, so never above nil, ${EUR}`),
    unservedEur: amount(`Demand not met, ${EUR}`),
    othersEur: amount(`What other sites of the study pay more than under the firm right, ${EUR}`),
    totalEur: amount(`All together, ${EUR}`),
  },
  { description: 'What a year costs the company; income is negative' },
);

const GivenUpSchema = Type.Object(
  {
    hours: amount('Hours a year with less than the whole connection'),
    mwh: amount('Energy off the limits, MWh a year'),
    usedMwh: amount('What of it the company would have used or fed in, MWh a year'),
    unservedMwh: amount('Demand not met, MWh a year'),
    valueEur: amount(`Cost of the operation less that with the whole connection at the same tariff, ${EUR}`),
    eurPerMwhUsed: orNull(amount('The same, EUR per MWh that would have been used')),
    eurPerMwh: list(list(orNull(amount('EUR/MWh')), HOURS), MONTHS, {
      description:
        'Worth of one more MW by local month and hour, mean over the hours given up; nothing where none is',
    }),
    dearest: list(
      Type.Object({
        month: whole(1, MONTHS),
        hour: whole(0, HOURS - 1, { description: 'Local hour' }),
        hours: amount('Hours a year'),
        eurPerMwh: amount('EUR/MWh'),
      }),
      MONTHS * HOURS,
    ),
  },
  { description: 'The hours given up and their worth' },
);

const EvenSchema = Type.Object(
  {
    other: text(200, { description: 'The right it is held against' }),
    paymentEur: amount(`Payment at which the company is indifferent, ${EUR}; below nil: what it could lose`),
    perMwEur: orNull(amount('The same per MW of the connection')),
    contractShare: orNull(amount('Share of kWcontract at which it is; nothing: at none')),
    contractShareNow: amount('Share of kWcontract'),
    perMwhEur: orNull(amount('Payment per MWh given up')),
    mostHours: orNull(amount('Of a right without end to its calls: hours a year up to which it is as good')),
  },
  { description: 'On what terms it would be as good as the best; of the best, as the next' },
);

export const RightsComparisonSchema = Type.Object(
  {
    study: text(200),
    site: text(200),
    year: whole(1900, 2200, { description: 'Path year' }),
    rights: list(
      Type.Object({
        name: text(100, { description: `Preset, or \`${OWN_RIGHT}\`` }),
        title: TextSchema,
        status: oneOf(['counted', 'open', 'no-plan', 'does-not-fit'], {
          description: '`open`: its rule sets no end to calls and none are given: counted as never called',
        }),
        reason: orNull(TextSchema),
        infeasibility: orNull(Type.Object({}, { additionalProperties: true })),
        costs: orNull(CostsSchema),
        againstFirmEur: orNull(amount(`More than under the firm right, ${EUR}`)),
        openEur: amount(`What the solver leaves open, ${EUR}`),
        givenUp: orNull(GivenUpSchema),
        even: orNull(EvenSchema),
      }),
      MOST_RIGHTS,
      { description: 'The firm right first, then those asked for in their order' },
    ),
    best: orNull(text(100)),
    line: TextSchema,
    defaults: list(Type.Object({}, { additionalProperties: true }), 100_000, {
      description: 'Defaults that were filled in, with their source',
    }),
    dataSets: list(Type.Object({}, { additionalProperties: true }), 1000),
  },
  { $id: 'RightsComparison', description: 'The same company-year under each right, side by side' },
);
