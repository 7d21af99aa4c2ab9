import { provinceAt, provinceNamed } from '../../data/index.ts';
import { type Axis, type Direction, maximum, type Series, at as valueAt } from '../../engine/index.ts';
import type { StudyArea } from '../schema/study.ts';
import { DIRECTIONS, type FlexOutcome } from './outcome.ts';
import type { FlexArea, FlexNode } from './result.ts';

const MONTHS = 12;
const HOURS = 24;
const PERCENTS = 101;
/** Key of what is there without anybody let in. */
export const NOW = 'now';

/** An area with the headroom and load-duration of its nodes, now and under every design. */
export function reportArea(outcome: FlexOutcome, a: number): FlexArea {
  const { futures } = outcome.resolved;
  const { area, companies, requests } = futures[0]!.areas[a]!;
  const { name, title = { nl: name, en: name }, origin = STUDY } = area;
  const place = placeOf(area);
  return {
    name,
    title,
    nodes: area.nodes.map((_, n) => reportNode(outcome, a, n)),
    members: companies.length,
    requests: requests.length,
    requestedMw: requests.reduce((sum, { mw }) => sum + mw, 0),
    origin,
    province: provinceOf(area, place),
    place,
  };
}

function placeOf({ latitude, longitude }: StudyArea): FlexArea['place'] {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

function provinceOf({ province }: StudyArea, place: FlexArea['place']): string | null {
  if (province !== undefined) return provinceNamed(province);
  return place && provinceAt(place.latitude, place.longitude);
}

const STUDY = { nl: 'de studie', en: 'the study' };

function reportNode(outcome: FlexOutcome, a: number, n: number): FlexNode {
  const { resolved, areas } = outcome;
  const place = resolved.futures[0]!.areas[a]!;
  const node = place.nodes[n]!;
  const { title = { nl: node.name, en: node.name }, exitYears } = place.area.nodes[n]!;
  const flows = new Map([
    [NOW, areas[a]!.nowMw.map(nodes => nodes[n]!)],
    ...areas[a]!.designs.map(
      ({ futures }, d) =>
        [resolved.futures[0]!.designs[d]!.name, futures.map(({ flowsMw }) => flowsMw[n]!)] as const,
    ),
  ]);
  const roomMw = (direction: Direction) =>
    [...flows].map(([name, byFuture]) => {
      const rooms = byFuture.map((flowMw, f) => headroom(outcome, [a, n, f], direction, flowMw));
      return [name, rooms] as const;
    });
  const [importRoom, exportRoom] = [roomMw('import'), roomMw('export')];
  const direction = DIRECTIONS[leastOf(importRoom) <= leastOf(exportRoom) ? 0 : 1];
  const rooms = direction === 'import' ? importRoom : exportRoom;
  const sign = direction === 'import' ? 1 : -1;
  return {
    name: node.name,
    title,
    parent: node.parent,
    kind: node.kind,
    importMw: maximum(node.importMw),
    exportMw: maximum(node.exportMw),
    expansion: place.expansions.get(node.name) ?? null,
    direction,
    headroomMw: Object.fromEntries(rooms.map(([name, room]) => [name, leastByMonth(room, resolved.axis)])),
    durationMw: Object.fromEntries([...flows].map(([name, byFuture]) => [name, duration(byFuture, sign)])),
    exitYears: { regional: exitYears?.regional ?? null, national: exitYears?.national ?? null },
  };
}

/** What a node may still carry in a direction, MW by step; below nil it carries too much. */
function headroom(
  { resolved }: FlexOutcome,
  [a, n, f]: readonly [number, number, number],
  direction: Direction,
  flowMw: Float64Array,
): Float64Array {
  const { nodes, rule } = resolved.futures[f]!.areas[a]!;
  const capacity: Series = nodes[n]![`${direction}Mw`];
  const share = 1 - rule.marginShare;
  const sign = direction === 'import' ? 1 : -1;
  return flowMw.map((mw, t) => share * valueAt(capacity, t) - sign * mw);
}

function leastOf(rooms: readonly (readonly [string, readonly Float64Array[]])[]): number {
  return Math.min(...rooms.flatMap(([, byFuture]) => byFuture.map(room => -maximum(room.map(mw => -mw)))));
}

/** The least by local month and hour. */
function leastByMonth(rooms: readonly Float64Array[], axis: Axis): (number | null)[][] {
  const least = Array.from({ length: MONTHS }, () => new Array<number | null>(HOURS).fill(null));
  const monthOf = axis.months.map(({ label }) => Number(label.slice('2024-'.length)) - 1);
  for (const room of rooms)
    for (let t = 0; t < axis.steps; t++) {
      const row = least[monthOf[axis.month[t]!]!]!;
      const hour = axis.hourOfDay[t]!;
      row[hour] = Math.min(row[hour] ?? Number.POSITIVE_INFINITY, room[t]!);
    }
  return least;
}

/** Load at every percent of the hours, highest first. */
function duration(byFuture: readonly Float64Array[], sign: 1 | -1): number[] {
  const all = new Float64Array(byFuture.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const flow of byFuture) {
    for (let t = 0; t < flow.length; t++) all[place + t] = -sign * flow[t]!;
    place += flow.length;
  }
  all.sort();
  return Array.from({ length: PERCENTS }, (_, percent) => {
    const rank = Math.round((percent / (PERCENTS - 1)) * (all.length - 1));
    return 0 - all[rank]!;
  });
}
