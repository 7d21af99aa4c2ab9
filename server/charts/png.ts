import { Resvg } from '@resvg/resvg-js';
import type { VegaLiteSpec } from './chart.ts';
import { renderSvg } from './svg.ts';

/** Sharp on screens with two pixels to a CSS pixel, and on paper. */
const SCALE = 2;

/**
 * Draws a chart as PNG, on white unless its theme has a background of its own. Text needs a font on the machine: of the
 * fonts the chart asks for, the first one there is used.
 */
export async function renderPng(spec: VegaLiteSpec): Promise<Uint8Array> {
  const resvg = new Resvg(await renderSvg(spec), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  return resvg.render().asPng();
}
