import { Type } from 'typebox';
import { RUN_STATES } from '../../store/index.ts';
import { amount, list, moment, oneOf, orNull, text, whole } from './limited.ts';

const ProgressSchema = Type.Object(
  {
    done: whole(0, 1e9, { description: 'Tasks finished' }),
    total: whole(0, 1e9, { description: 'Tasks in all; 0 before they are known' }),
    perSecond: orNull(amount('Tasks finished per second by this attempt')),
    secondsLeft: orNull(amount('Seconds left at this rate')),
  },
  { description: 'How far the run is' },
);

const FailureSchema = Type.Object(
  {
    code: text(100, { description: 'Kind of failure, for programs' }),
    detail: text(20_000, { description: 'What went wrong' }),
  },
  { description: 'Why the run failed' },
);

export const RunSchema = Type.Object(
  {
    id: text(100, { description: 'Hash of the study, the data sets it names and the version of the model' }),
    studyId: text(100, { description: 'The study' }),
    studyName: text(200, { description: 'Name of the study' }),
    kind: oneOf(['dispatch', 'business-case', 'flex-product'], { description: 'What is asked' }),
    engineVersion: text(50, { description: 'Version of the model' }),
    state: oneOf(RUN_STATES, { description: 'How it stands' }),
    progress: ProgressSchema,
    failure: orNull(FailureSchema),
    createdAt: moment('When it was asked for'),
    startedAt: orNull(moment('When this attempt began')),
    finishedAt: orNull(moment('When it ended')),
  },
  { $id: 'Run', description: 'An execution of a study' },
);

export const RunPageSchema = Type.Object(
  {
    items: list(Type.Ref('Run#'), 200),
    nextCursor: orNull(
      text(200, { description: 'Pass as cursor for the next page; nothing on the last one' }),
    ),
  },
  { $id: 'RunPage', description: 'Runs, newest first, a page at a time' },
);
