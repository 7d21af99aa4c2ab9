import { toArrowStream, toCsv } from '../../data/index.ts';
import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import { type ChartName, chartNames, chartSpec, needsSeries, renderSvg } from '../charts/index.ts';
import { tableNames, tableOf } from '../tables/index.ts';
import type { Language } from './language.ts';
import type { OutputFile } from './output-folder.ts';
import { type Format, resultJson } from './result-formats.ts';

const CHART_WIDTH_PX = 900;
/** Tables whose rows are steps: written only when the series are asked for. */
const PER_STEP = /^series-/;

interface Wish {
  readonly format: Format;
  readonly withSeries: boolean;
  readonly language: Language;
}

/** Every file of `--out`: the result, its tables (CSV, or Arrow when that is the format), and its charts. */
export async function outputFiles(
  result: RunResult,
  series: readonly SeriesTable[],
  wish: Wish,
): Promise<OutputFile[]> {
  return [
    { name: 'result.json', content: `${resultJson(result, null)}\n` },
    ...tableFiles(result, series, wish),
    ...(await chartFiles(result, series, wish.language)),
  ];
}

/** Files of an explanation: the result, and the tables and charts that need no series. */
export async function explanationFiles(result: RunResult, language: Language): Promise<OutputFile[]> {
  const plain: Wish = { format: 'table', withSeries: false, language };
  return [
    { name: 'result.json', content: `${resultJson(result, null)}\n` },
    ...tableFiles(result, [], plain),
    ...(await chartFiles(result, [], language, name => !needsSeries(name))),
  ];
}

function tableFiles(
  result: RunResult,
  series: readonly SeriesTable[],
  { format, withSeries }: Wish,
): OutputFile[] {
  const names = tableNames(result, series).filter(name => withSeries || !PER_STEP.test(name));
  return names.map(name => {
    const table = tableOf(name, { result, series });
    if (format === 'arrow') return { name: `${name}.arrow`, content: toArrowStream(table) };
    return { name: `${name}.csv`, content: toCsv(table) };
  });
}

/** One drawing per chart, of the variant that the answer leads with; another variant is a request to the server away. */
async function chartFiles(
  result: RunResult,
  series: readonly SeriesTable[],
  language: Language,
  isWanted: (name: ChartName) => boolean = () => true,
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const name of chartNames(result).filter(isWanted)) {
    const spec = chartSpec(name, { result, series, language, width: CHART_WIDTH_PX, theme: 'light' });
    files.push({ name: `${name}.svg`, content: await renderSvg(spec) });
  }
  return files;
}
