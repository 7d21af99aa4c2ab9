import { type Block, overlappingBlocks } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, problem } from '../check/problem.ts';
import type { RightPlace } from './place.ts';

/** Blocks that overlap, days that do not exist, and blocks where the right has none. */
export function checkBlocks(place: RightPlace): void {
  const { issues, right, preset, path } = place;
  const shape = right.shape ?? preset?.shape.value ?? 'always';
  checkList(place, right.blocks, `${path}/blocks`);
  checkList(place, record(right.call).window, `${path}/call/window`);
  if (shape === 'blocks' && right.blocks === undefined && preset?.blocks === undefined)
    issues.push(
      gotProblem(path, 'missing-field', 'no `blocks`', 'the field `blocks`: the shape is of blocks'),
    );
  for (const field of ['blocks', 'outsideShare'] as const)
    if (shape !== 'blocks' && right[field] !== undefined)
      issues.push(
        problem(
          member(path, field),
          'without-meaning',
          right[field],
          `shape: blocks, instead of ${String(shape)}`,
        ),
      );
  if (shape !== 'hours-share' && right.guaranteedShare !== undefined)
    issues.push(
      problem(
        member(path, 'guaranteedShare'),
        'without-meaning',
        right.guaranteedShare,
        `shape: hours-share, instead of ${String(shape)}`,
      ),
    );
}

function checkList({ issues }: RightPlace, written: unknown, path: string): void {
  const blocks: { block: Block; index: number }[] = [];
  list(written).forEach((one, index) => {
    const season = isRecord(one) ? one.season : undefined;
    for (const field of ['from', 'until'] as const) {
      const day = record(season)[field];
      if (typeof day === 'string' && !isDay(day))
        issues.push(
          problem(
            `${path}/${index}/season/${field}`,
            'bad-day',
            day,
            'a day of the year as MM-DD, such as 11-01',
          ),
        );
    }
    const block = blockOf(one);
    if (block) blocks.push({ block, index });
  });
  for (const [a, b] of overlappingBlocks(blocks.map(({ block }) => block))) {
    const [first, second] = [blocks[a]!, blocks[b]!];
    issues.push(
      gotProblem(
        `${path}/${second.index}`,
        'overlap',
        `a block with hours of block ${first.index}`,
        'blocks without hours in common',
      ),
    );
  }
}

/** Days up to the end of each month in a leap year. */
function isDay(text: string): boolean {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`2024-${text}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice('2024-'.length, '2024-01-01'.length) === text
  );
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A block that is right as far as overlaps need it. */
function blockOf(written: unknown): Block | null {
  const { fromHour, untilHour, weekdays = EVERY_DAY, season } = record(written);
  const { from, until } = record(season);
  if (!isHour(fromHour, 0) || !isHour(untilHour, 1) || !Array.isArray(weekdays)) return null;
  if (season !== undefined && !(typeof from === 'string' && typeof until === 'string')) return null;
  return {
    weekdays,
    fromHour,
    untilHour,
    season: season === undefined ? null : { from: String(from), until: String(until) },
  };
}

const HOURS_PER_DAY = 24;

function isHour(value: unknown, least: number): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= least && value < HOURS_PER_DAY + least
  );
}
