import { Type } from 'typebox';
import { list, moment, oneOf, orNull, text } from './limited.ts';

export const TextSchema = Type.Object(
  { nl: text(20_000), en: text(20_000) },
  { description: 'A text in Dutch and English' },
);

const summary = {
  id: text(100, { description: 'Name of a library study, or hash of the content of a saved one' }),
  name: text(200, { description: 'Name of the study' }),
  kind: oneOf(['dispatch', 'business-case', 'flex-product'], { description: 'What is asked' }),
  title: orNull(TextSchema),
  story: orNull(TextSchema),
  lesson: orNull(TextSchema),
  source: oneOf(['library', 'saved'], { description: 'Where the study comes from' }),
  createdAt: orNull(moment('When it was saved; nothing for the library')),
};

export const StudySummarySchema = Type.Object(summary, {
  $id: 'StudySummary',
  description: 'A study, without its content',
});

export const StudyPageSchema = Type.Object(
  {
    items: list(Type.Ref('StudySummary#'), 200),
    nextCursor: orNull(
      text(200, { description: 'Pass as cursor for the next page; nothing on the last one' }),
    ),
  },
  { $id: 'StudyPage', description: 'Studies, a page at a time' },
);

export const StudyVersionSchema = Type.Object(
  { ...summary, study: Type.Ref('Study#') },
  { $id: 'StudyVersion', description: 'A frozen version of a study' },
);
