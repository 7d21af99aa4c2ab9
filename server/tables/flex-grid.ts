import { newTable, type Table } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';
import { columnsOf } from './columns.ts';

function nodesOf({ flex }: RunResult) {
  return (flex?.areas ?? []).flatMap(area => area.nodes.map(node => ({ area, node })));
}

/** One row per area: where it lies, who is there and who waits, and where its figures come from. */
export function areasTable({ flex }: RunResult): Table {
  const { words, amount } = columnsOf(flex?.areas ?? []);
  return newTable('areas', [
    words('area', ({ name }) => name),
    words('titleNl', ({ title }) => title.nl),
    words('titleEn', ({ title }) => title.en),
    words('province', ({ province }) => province),
    amount('latitude', 'degrees', ({ place }) => place?.latitude ?? null),
    amount('longitude', 'degrees', ({ place }) => place?.longitude ?? null),
    amount('members', null, ({ members }) => members),
    amount('requests', null, ({ requests }) => requests),
    amount('requestedMw', 'MW', ({ requestedMw }) => requestedMw),
    words('originNl', ({ origin }) => origin.nl),
    words('originEn', ({ origin }) => origin.en),
  ]);
}

/** One row per node: what it can carry, what is to be built, and from when there is room. */
export function nodesTable(result: RunResult): Table {
  const { words, amount } = columnsOf(nodesOf(result));
  return newTable('nodes', [
    words('area', ({ area }) => area.name),
    words('node', ({ node }) => node.name),
    words('titleNl', ({ node }) => node.title.nl),
    words('titleEn', ({ node }) => node.title.en),
    words('parent', ({ node }) => node.parent),
    words('kind', ({ node }) => node.kind),
    amount('importMw', 'MW', ({ node }) => node.importMw),
    amount('exportMw', 'MW', ({ node }) => node.exportMw),
    words('direction', ({ node }) => node.direction),
    amount('expansionYear', null, ({ node }) => node.expansion?.year ?? null),
    amount('expansionMw', 'MW', ({ node }) => node.expansion?.addMw ?? null),
    amount('expansionEur', 'EUR', ({ node }) => node.expansion?.costEur ?? null),
    amount('regionalExitYear', null, ({ node }) => node.exitYears.regional),
    amount('nationalExitYear', null, ({ node }) => node.exitYears.national),
  ]);
}

/** One row per node, design (`now` without any), local month and hour that is simulated. */
export function headroomTable(result: RunResult): Table {
  const rows = nodesOf(result).flatMap(({ node }) =>
    Object.entries(node.headroomMw).flatMap(([design, months]) =>
      months.flatMap((hours, month) =>
        hours.flatMap((mw, hour) => (mw === null ? [] : [{ node, design, month: month + 1, hour, mw }])),
      ),
    ),
  );
  const { words, amount } = columnsOf(rows);
  return newTable('headroom', [
    words('node', ({ node }) => node.name),
    words('design', ({ design }) => design),
    words('direction', ({ node }) => node.direction),
    amount('month', null, ({ month }) => month),
    amount('hour', null, ({ hour }) => hour),
    amount('leastMw', 'MW', ({ mw }) => mw),
  ]);
}

/** One row per node, design (`now` without any) and percent of the hours, the highest load first. */
export function durationTable(result: RunResult): Table {
  const rows = nodesOf(result).flatMap(({ node }) =>
    Object.entries(node.durationMw).flatMap(([design, values]) =>
      values.map((mw, percent) => ({ node, design, percent, mw })),
    ),
  );
  const { words, amount } = columnsOf(rows);
  return newTable('duration', [
    words('node', ({ node }) => node.name),
    words('design', ({ design }) => design),
    amount('hoursPercent', '%', ({ percent }) => percent),
    amount('loadMw', 'MW', ({ mw }) => mw),
  ]);
}

/** One row per design, area, future, local month and hour in which companies are called. */
export function callsTable({ flex }: RunResult): Table {
  const rows = (flex?.designs ?? []).flatMap(design =>
    design.futures.flatMap(future =>
      future.callHours.flatMap((hours, month) =>
        hours.flatMap((called, hour) =>
          called > 0 ? [{ design: design.name, future, month: month + 1, hour, called }] : [],
        ),
      ),
    ),
  );
  const { words, amount } = columnsOf(rows);
  return newTable('calls', [
    words('design', ({ design }) => design),
    words('area', ({ future }) => future.area),
    words('path', ({ future }) => future.path),
    amount('month', null, ({ month }) => month),
    amount('hour', null, ({ hour }) => hour),
    amount('calledHours', 'h', ({ called }) => called),
  ]);
}
