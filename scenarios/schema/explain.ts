import { Type } from 'typebox';
import { choiceField, integerField, listField, numberField, objectOf, textField } from './field.ts';
import { scalarField } from './quantity.ts';

const SensitivitySchema = objectOf(
  {
    of: choiceField('sensitivity.of', [
      'investment',
      'power',
      'spread',
      'gas',
      'co2',
      'discountRate',
      'heat',
      'connection',
    ]),
    low: Type.Optional(numberField('sensitivity.low')),
    high: Type.Optional(numberField('sensitivity.high')),
    lowPath: Type.Optional(textField('sensitivity.lowPath', 'pricePath')),
    highPath: Type.Optional(textField('sensitivity.highPath', 'pricePath')),
  },
  'sensitivity',
);

const TargetSchema = objectOf(
  {
    baseTon: Type.Optional(scalarField('target.baseTon')),
    year: Type.Optional(integerField('target.year')),
    share: Type.Optional(numberField('target.share')),
  },
  'carbonTarget',
  'explain.target',
);

/** What an explanation is asked to look at: how far drivers move, and the target that emissions are held against. */
export const ExplainSchema = objectOf(
  {
    sensitivities: Type.Optional(listField('explain.sensitivities', SensitivitySchema)),
    target: Type.Optional(TargetSchema),
  },
  undefined,
  'study.explain',
);
