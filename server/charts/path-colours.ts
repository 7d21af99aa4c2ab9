import type { PathResult } from '../../scenarios/index.ts';
import type { Scene } from './chart.ts';
import type { Language } from './labels.ts';
import { SERIES_COLOURS } from './palette.ts';
import { legendColumns } from './panels.ts';

const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

/** Colour and shape of price paths, the same in every chart; two signs, so that no one needs to see colour. */
export function pathColour(
  paths: readonly PathResult[],
  language: Language,
  width: Scene['width'],
  hasLegend: boolean,
) {
  const domain = paths.map(({ title }) => title[language]);
  const legend = hasLegend ? { columns: legendColumns(width, domain) } : null;
  const sign = (range: readonly string[]) => ({
    field: 'path',
    type: 'nominal',
    title: null,
    scale: { domain, range: domain.map((_, k) => range[k % range.length]!) },
    legend,
  });
  return { color: sign(SERIES_COLOURS), shape: sign(SHAPES) };
}
