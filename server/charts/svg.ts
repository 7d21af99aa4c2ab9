import * as vega from 'vega';
import type { VegaLiteSpec } from './chart.ts';
import { compileVega } from './compile.ts';
import { CHARACTER_EM } from './wrapping.ts';

/**
 * Without a canvas Vega takes every character for 0.8 em wide and cuts labels that fit. This is meant to be replaced, but
 * missing in its declarations.
 */
const { textMetrics } = vega as unknown as {
  readonly textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number };
};
textMetrics.width = (item: { fontSize?: number }, text: unknown) =>
  CHARACTER_EM * (item.fontSize ?? 11) * String(text ?? '').length;

/** Draws a chart as SVG, without a browser. */
export async function renderSvg(spec: VegaLiteSpec): Promise<string> {
  const view = new vega.View(vega.parse(compileVega(spec, true)), { renderer: 'none', logLevel: vega.Warn });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
