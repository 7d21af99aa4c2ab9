import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, problem } from '../check/problem.ts';
import { amount, effectOf, type RightPlace } from './place.ts';

/** Problems of the call rule: no notice, more hours than there are, a depth above the contract, fields without meaning. */
export function checkCall(place: RightPlace): void {
  const { right, preset, isOwn } = place;
  const call = right.call;
  const hasCall = isRecord(call) || (preset?.call ?? null) !== null;
  if (isRecord(call)) {
    checkNotice(place, call);
    checkTrigger(place, call);
    checkHours(place, call);
  }
  if (hasCall) checkDepth(place, record(call));
  const effect = effectOf(place);
  if (!hasCall && (effect === 'limit' || effect === 'steer') && (isOwn || preset))
    missing(place, place.path, 'call', `a ${effect} without calls does nothing`);
  if (!hasCall && right.calls !== undefined && (isOwn || preset))
    place.issues.push(
      problem(
        `${place.path}/calls`,
        'without-meaning',
        right.calls,
        'a right with a rule for calls (`call`)',
      ),
    );
  checkTimes(place);
}

function missing({ issues }: RightPlace, path: string, field: string, why: string): void {
  issues.push(gotProblem(path, 'missing-field', `no \`${field}\``, `the field \`${field}\`: ${why}`));
}

type Call = Readonly<Record<string, unknown>>;

function checkNotice(place: RightPlace, call: Call): void {
  const { issues, preset } = place;
  const path = `${place.path}/call`;
  const notice = call.notice ?? preset?.call?.notice.value;
  if (notice === undefined) missing(place, path, 'notice', 'a company must know of a call before it comes');
  const isSame = notice === preset?.call?.notice.value;
  for (const [field, kind] of [
    ['noticeHour', 'day-ahead'],
    ['noticeMinutes', 'intraday'],
  ] as const) {
    if (notice === kind && call[field] === undefined && !(isSame && preset?.call?.[field]))
      missing(place, path, field, `the notice is ${kind}`);
    if (notice !== undefined && notice !== kind && call[field] !== undefined)
      issues.push(
        problem(
          member(path, field),
          'without-meaning',
          call[field],
          `notice: ${kind}, instead of ${String(notice)}`,
        ),
      );
  }
}

function checkTrigger(place: RightPlace, call: Call): void {
  const { issues, preset } = place;
  const path = `${place.path}/call`;
  const trigger = call.trigger ?? preset?.call?.trigger.value ?? 'congestion';
  if (trigger === 'window' && call.window === undefined && preset?.call?.window === undefined)
    missing(place, path, 'window', 'the trigger is a window');
  if (trigger === 'price' && call.priceEurPerMwh === undefined)
    missing(place, path, 'priceEurPerMwh', 'the trigger is a price');
  for (const [field, kind] of [
    ['window', 'window'],
    ['priceEurPerMwh', 'price'],
    ['priceWhen', 'price'],
    ['node', 'congestion'],
  ] as const)
    if (trigger !== kind && call[field] !== undefined)
      issues.push(
        problem(
          member(path, field),
          'without-meaning',
          call[field],
          `trigger: ${kind}, instead of ${String(trigger)}`,
        ),
      );
}

const COMMON_YEAR_HOURS = 8760;
const LEAP_YEAR_HOURS = 8784;

/** Hours of calls fit in the year, in what the right leaves, and in each other. */
function checkHours(place: RightPlace, call: Call): void {
  const { issues, right, preset, year } = place;
  const path = `${place.path}/call`;
  const inYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? LEAP_YEAR_HOURS : COMMON_YEAR_HOURS;
  const share = right.guaranteedShare ?? preset?.guaranteedShare.value;
  const isShare = (right.shape ?? preset?.shape.value) === 'hours-share' && typeof share === 'number';
  const { hoursPerYear, longestRunHours } = call;
  if (typeof hoursPerYear === 'number') {
    const left = isShare ? (1 - share) * inYear : inYear;
    const why = isShare ? `what a guarantee of ${share} leaves` : `the hours of ${year}`;
    if (hoursPerYear > left + 1e-6)
      issues.push(
        problem(`${path}/hoursPerYear`, 'above-year', hoursPerYear, `at most ${Math.floor(left)} h, ${why}`),
      );
  }
  for (const [field, most, than] of [
    ['longestCallHours', hoursPerYear, 'hoursPerYear'],
    ['longestCallHours', longestRunHours, 'longestRunHours'],
    ['longestRunHours', hoursPerYear, 'hoursPerYear'],
  ] as const) {
    const value = call[field];
    if (typeof value === 'number' && typeof most === 'number' && value > most)
      issues.push(problem(`${path}/${field}`, 'out-of-range', value, `at most the ${most} h of ${than}`));
  }
}

/** A call goes down to less than the contract, and a limit says how far. */
function checkDepth(place: RightPlace, call: Call): void {
  const { issues, contract, year, preset, right } = place;
  const path = `${place.path}/call`;
  const effect = effectOf(place);
  if (call.toMw !== undefined && call.toShare !== undefined)
    issues.push(problem(`${path}/toShare`, 'contradiction', call.toShare, 'either toMw or toShare'));
  if (
    effect === 'limit' &&
    call.toMw === undefined &&
    call.toShare === undefined &&
    !preset?.call?.depthShare
  )
    missing(place, path, 'toMw', 'a limit says how far it goes (or toShare)');
  if (effect === 'steer' && call.toMw === undefined)
    missing(place, path, 'toMw', 'steering says how much is asked for');
  const field = right.direction === 'export' ? 'exportMw' : 'importMw';
  const own = effect === 'right' ? amount(year, right[field], 'MW') : undefined;
  const whole = own ?? amount(year, contract[field], 'MW');
  const toMw = amount(year, call.toMw, 'MW');
  if (whole === undefined || toMw === undefined) return;
  if (toMw > whole) {
    issues.push(
      problem(
        `${path}/toMw`,
        'above-contract',
        call.toMw,
        `at most the ${whole} MW of the contract (${field})`,
      ),
    );
    return;
  }
  const least = preset?.leastMw?.value;
  if (least !== undefined && whole - toMw < least - 1e-9)
    issues.push(
      problem(
        `${path}/toMw`,
        'below-minimum',
        call.toMw,
        `at least ${least} MW to call: at most ${whole - least} MW left`,
      ),
    );
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Calls that a study lists are moments with an offset, the end after the start. */
function checkTimes({ issues, right, path }: RightPlace): void {
  list(record(right.calls).windows).forEach((window, w) => {
    const place = `${path}/calls/windows/${w}`;
    for (const field of ['from', 'until', 'announced'] as const) {
      const text = record(window)[field];
      if (typeof text === 'string' && (!TIME.test(text) || Number.isNaN(Date.parse(text))))
        issues.push(
          problem(member(place, field), 'bad-time', text, 'a time such as 2025-01-13T17:00:00+01:00'),
        );
    }
  });
}
