import { Type } from 'typebox';
import { list, orNull, text, whole } from './limited.ts';

const ProblemErrorSchema = Type.Object(
  {
    pointer: text(1000, {
      description: 'JSON Pointer (RFC 6901) into the body, or the parameter, such as /query/limit',
    }),
    code: text(100, { description: 'Kind of problem, for programs' }),
    detail: text(4000, { description: 'What was got and what was expected' }),
    expected: orNull(text(4000, { description: 'What was expected' })),
    value: orNull(text(4000, { description: 'The value that was got, shortened' })),
  },
  { additionalProperties: false },
);

/** RFC 9457, with every problem of the input at once. */
export const ProblemSchema = Type.Object(
  {
    type: text(200, { description: 'Name of the kind of problem' }),
    title: text(200, { description: 'The kind of problem in words' }),
    status: whole(400, 599, { description: 'HTTP status' }),
    detail: text(4000, { description: 'What went wrong this time' }),
    instance: text(500, { description: 'Address that was asked' }),
    errors: Type.Optional(list(ProblemErrorSchema, 10_000, { description: 'Every problem of the input' })),
  },
  { $id: 'Problem', additionalProperties: false, description: 'What went wrong (RFC 9457)' },
);

/** A problem found by a check, in the shape that the command line uses too. */
const IssueSchema = Type.Object({
  path: text(1000, { description: 'JSON Pointer into the study' }),
  code: text(100, { description: 'Kind of problem, for programs' }),
  message: text(4000, { description: 'What was got and what was expected' }),
  expected: Type.Optional(text(4000)),
  value: Type.Optional(text(4000)),
});

export const CheckSchema = Type.Object(
  {
    issues: list(IssueSchema, 10_000, {
      description: 'Every problem of the study; none means that it can run',
    }),
  },
  { $id: 'Check', description: 'What is wrong with a study' },
);
