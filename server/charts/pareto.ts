import type { Front, FrontPoint, RunResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure, money, moneyUnit } from './figures.ts';
import { type Language, variantTitle, WORDS } from './labels.ts';
import { INK, SERIES_COLOURS } from './palette.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Packages by worth and CO2, the peak as size: those on the Pareto front by name, the others grey. */
export const pareto: Chart = {
  needsSeries: false,
  applies: ({ report }) => report.front !== undefined,
  text: ({ result, language }) => ({
    title: TITLE[language],
    reading: readingOf(result, result.report.front!, language),
  }),
  view: viewOf,
};

const TITLE = {
  nl: 'Zinnige keuzes: geld, CO₂ en piek',
  en: 'Choices that make sense: money, CO₂ and peak',
};
const BETTER = { nl: 'Er is een beter pakket', en: 'There is a better package' };
const OTHERS = { nl: 'Andere op het front', en: 'Others on the front' };
/** Packages that have a colour of their own; grey is for what is beaten. */
const MOST_NAMED = 7;
const GREY = '#999999';
const REST = '#444444';

function members({ points }: Front): readonly FrontPoint[] {
  return points.filter(({ dominatedBy }) => dominatedBy.length === 0);
}

function readingOf({ report }: RunResult, front: Front, language: Language): string {
  const all = front.points.length;
  const on = members(front);
  const title = ({ name }: FrontPoint) => variantTitle(name, report.packages, language);
  const best = on.reduce((one, other) => (other.npvEur > one.npvEur ? other : one));
  const cleanest = on.reduce((one, other) =>
    other.co2AvoidedTonPerYear > one.co2AvoidedTonPerYear ? other : one,
  );
  const lowest = on.reduce((one, other) => (other.peakMw < one.peakMw ? other : one));
  const worth = money(best.npvEur, language);
  const tonnes = figure(cleanest.co2AvoidedTonPerYear, language);
  const peak = figure(lowest.peakMw, language);
  if (language === 'nl')
    return `Op het front staan ${on.length} van de ${all} pakketten: het meest waard is ${title(best)} (${worth}), de meeste CO₂ vermijdt ${title(cleanest)} (${tonnes} t per jaar), de laagste piek heeft ${title(lowest)} (${peak} MW).`;
  return `On the front are ${on.length} of ${all} packages: ${title(best)} is worth the most (${worth}), ${title(cleanest)} avoids the most CO₂ (${tonnes} t per year), ${title(lowest)} has the lowest peak (${peak} MW).`;
}

function viewOf({ result, language, width }: Scene) {
  const front = result.report.front!;
  const unit = moneyUnit(Math.max(...front.points.map(({ npvEur }) => Math.abs(npvEur))), language);
  const on = [...members(front)].sort((a, b) => b.npvEur - a.npvEur);
  const rankOf = ({ name }: FrontPoint) => result.report.packages.find(one => one.name === name)?.rank;
  const named = new Map(
    on
      .slice(0, MOST_NAMED)
      .map(point => [
        point,
        `${rankOf(point)} ${variantTitle(point.name, result.report.packages, language)}`,
      ]),
  );
  const labelOf = (point: FrontPoint) =>
    named.get(point) ?? (point.dominatedBy.length === 0 ? OTHERS[language] : BETTER[language]);
  // What is beaten lies under what is not.
  const ordered = [...front.points.filter(({ dominatedBy }) => dominatedBy.length > 0), ...on];
  const values = ordered.map(point => ({
    label: labelOf(point),
    rank: named.has(point) ? String(rankOf(point)) : '',
    npv: drawn(point.npvEur / unit.eur),
    avoided: drawn(point.co2AvoidedTonPerYear),
    peak: drawn(point.peakMw),
  }));
  const line = edge(on).map(point => ({
    npv: drawn(point.npvEur / unit.eur),
    avoided: drawn(point.co2AvoidedTonPerYear),
  }));
  const worth =
    language === 'nl' ? `Netto contante waarde (${unit.label})` : `Net present value (${unit.label})`;
  const x = quantity('avoided', WORDS.avoided[language], { scale: roomy(values.map(one => one.avoided)) });
  const y = quantity('npv', worth, { scale: roomy(values.map(one => one.npv)) });
  return {
    height: 300,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    resolve: { legend: { color: 'independent', size: 'independent' } },
    layer: [
      {
        data: { values: [{ npv: 0 }] },
        mark: { type: 'rule', opacity: 0.5, aria: false },
        encoding: { y },
      },
      {
        data: { values: line },
        mark: { type: 'line', color: INK, strokeWidth: 1.5, strokeDash: [5, 3], aria: false },
        encoding: { x, y, order: { field: 'avoided', type: 'quantitative' } },
      },
      {
        data: { values },
        mark: { type: 'circle', opacity: 1, stroke: INK, strokeWidth: 0.75 },
        encoding: { x, y, size: sizes(values, language), color: colours(values, width) },
      },
      {
        data: { values: values.filter(({ rank }) => rank !== '').map(({ peak: _peak, ...row }) => row) },
        mark: { type: 'text', dx: 13, dy: -11, fontWeight: 700, aria: false },
        encoding: { x, y, text: { field: 'rank' } },
      },
    ],
  };
}

/** Of the front what is not beaten in money and CO2 alone: the others are on it for their lower peak. */
function edge(on: readonly FrontPoint[]): FrontPoint[] {
  let most = Number.NEGATIVE_INFINITY;
  return on.filter(({ co2AvoidedTonPerYear }) => {
    const isOn = co2AvoidedTonPerYear > most;
    if (isOn) most = co2AvoidedTonPerYear;
    return isOn;
  });
}

interface Row {
  readonly label: string;
  readonly peak: number;
}

function sizes(values: readonly Row[], language: Language) {
  const peaks = values.map(({ peak }) => peak);
  const [low, high] = [Math.min(...peaks), Math.max(...peaks)];
  const ticks = low === high ? [low] : [low, (low + high) / 2, high];
  return {
    field: 'peak',
    type: 'quantitative',
    title: language === 'nl' ? 'Piek (MW)' : 'Peak (MW)',
    scale: { domain: low === high ? [0, high || 1] : [low, high], range: [90, 520], zero: false },
    legend: { values: ticks.map(drawn), format: '.3~r', symbolType: 'circle', symbolFillColor: GREY },
  };
}

function colours(values: readonly Row[], width: Scene['width']) {
  const labels = [...new Set(values.map(({ label }) => label))];
  const own = labels.filter(label => !isGroup(label));
  const domain = [...own, ...labels.filter(isGroup)];
  const range = domain.map((label, i) =>
    isGroup(label) ? (Object.values(BETTER).includes(label) ? GREY : REST) : SERIES_COLOURS[i]!,
  );
  return {
    field: 'label',
    type: 'nominal',
    title: null,
    scale: { domain, range },
    legend: { columns: legendColumns(width, domain), symbolType: 'circle', ...legendLines(width, domain) },
  };
}

function isGroup(label: string): boolean {
  return Object.values(BETTER).includes(label) || Object.values(OTHERS).includes(label);
}

/** A scale with zero in it and room for whole points at the edges. */
function roomy(values: readonly number[]) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = 0.09 * (high - low || 1);
  return { domain: [low - room, high + room], nice: false };
}
