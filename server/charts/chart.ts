import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import type { Language } from './labels.ts';

/** A Vega-Lite 6 specification: plain JSON. */
export type VegaLiteSpec = Readonly<Record<string, unknown>>;

/** What a chart is drawn from, and how. */
export interface ChartInput {
  readonly result: RunResult;
  /** Hourly tables of the run, all or those of the variant. */
  readonly series: readonly SeriesTable[];
  readonly language: Language;
  /** Default: the variant of the best package, else the first. Of flex products: the design. */
  readonly variant?: string | undefined;
  /** Path year; default: the first of the variant. */
  readonly year?: number | undefined;
  /** Week of the hourly table, counted from 0; default: the one with the highest mean price, as for a preview. */
  readonly week?: number | undefined;
  /** Only this site; default: all sites together. */
  readonly site?: string | undefined;
  /** Of flex products: the node of the grid, with the area that it lies in; default the one with the least headroom. */
  readonly node?: string | undefined;
  /** Width in CSS pixels, or `container` (default) for a page that lets the chart fill its place. */
  readonly width?: number | 'container' | undefined;
  /** `auto` (default) takes the text colour of the page on no background; `light` and `dark` bring their own. */
  readonly theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Title above the chart, and under it the sentence where the width is a number; default true. */
  readonly heading?: boolean | undefined;
}

/** A chart in words: its title, and one sentence that reads it with its figures. */
export interface ChartText {
  readonly title: string;
  readonly reading: string;
}

/** What every chart answers. `view` is the drawing without heading, width and theme; null where there is nothing to draw. */
export interface Chart {
  readonly needsSeries: boolean;
  readonly applies: (result: RunResult) => boolean;
  readonly text: (scene: Scene) => ChartText;
  readonly view: (scene: Scene) => VegaLiteSpec | null;
}

/** The input with its defaults filled in. */
export interface Scene {
  readonly result: RunResult;
  readonly language: Language;
  readonly variant: RunResult['variants'][number];
  /** Hourly table of the variant, if it has one. */
  readonly table: SeriesTable | null;
  /** Hourly tables of all variants of the year. */
  readonly tables: readonly SeriesTable[];
  readonly week: number | undefined;
  readonly site: string | undefined;
  readonly width: number | 'container';
}

/** Below this the layout is that of a telephone. */
const NARROW_PX = 560;

export function isNarrow({ width }: Pick<Scene, 'width'>): boolean {
  return width !== 'container' && width < NARROW_PX;
}
