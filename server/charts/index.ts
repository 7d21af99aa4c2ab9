/**
 * Charts of a run, as Vega-Lite, Vega, SVG or PNG.
 *
 *     for (const name of chartNames(result)) {
 *       const spec = chartSpec(name, { result, series, language: 'nl', width: 900 });
 *       await writeFile(`${name}.svg`, await renderSvg(spec));
 *     }
 */
export type { ChartInput, ChartText, VegaLiteSpec } from './chart.ts';
export { compileVega } from './compile.ts';
export { COST_PART_LABELS } from './labels.ts';
export { renderPng } from './png.ts';
export {
  type ChartName,
  chartNames,
  chartSpec,
  chartText,
  needsSeries,
  toldChart,
} from './result-charts.ts';
export { seriesNeeded } from './series-needed.ts';
export { renderSvg } from './svg.ts';
