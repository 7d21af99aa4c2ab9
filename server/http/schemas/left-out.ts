import { Type } from 'typebox';
import { CHOICE_RULES } from '../../../scenarios/index.ts';
import { amount, list, oneOf, text } from './limited.ts';
import { TextSchema } from './study.ts';

export const LeftOutSchema = Type.Object(
  {
    rule: oneOf(CHOICE_RULES, { description: 'Rule by which they are left out' }),
    reason: TextSchema,
    packages: amount('How many'),
    examples: list(text(2000), 3, { description: 'The first few, by their measures' }),
  },
  { description: 'Packages that could have been made and were not, for one reason' },
);
