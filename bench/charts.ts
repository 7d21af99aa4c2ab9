import { createPool } from '../engine/index.ts';
import { library, runStudy } from '../scenarios/index.ts';
import { chartNames, chartSpec, renderPng, renderSvg } from '../server/charts/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { rounded, spread, timed } from './statistics.ts';

const MOST_REPEATS = 10;

/** Milliseconds from a result to a drawn chart, per chart of the first business case of the library. */
export const chartsBench: Benchmark = {
  name: 'charts',
  text: 'milliseconds from result to SVG and PNG, per chart',
  async run({ repeats }) {
    const input = await sampleResult();
    const rows: Figures[] = [];
    for (const chart of chartNames(input.result)) {
      rows.push(await measure(chart, input, Math.min(repeats, MOST_REPEATS)));
    }
    return rows;
  },
};

type Sample = Awaited<ReturnType<typeof sampleResult>>;

async function sampleResult() {
  const entry = library().find(({ study }) => study.kind === 'business-case') ?? library()[0]!;
  const executor = createPool({ workers: 1 });
  try {
    return await runStudy(entry.study, {
      executor,
      sources: { dataSets: { list: () => [], get: () => undefined } },
    });
  } finally {
    await executor.close();
  }
}

async function measure(chart: string, { result, series }: Sample, repeats: number): Promise<Figures> {
  const { name: variant, year } = result.variants[0]!;
  const spec = () => chartSpec(chart, { result, series, language: 'en', variant, year, width: 900 });
  const svg = await timed(repeats, () => renderSvg(spec()));
  const png = await timed(repeats, () => renderPng(spec()));
  return {
    chart,
    repeats,
    svgMedianMs: rounded(spread(svg.ms).median),
    svgHighMs: rounded(spread(svg.ms).high),
    svgKb: rounded(svg.last.length / 1024),
    pngMedianMs: rounded(spread(png.ms).median),
    pngHighMs: rounded(spread(png.ms).high),
    pngKb: rounded(png.last.length / 1024),
  };
}
