import { Type } from 'typebox';
import { about, choiceField, type Declared, numberField, objectOf } from './field.ts';
import { scalarField } from './quantity.ts';

/** What a group is charged on its peak, and how its members bear that. */
export const GroupPeakSchema = objectOf(
  {
    eurPerKwMonth: Type.Optional(scalarField('groupPeak.eurPerKwMonth')),
    alreadySetMw: Type.Optional(
      Type.Union(
        [numberField('groupPeak.alreadySetMw'), Type.Array(numberField('groupPeak.alreadySetMw'))],
        about('groupPeak.alreadySetMw'),
      ),
    ),
    sharedBy: Type.Optional(choiceField('groupPeak.sharedBy', ['own-peak', 'peak-hour', 'power'])),
  },
  'groupPeak',
  'group.peak',
);
export type StudyGroupPeak = Declared<typeof GroupPeakSchema>;
