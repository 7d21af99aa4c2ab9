import { Type } from 'typebox';
import { flexProducts } from '../../../data/index.ts';
import { InputError, type Issue } from '../../../engine/index.ts';
import { compareRights, type RightsWish } from '../../../scenarios/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_STUDY } from '../example.ts';
import { badInput, failure, retryAfter } from '../problem.ts';
import { list, text } from '../schemas/limited.ts';
import type { Services } from '../services.ts';
import { readDocument, studyIn } from '../study-body.ts';

/** A year under every right takes some thirty solves. */
const DEADLINE_MS = 120_000;
const MOST_BUSY = 2;
const MOST_RIGHTS = flexProducts().length + 1;
/** Above any connection. */
const MOST_MW = 10_000;
const MOST_HOURS = 8784;

const BodySchema = Type.Object({
  study: Type.Ref('Study#'),
  site: Type.Optional(text(200, { description: 'Site of the company; by default the only one' })),
  rights: Type.Optional(
    list(text(50), MOST_RIGHTS, {
      description: 'Presets, and `own` for those of the study; by default all',
    }),
  ),
  calls: Type.Optional(
    Type.Unknown({
      description:
        'Calls on every right, as `calls` of a right in a study: `none`, `dearest-hours`, `cheapest-hours`, windows, or an ' +
        'overload; by default those of the study, else the worst that each rule allows',
    }),
  ),
  hours: Type.Optional(
    Type.Number({
      minimum: 1,
      maximum: MOST_HOURS,
      description: 'Hours of calls a year on rights whose rule sets no end to them',
    }),
  ),
  toShare: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Share of the contract that a call leaves where each contract says it; by default nil',
    }),
  ),
  steerMw: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: MOST_MW,
      description: 'MW that steering may ask on top of the plan of the company; by default it is not counted',
    }),
  ),
});

/** Comparisons of rights: which right a company should take, at once, with nothing kept. */
export async function rightComparisonRoutes(app: App, { sources, pool, stop }: Services): Promise<void> {
  let busy = 0;
  app.post(
    '/right-comparisons',
    {
      schema: documented({
        id: 'compareRights',
        tag: 'results',
        summary: 'Set the same company-year side by side under each transport right',
        description:
          'What each right costs, the hours that fall away and what they are worth, which right is best, and from which payment or ' +
          'tariff another would be. Rights that do not fit are listed with the reason. Nothing is kept; stops when the client leaves.',
        body: {
          description: 'A study and what is compared',
          content: {
            'application/json': {
              schema: {
                ...BodySchema,
                examples: [{ study: EXAMPLE_STUDY, rights: ['vvtr', 'tbtr'], hours: 200 }],
              },
            },
          },
        },
        answers: { 200: json('Every right, and which is best', Type.Ref('RightsComparison#')) },
        problems: [413, 415],
      }),
    },
    async (request, reply) => {
      const { study, wish } = readBody(readDocument(request.body));
      const checked = await studyIn(study, sources, '/study');
      if (busy >= MOST_BUSY)
        throw failure('overloaded', `${busy} comparisons are being made.`, retryAfter(10));
      busy++;
      try {
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const signal = AbortSignal.any([gone.signal, stop.signal, AbortSignal.timeout(DEADLINE_MS)]);
        return await compareRights(checked, wish, { executor: pool, sources, watch: { signal } });
      } catch (error) {
        if (error instanceof InputError) throw badInput(error.issues);
        throw error;
      } finally {
        busy--;
      }
    },
  );
}

const FIELDS = ['study', 'site', 'rights', 'calls', 'hours', 'toShare', 'steerMw'];

/** The parts of the body, each of the right kind. Throws a 400 with every problem. */
function readBody(input: unknown): { readonly study: unknown; readonly wish: RightsWish } {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    const message = `the body: expected an object with ${FIELDS.join(', ')}`;
    throw badInput([{ path: '', code: 'wrong-type', message, expected: 'object' }]);
  }
  const { study, ...wish } = input as Record<string, unknown>;
  const { site, rights, hours, toShare, steerMw } = wish;
  const isNames =
    Array.isArray(rights) && rights.length <= MOST_RIGHTS && rights.every(name => typeof name === 'string');
  const issues: Issue[] = [
    ...Object.keys(wish).flatMap(name => (FIELDS.includes(name) ? [] : [unknownField(name)])),
    ...(study === undefined ? [wrong('study', 'missing-field', 'a study')] : []),
    ...(site === undefined || typeof site === 'string' ? [] : [wrong('site', 'wrong-type', 'a name')]),
    ...(rights === undefined || isNames
      ? []
      : [wrong('rights', 'wrong-type', `a list of at most ${MOST_RIGHTS} names`)]),
    ...(hours === undefined || isWithin(hours, 1, MOST_HOURS)
      ? []
      : [wrong('hours', 'out-of-range', `a number from 1 to ${MOST_HOURS}`)]),
    ...(toShare === undefined || isWithin(toShare, 0, 1)
      ? []
      : [wrong('toShare', 'out-of-range', 'a number from 0 to 1')]),
    ...(steerMw === undefined || isWithin(steerMw, 0, MOST_MW)
      ? []
      : [wrong('steerMw', 'out-of-range', `a number from 0 to ${MOST_MW}`)]),
  ];
  if (issues.length > 0) throw badInput(issues);
  return { study, wish: wish as RightsWish };
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function wrong(field: string, code: string, expected: string): Issue {
  return { path: `/${field}`, code, message: `${field}: expected ${expected}`, expected };
}

const LONGEST_PATH = 200;

function unknownField(name: string): Issue {
  const expected = FIELDS.join(', ');
  const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`.slice(0, LONGEST_PATH);
  return {
    path,
    code: 'unknown-field',
    message: `${path.slice(1)}: unknown field, expected ${expected}`,
    expected,
  };
}
