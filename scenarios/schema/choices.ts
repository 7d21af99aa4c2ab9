import { Type } from 'typebox';
import { type Declared, integerField, listField, nameField, objectOf } from './field.ts';

/** Which packages are made of the measures, beside those written out. */
export const ChoicesSchema = objectOf(
  {
    measures: Type.Optional(listField('choices.measures', nameField('choices.measures', 'measure'))),
    always: Type.Optional(listField('choices.always', nameField('choices.always', 'measure'))),
    atMost: Type.Optional(integerField('choices.atMost')),
    maximumPackages: Type.Optional(integerField('choices.maximumPackages')),
  },
  'choices',
  'study.choices',
);
export type Choices = Declared<typeof ChoicesSchema>;
