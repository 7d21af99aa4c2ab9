import { type Fact, fact, total } from '../records/record-import.ts';
import type { GridArea, GridSide } from './grid-area.ts';

/** Counts and sums of a map, per direction, for the preview. */
export function areaFacts(areas: readonly GridArea[]): Fact[] {
  const projects = total(areas, area => area.projects.length);
  const operators = [...new Set(areas.flatMap(area => area.operator ?? []))].sort();
  return [
    fact('gebieden', 'areas', areas.length),
    ...(operators.length > 0 ? [fact('netbeheerders', 'operators', operators.join(', '))] : []),
    ...sideFacts(
      'afname',
      'off-take',
      areas.map(area => area.offTake),
    ),
    ...sideFacts(
      'invoeding',
      'feed-in',
      areas.map(area => area.feedIn),
    ),
    fact('projecten', 'projects', projects),
  ];
}

function sideFacts(nl: string, en: string, sides: readonly GridSide[]): Fact[] {
  const sum = (of: (side: GridSide) => number | null) => Math.round(total(sides, of) * 1000) / 1000;
  const known = (of: (side: GridSide) => number | null) => sides.filter(side => of(side) !== null).length;
  return [
    fact(
      `${nl}, aanwezig`,
      `${en}, present`,
      sum(side => side.presentMw),
      'MW',
    ),
    fact(
      `${nl}, benodigd`,
      `${en}, needed`,
      sum(side => side.neededMw),
      'MW',
    ),
    fact(
      `${nl}, wachtrij`,
      `${en}, queue`,
      sum(side => side.queueMw),
      'MW',
    ),
    fact(
      `${nl}, aanvragen`,
      `${en}, requests`,
      sum(side => side.queueRequests),
    ),
    fact(
      `${nl}, gebieden met regionaal jaar`,
      `${en}, areas with a regional year`,
      known(side => side.regionalReliefYear),
    ),
    fact(
      `${nl}, gebieden met TSO-jaar`,
      `${en}, areas with a TSO year`,
      known(side => side.tsoReliefYear),
    ),
  ];
}
