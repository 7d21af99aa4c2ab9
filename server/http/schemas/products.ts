import { Type } from 'typebox';
import { sourced } from './catalogue.ts';
import { amount, list, oneOf, orNull, text } from './limited.ts';
import { TextSchema } from './study.ts';

const number = sourced(amount('In the unit that stands with it'));
const word = sourced(text(100));
const optional = Type.Optional(number);
const hours = Type.Optional(sourced(list(list(amount('Local hour'), 2), 24)));

/** A transport right or flex product: effect, shape, calls and money, each figure with its source. */
export const FlexProductSchema = Type.Object({
  id: text(50),
  title: TextSchema,
  explanation: TextSchema,
  effect: oneOf(['right', 'limit', 'steer']),
  group: oneOf(['connection', 'members'], { description: 'Whose sum it applies to' }),
  grid: list(oneOf(['regional', 'national']), 2, { description: 'Operators who offer it' }),
  directions: list(oneOf(['import', 'export']), 2),
  law: text(1000),
  version: text(100, { description: 'Set of rules that the figures are those of' }),
  from: Type.Optional(word),
  shape: word,
  guaranteedShare: number,
  blocks: hours,
  outsideShare: optional,
  call: orNull(
    Type.Object({
      trigger: word,
      window: hours,
      notice: word,
      noticeHour: optional,
      noticeMinutes: optional,
      longestCallHours: optional,
      longestRunHours: optional,
      callsPerYear: optional,
      hoursPerYear: optional,
      depthShare: optional,
    }),
  ),
  contractShare: sourced(Type.Union([amount('Share of kWcontract'), oneOf(['block-hours'])])),
  peakShare: number,
  availabilityEurPerMwH: number,
  activation: word,
  activationEurPerMwh: number,
  leastMw: optional,
  rules: list(
    Type.Object({
      title: TextSchema,
      ...sourced(Type.Union([amount('In the unit that stands with it'), text(200)])).properties,
    }),
    20,
  ),
});
