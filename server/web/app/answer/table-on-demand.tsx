import { useState } from 'preact/hooks';
import { ask, BASE, type TableJson } from '../state/api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';
import type { ChartView } from './chart.tsx';
import { DataTable } from './data-table.tsx';
import { weekRows } from './week-rows.ts';

/** Charts of one line of the answer show its hours; a whole year of them is read by month. */
const TABLE_OF_CHART: readonly (readonly [RegExp, (view: ChartView) => string])[] = [
  [/waiting-list|^area-queue/, () => 'queue'],
  [/flex-front/, () => 'designs'],
  [/headroom/, () => 'headroom'],
  [/node-load-duration/, () => 'duration'],
  [/flex-supply/, () => 'supply'],
  [/call-calendar/, () => 'calls'],
  [/area-exit-year/, () => 'nodes'],
  [/week/, ({ variant, year }) => `series-${variant}-${year}`],
  [/year|duration|limit-value/, ({ variant, year }) => `months-${variant}-${year}`],
  [/tornado/, () => 'tornado'],
  [/break-even/, () => 'break-evens'],
  [/co2-target/, () => 'co2-target'],
  [/cost/, () => 'cost-parts'],
  [/cash-flow|waterfall/, () => 'cash-flow'],
  [/scatter/, () => 'packages'],
  [/pareto/, () => 'front'],
  [/regret/, () => 'robust'],
  [/price-paths/, () => 'path-prices'],
];

/** The figures behind a chart, read from the server once they are opened, with their downloads. */
export function TableOnDemand({
  chart,
  title,
  view,
}: {
  readonly chart: string;
  readonly title: string;
  readonly view: ChartView;
}) {
  const { say, language } = useVoice();
  const [isOpen, setOpen] = useState(false);
  const find = TABLE_OF_CHART.find(([pattern]) => pattern.test(chart))?.[1];
  const name = find ? find(view) : 'variants';
  const address = `/runs/${view.runId}/tables/${encodeURIComponent(name)}`;
  const { value: table, trouble } = useLoaded(isOpen ? address : null, signal =>
    ask<TableJson>(`${address}?format=json`, { signal }),
  );
  const weekly = chart.includes('week');
  const rows = weekly && table ? weekRows(table, view.week) : {};
  const csv = `${BASE}${address}?format=csv`;
  return (
    <details class="figures-table" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say('dataTable')}</summary>
      {isOpen && !table && !trouble && <p class="late quiet">{say('loading')}</p>}
      {trouble && <p class="quiet">{say('failed', { reason: trouble.detail })}</p>}
      {table && <DataTable table={table} title={title} {...rows} />}
      <p class="downloads">
        <span>{say('allFigures')}: </span>
        <a href={csv} download={`${name}.csv`}>
          CSV
        </a>
        {language === 'nl' && (
          <a href={`${csv}&dialect=nl`} download={`${name}.csv`}>
            {say('csvDutch')}
          </a>
        )}
        <a href={`${BASE}${address}?format=arrow`} download={`${name}.arrow`}>
          Arrow
        </a>
        <a href={`${BASE}${address}?format=json`} download={`${name}.json`}>
          JSON
        </a>
      </p>
    </details>
  );
}
