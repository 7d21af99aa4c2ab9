import { COST_PARTS, type CostPart, type CostParts } from '../../engine/index.ts';
import type { VariantResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { money, moneyUnit } from './figures.ts';
import { COST_PART_LABELS, variantTitle } from './labels.ts';
import { COST_PART_COLOURS, INK } from './palette.ts';
import { legendColumns, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** The cost of operation by part: a bar for each variant of the year, or for each year of a single variant. */
export const costBreakdown: Chart = {
  needsSeries: false,
  applies: result => result.variants.some(({ costParts }) => costParts !== null),
  text: textOf,
  view: viewOf,
};

/** Parts smaller than this share of the largest bar are not drawn. */
const VISIBLE_SHARE = 0.002;

const COSTS = { nl: 'kost', en: 'costs' };
const EARNS = { nl: 'levert', en: 'earns' };

interface Bar {
  readonly label: string;
  readonly parts: CostParts;
  readonly totalEur: number;
}

function barsOf({ result, variant, site, language }: Scene): Bar[] {
  const ofYear = result.variants.filter(({ year }) => year === variant.year);
  const lines = ofYear.length > 1 ? ofYear : result.variants.filter(({ name }) => name === variant.name);
  const isByYear = ofYear.length === 1 && lines.length > 1;
  return lines.flatMap(line => {
    const parts = partsOf(line, site);
    if (!parts) return [];
    const title = variantTitle(line.name, result.report.packages, language);
    const totalEur = COST_PARTS.reduce((sum, part) => sum + parts[part], 0);
    return [{ label: isByYear ? String(line.year) : title, parts, totalEur }];
  });
}

function partsOf(line: VariantResult, site: string | undefined): CostParts | null {
  return site === undefined
    ? line.costParts
    : (line.sites.find(({ name }) => name === site)?.costParts ?? null);
}

function shownParts(bars: readonly Bar[]): CostPart[] {
  const largest = Math.max(
    ...bars.map(({ parts }) => COST_PARTS.reduce((sum, part) => sum + Math.abs(parts[part]), 0)),
  );
  return COST_PARTS.filter(part => bars.some(({ parts }) => Math.abs(parts[part]) > VISIBLE_SHARE * largest));
}

function textOf(scene: Scene) {
  const { language, variant } = scene;
  const title =
    language === 'nl' ? `Waar de kosten zitten, ${variant.year}` : `What makes up the cost, ${variant.year}`;
  const bars = barsOf(scene);
  if (bars.length === 0) return { title, reading: '' };
  const sorted = [...bars].sort((a, b) => a.totalEur - b.totalEur);
  const low = sorted[0]!;
  const high = sorted.at(-1)!;
  const part = COST_PARTS.reduce((most, one) =>
    Math.abs(low.parts[one]) > Math.abs(low.parts[most]) ? one : most,
  );
  const amount = (eur: number) => money(eur, language);
  const largest = COST_PART_LABELS[part][language].replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase());
  const verb = low.totalEur < 0 ? EARNS[language] : COSTS[language];
  const one = `${low.label} ${verb} ${amount(Math.abs(low.totalEur))}${low.totalEur < 0 && language === 'nl' ? ' op' : ''}; ${
    language === 'nl' ? 'de grootste post is' : 'the largest part is'
  } ${largest} (${amount(low.parts[part])})`;
  if (low === high) return { title, reading: `${one}.` };
  const other =
    language === 'nl'
      ? `de duurste is ${high.label} met ${amount(high.totalEur)}`
      : `the dearest is ${high.label} at ${amount(high.totalEur)}`;
  return { title, reading: `${one}; ${other}.` };
}

function viewOf(scene: Scene) {
  const { language, width } = scene;
  const bars = barsOf(scene);
  if (bars.length === 0) return null;
  const parts = shownParts(bars);
  const unit = moneyUnit(Math.max(...bars.map(({ totalEur }) => Math.abs(totalEur))), language);
  const values = bars.flatMap(({ label, parts: eur }) =>
    parts.map(part => ({
      label,
      part: COST_PART_LABELS[part][language],
      order: COST_PARTS.indexOf(part),
      v: drawn(eur[part] / unit.eur),
    })),
  );
  const totals = bars.map(({ label, totalEur }) => ({
    label,
    net: drawn(totalEur / unit.eur),
    words: `${label}: ${money(totalEur, language)}`,
  }));
  const y = {
    field: 'label',
    type: 'nominal',
    title: null,
    sort: bars.map(({ label }) => label),
    axis: null,
  };
  const title =
    language === 'nl' ? `Kosten over de periode (${unit.label})` : `Cost over the period (${unit.label})`;
  return {
    height: { step: 48 },
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      {
        data: { values },
        mark: { type: 'bar', height: { band: 0.42 }, yOffset: 6, stroke: '#ffffff', strokeWidth: 0.5 },
        encoding: {
          y,
          x: quantity('v', title, { stack: 'zero' }),
          order: { field: 'order', type: 'quantitative' },
          color: {
            field: 'part',
            type: 'nominal',
            title: null,
            scale: {
              domain: parts.map(part => COST_PART_LABELS[part][language]),
              range: parts.map(part => COST_PART_COLOURS[part]),
            },
            legend: {
              columns: legendColumns(
                width,
                parts.map(part => COST_PART_LABELS[part][language]),
              ),
              symbolType: 'square',
            },
          },
        },
      },
      {
        data: { values: totals },
        mark: {
          type: 'tick',
          thickness: 3,
          height: { band: 0.56 },
          yOffset: 6,
          opacity: 1,
          color: INK,
          aria: false,
        },
        encoding: { y, x: { field: 'net', type: 'quantitative' } },
      },
      {
        data: { values: totals },
        mark: { type: 'text', align: 'left', baseline: 'middle', dy: -19, fontSize: 12, aria: false },
        encoding: { y, x: { value: 0 }, text: { field: 'words' } },
      },
    ],
  };
}
