import { Type } from 'typebox';
import { about, choiceField, integerField, objectOf } from './field.ts';

const LONGEST_TIME = 40;
const stepMinutes = Type.Optional(choiceField('period.stepMinutes', [15, 60]));

/** A calendar year, or a start and an end; steps of an hour or a quarter. */
export const PeriodSchema = Type.Union(
  [
    objectOf({ year: integerField('period.year'), stepMinutes }),
    objectOf({
      start: Type.String({ ...about('period.start'), maxLength: LONGEST_TIME }),
      end: Type.String({ ...about('period.end'), maxLength: LONGEST_TIME }),
      stepMinutes,
    }),
  ],
  about('study.period'),
);
