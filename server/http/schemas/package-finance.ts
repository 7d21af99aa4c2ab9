import { Type } from 'typebox';
import { LINE_KINDS } from '../../../engine/index.ts';
import { amount, list, oneOf, orNull, text, whole } from './limited.ts';
import { TextSchema } from './study.ts';

/** A horizon has at most 60 years and a start. */
const MOST_YEARS = 61;

const CashLineSchema = Type.Object(
  {
    name: text(200),
    title: TextSchema,
    kind: oneOf(LINE_KINDS),
    eurByYear: list(amount('At the start, then at the end of each year, nominal EUR'), MOST_YEARS),
    worthEur: amount('Present worth to the company, EUR'),
    nationalWorthEur: orNull(amount('Present worth to the country, EUR; null: stays within it')),
  },
  { description: 'A named line of the cash flow; the lines of a year sum to its flow' },
);

const PerspectiveSchema = Type.Object(
  {
    discountRate: amount('Real discount rate'),
    npvEur: amount('Net present value, EUR'),
    irr: orNull(amount('Internal rate of return, real')),
    irrNote: orNull(oneOf(['none', 'several'])),
    paybackYears: orNull(amount('Payback, years')),
    discountedPaybackYears: orNull(amount('Payback with interest, years')),
    eurPerTonAvoided: orNull(amount('EUR per tonne avoided')),
  },
  { description: 'One view of the cash flow' },
);

/** Money of a package against the reference, year by year, and what follows from it. */
export const PackageFinanceSchema = Type.Object(
  {
    startYear: whole(1900, 2200, { description: 'Year at whose start the first amount falls' }),
    inflation: amount('Inflation a year'),
    lines: list(CashLineSchema, 1000),
    nominalEur: list(amount('Sum of the lines, nominal EUR'), MOST_YEARS),
    realEur: list(amount('The same in money of the start, EUR'), MOST_YEARS),
    company: PerspectiveSchema,
    beforeTax: PerspectiveSchema,
    national: PerspectiveSchema,
    mirr: orNull(amount('Modified internal rate of return, real')),
    levelisedHeat: orNull(
      Type.Object(
        {
          mwhPerYear: amount('New heat, MWh per year'),
          newEurPerMwh: amount('What it costs, EUR/MWh'),
          replacedEurPerMwh: amount('Fuel and CO2 that it saves, EUR/MWh'),
        },
        { description: 'Levelised cost of the heat that the package makes anew' },
      ),
    ),
    unprofitableGap: Type.Object(
      {
        eur: amount('At once, EUR'),
        eurPerMwhHeat: orNull(amount('Each year per MWh of new heat, EUR/MWh')),
        eurPerTon: orNull(amount('Each year per tonne avoided, EUR/t')),
      },
      { description: 'Onrendabele top, without subsidy, tax and financing' },
    ),
    breakEvens: list(
      Type.Object({
        of: oneOf(['capex', 'co2', 'power', 'gas']),
        unit: oneOf(['EUR', 'EUR/t', 'EUR/MWh']),
        used: amount('What was reckoned with, in the unit'),
        at: orNull(
          amount('Where the net present value is nil, operation held; null: not from nil to ten times'),
        ),
      }),
      10,
    ),
  },
  { description: 'Cash flow of a package against the reference' },
);
