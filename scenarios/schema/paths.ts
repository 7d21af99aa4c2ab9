import { Type } from 'typebox';
import { type Declared, listField, nameField, numberField, objectOf, textField } from './field.ts';
import { anyQuantityField } from './quantity.ts';
import { bilingualField } from './text.ts';

const ChangeSchema = objectOf(
  { pointer: textField('change.pointer'), value: anyQuantityField('change.value') },
  'change',
);

/** A named future: what is different in it from the study as it is. */
export const StudyPathSchema = objectOf(
  {
    name: nameField('studyPath.name'),
    title: Type.Optional(bilingualField('studyPath.title')),
    weight: Type.Optional(numberField('studyPath.weight')),
    changes: listField('studyPath.changes', ChangeSchema),
  },
  'studyPath',
);
export type StudyPath = Declared<typeof StudyPathSchema>;
