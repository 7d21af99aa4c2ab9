/** What a cell says of a time; filled in by `readStamp` so that millions of rows need no objects. */
export interface Stamp {
  /** `yyyymmdd`; negative where the year comes last: `-yyyyaabb` for `a/b/yyyy`, whose day and month the column decides. */
  date: number;
  /** Seconds since midnight; 86,400 for 24:00. */
  second: number;
  /** Minutes ahead of UTC, or `NO_OFFSET`. */
  offset: number;
  /** Place in the line, and digits of the number just read. */
  at: number;
  digits: number;
}

export const NO_OFFSET = 9999;
const [ZERO, NINE, COLON, SPACE, T, MINUS, PLUS, OPEN, Z, C, U] = [
  48, 57, 58, 32, 84, 45, 43, 40, 90, 67, 85,
];

export function newStamp(): Stamp {
  return { date: 0, second: 0, offset: NO_OFFSET, at: 0, digits: 0 };
}

/**
 * A date with a time (`2024-01-31T23:00Z`, `31-1-2024 23:00`, `12/31/23 23:00`, `31.01.2024 23:00`), or a date alone
 * (`second` 0). Of an interval `a - b` the start. False when it is none of these.
 */
export function readStamp(line: string, from: number, to: number, stamp: Stamp): boolean {
  stamp.at = from;
  if (!readDate(line, to, stamp)) return false;
  stamp.second = 0;
  stamp.offset = NO_OFFSET;
  if (stamp.at === to) return true;
  const between = line.charCodeAt(stamp.at);
  if (between !== SPACE && between !== T) return false;
  skipSpaces(line, to, stamp, between === T ? 1 : 0);
  return readClock(line, to, stamp) && readEnd(line, to, stamp);
}

/** A time alone, `23:15` or `23:15:00`. */
export function readTime(line: string, from: number, to: number, stamp: Stamp): boolean {
  stamp.at = from;
  return readClock(line, to, stamp) && stamp.at === to;
}

function skipSpaces(line: string, to: number, stamp: Stamp, first: number): void {
  stamp.at += first;
  while (stamp.at < to && line.charCodeAt(stamp.at) === SPACE) stamp.at++;
}

/** A whole number of at most eight digits, -1 when there is none; `digits` tells how many. */
function whole(line: string, to: number, stamp: Stamp): number {
  const start = stamp.at;
  let value = 0;
  while (stamp.at < to) {
    const code = line.charCodeAt(stamp.at);
    if (code < ZERO || code > NINE) break;
    value = 10 * value + (code - ZERO);
    stamp.at++;
  }
  stamp.digits = stamp.at - start;
  return stamp.digits === 0 || stamp.digits > 8 ? -1 : value;
}

function readDate(line: string, to: number, stamp: Stamp): boolean {
  const a = whole(line, to, stamp);
  const firstDigits = stamp.digits;
  if (a === -1) return false;
  if (firstDigits === 8) {
    stamp.date = a;
    return true;
  }
  const separator = line.charCodeAt(stamp.at);
  if (separator !== MINUS && separator !== 47 && separator !== 46) return false;
  stamp.at++;
  const b = whole(line, to, stamp);
  if (b === -1 || stamp.digits > 2 || line.charCodeAt(stamp.at) !== separator) return false;
  stamp.at++;
  const c = whole(line, to, stamp);
  if (c === -1) return false;
  if (firstDigits === 4 && stamp.digits <= 2) stamp.date = (a * 100 + b) * 100 + c;
  else if (firstDigits <= 2 && (stamp.digits === 4 || stamp.digits === 2))
    stamp.date = -(((stamp.digits === 2 ? 2000 + c : c) * 100 + a) * 100 + b);
  else return false;
  return true;
}

function readClock(line: string, to: number, stamp: Stamp): boolean {
  const hour = whole(line, to, stamp);
  if (hour === -1 || stamp.digits > 2 || line.charCodeAt(stamp.at) !== COLON || stamp.at >= to) return false;
  stamp.at++;
  const minute = whole(line, to, stamp);
  if (minute === -1 || stamp.digits !== 2) return false;
  let second = 0;
  if (stamp.at < to && line.charCodeAt(stamp.at) === COLON) {
    stamp.at++;
    second = whole(line, to, stamp);
    if (second === -1 || stamp.digits !== 2) return false;
    if (stamp.at < to && line.charCodeAt(stamp.at) === 46) {
      stamp.at++;
      if (whole(line, to, stamp) !== 0) return false;
    }
  }
  stamp.second = hour * 3600 + minute * 60 + second;
  return minute < 60 && second < 60 && (hour < 24 || stamp.second === 86_400);
}

/** After the time: nothing, an offset, a name of a zone, or the end of the interval. */
function readEnd(line: string, to: number, stamp: Stamp): boolean {
  if (stamp.at === to) return true;
  const spaced = line.charCodeAt(stamp.at) === SPACE;
  skipSpaces(line, to, stamp, 0);
  const code = line.charCodeAt(stamp.at);
  if (code === MINUS && spaced && line.charCodeAt(stamp.at + 1) === SPACE)
    return endsInStamp(line, to, stamp);
  if ((code === PLUS || code === MINUS) && readOffset(line, to, code === MINUS ? -1 : 1, stamp))
    return stamp.at === to || intervalFollows(line, to, stamp);
  if (code === Z || code === C || code === U || code === OPEN) return readZone(line, to, stamp);
  return false;
}

function intervalFollows(line: string, to: number, stamp: Stamp): boolean {
  return line.slice(stamp.at, to).startsWith(' - ') && endsInStamp(line, to, stamp);
}

const END_STAMP =
  /^\s*-\s+\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}:\d{2}(:\d{2})?( ?(Z|\(?CES?T\)?|[-+]\d{2}:?\d{2}))?$/;

function endsInStamp(line: string, to: number, stamp: Stamp): boolean {
  return END_STAMP.test(line.slice(stamp.at, to));
}

function readOffset(line: string, to: number, sign: number, stamp: Stamp): boolean {
  stamp.at++;
  const hours = whole(line, to, stamp);
  if (hours === -1 || (stamp.digits !== 2 && stamp.digits !== 4)) return false;
  let minutes = stamp.digits === 4 ? (hours % 100) + 60 * Math.floor(hours / 100) : 60 * hours;
  if (stamp.digits === 2 && line.charCodeAt(stamp.at) === COLON) {
    stamp.at++;
    const more = whole(line, to, stamp);
    if (more === -1 || stamp.digits !== 2) return false;
    minutes += more;
  }
  stamp.offset = sign * minutes;
  return minutes <= 14 * 60;
}

function readZone(line: string, to: number, stamp: Stamp): boolean {
  const named = /^\(?(Z|UTC|CEST|CET)\)?( - .*)?$/.exec(line.slice(stamp.at, to));
  if (!named) return false;
  stamp.offset = named[1] === 'CEST' ? 120 : named[1] === 'CET' ? 60 : 0;
  return named[2] === undefined || END_STAMP.test(named[2]);
}
