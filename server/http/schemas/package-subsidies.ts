import { Type } from 'typebox';
import { LINE_KINDS } from '../../../engine/index.ts';
import { amount, list, oneOf, orNull, text } from './limited.ts';
import { TextSchema } from './study.ts';

/** A horizon has at most 60 years and a start. */
const MOST_YEARS = 61;
const MOST_SCHEMES = 1000;

const LineSchema = Type.Object({
  name: text(200),
  kind: oneOf(LINE_KINDS),
  eurByYear: list(amount('At the start, then at the end of each year, nominal EUR'), MOST_YEARS),
});

const about = {
  scheme: text(50, { description: 'sde, veki, eia, mia, vamil, dei, flexE, isde, niki or own' }),
  title: TextSchema,
  measure: text(200),
  source: text(4000),
};

/** Subsidies of a package: what it gets, what it does not get and why. */
export const PackageSubsidiesSchema = Type.Object(
  {
    choose: oneOf(['best', 'asked']),
    claims: list(
      Type.Object({
        ...about,
        grantEur: amount('Grant on the investment, EUR'),
        lines: list(LineSchema, 10),
        how: TextSchema,
      }),
      MOST_SCHEMES,
      { description: 'Schemes that it gets' },
    ),
    operation: list(LineSchema, 10, { description: 'Cost of running for the SDE++' }),
    refusals: list(Type.Object({ ...about, rule: text(50), reason: TextSchema }), MOST_SCHEMES, {
      description: 'Schemes that it does not get, each with its rule',
    }),
    worthEur: amount('What the subsidies add to the net present value, EUR'),
    extraTonPerYear: amount('What running for the SDE++ adds to the emissions, tonne CO2 a year'),
    duty: orNull(TextSchema),
  },
  { description: 'Absent: the package asks for none' },
);
