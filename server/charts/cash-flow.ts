import { LINE_KINDS, type LineKind } from '../../engine/index.ts';
import type { PackageFinance } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure, money, moneyUnit } from './figures.ts';
import { flowingPackage, hasFinance } from './flowing.ts';
import { type Language, LINE_KIND_LABELS, WORDS } from './labels.ts';
import { INK, LINE_KIND_COLOURS } from './palette.ts';
import { dashes, legendColumns, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** The cash flow of a package against the reference: what comes in and goes out each year by kind, and the running total. */
export const cashFlow: Chart = {
  needsSeries: false,
  applies: result => result.report.packages.some(hasFinance),
  text: textOf,
  view: viewOf,
};

function textOf({ result, variant, language }: Scene) {
  const { title, finance } = flowingPackage(result, variant.name);
  const heading = language === 'nl' ? `Kasstroom: ${title.nl}` : `Cash flow: ${title.en}`;
  return { title: heading, reading: readingOf(finance, language) };
}

function readingOf({ nominalEur, company, startYear }: PackageFinance, language: Language): string {
  const laidOut = money(Math.abs(nominalEur[0]!), language);
  const later = nominalEur.slice(1);
  const mean = later.reduce((sum, eur) => sum + eur, 0) / Math.max(1, later.length);
  const yearly = money(Math.abs(mean), language);
  const worth = money(company.npvEur, language);
  const years = company.paybackYears === null ? null : figure(company.paybackYears, language);
  const isPaid = nominalEur[0]! <= 0;
  if (language === 'nl') {
    const first = `Begin ${startYear} ${isPaid ? 'gaat' : 'komt'} er ${laidOut} ${isPaid ? 'uit' : 'in'}`;
    const then = `daarna ${mean < 0 ? 'kost' : 'levert'} het gemiddeld ${yearly} per jaar${mean < 0 ? '' : ' op'}`;
    const paid = years === null ? 'het wordt niet terugverdiend' : `terugverdiend na ${years} jaar`;
    return `${first}, ${then}; ${paid}, netto contant ${worth}.`;
  }
  const first = `At the start of ${startYear} ${laidOut} ${isPaid ? 'goes out' : 'comes in'}`;
  const then = `after that it ${mean < 0 ? 'costs' : 'earns'} ${yearly} a year on average`;
  const paid = years === null ? 'it is not paid back' : `paid back after ${years} years`;
  return `${first}, ${then}; ${paid}, net present value ${worth}.`;
}

function viewOf({ result, variant, language, width }: Scene) {
  const { finance } = flowingPackage(result, variant.name);
  const totals = runningTotal(finance.nominalEur);
  const unit = moneyUnit(Math.max(...totals.map(Math.abs)), language);
  const years = yearLabels(finance, language);
  const kinds = LINE_KINDS.filter(kind => finance.lines.some(line => line.kind === kind));
  const labels = kinds.map(kind => LINE_KIND_LABELS[kind][language]);
  const values = kinds.flatMap((kind, order) =>
    years.map((year, t) => ({
      year,
      label: labels[order],
      order,
      v: drawn(ofKind(finance, kind, t) / unit.eur),
    })),
  );
  const total = WORDS.runningTotal[language];
  const line = years.map((year, t) => ({ year, line: total, v: drawn(totals[t]! / unit.eur) }));
  const title = language === 'nl' ? `Nominaal (${unit.label})` : `Nominal (${unit.label})`;
  const x = {
    field: 'year',
    type: 'ordinal',
    title: null,
    sort: years,
    axis: { labelAngle: 0, labelOverlap: 'parity' },
  };
  return {
    height: 260,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    resolve: { legend: { color: 'independent', strokeDash: 'independent' } },
    layer: [
      {
        data: { values },
        mark: { type: 'bar', stroke: '#ffffff', strokeWidth: 0.5 },
        encoding: {
          x,
          y: quantity('v', title, { stack: 'zero' }),
          order: { field: 'order', type: 'quantitative' },
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: kinds.map(kind => LINE_KIND_COLOURS[kind]) },
            legend: { columns: legendColumns(width, labels), symbolType: 'square' },
          },
        },
      },
      {
        data: { values: line },
        mark: { type: 'line', color: INK, strokeWidth: 2 },
        encoding: { x, y: quantity('v', title), strokeDash: dashes([total], width) },
      },
    ],
  };
}

function runningTotal(flow: readonly number[]): number[] {
  let sum = 0;
  return flow.map(eur => (sum += eur));
}

function ofKind({ lines }: PackageFinance, kind: LineKind, t: number): number {
  return lines
    .filter(line => line.kind === kind)
    .reduce((sum, { eurByYear }) => sum + (eurByYear[t] ?? 0), 0);
}

/** The start, then the years at whose end the money falls. */
function yearLabels({ startYear, nominalEur }: PackageFinance, language: Language): string[] {
  return nominalEur.map((_, t) =>
    t === 0 ? (language === 'nl' ? 'begin' : 'start') : String(startYear + t - 1),
  );
}
