import type { PackageResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { figure, money, moneyUnit } from './figures.ts';
import type { Language } from './labels.ts';
import { WORDS } from './labels.ts';
import { INK, SERIES_COLOURS } from './palette.ts';
import { legendColumns, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Every package as a point: CO2 avoided against what it earns or costs over its life. */
export const packagesScatter: Chart = {
  needsSeries: false,
  applies: ({ report }) => report.packages.filter(hasPoint).length > 1,
  text: ({ result, language }) => ({
    title: TITLE[language],
    reading: readingOf(result.report.packages, language),
  }),
  view: viewOf,
};

const TITLE = { nl: 'Pakketten: kosten tegen CO₂', en: 'Packages: cost against CO₂' };

type Point = PackageResult & { readonly npvEur: number; readonly co2AvoidedTonPerYear: number };

function hasPoint(line: PackageResult): line is Point {
  return line.npvEur !== null && line.co2AvoidedTonPerYear !== null;
}

function readingOf(packages: readonly PackageResult[], language: Language): string {
  const options = packages.filter(hasPoint).filter(({ irrNote }) => irrNote !== 'reference');
  if (options.length === 0) return '';
  const best = options.reduce((most, line) => (line.npvEur > most.npvEur ? line : most));
  const cleanest = options.reduce((most, line) =>
    line.co2AvoidedTonPerYear > most.co2AvoidedTonPerYear ? line : most,
  );
  const paying = options.filter(({ npvEur }) => npvEur > 0).length;
  const worth = money(best.npvEur, language);
  const avoided =
    cleanest.co2AvoidedTonPerYear > 0
      ? { name: cleanest.title[language], tonnes: figure(cleanest.co2AvoidedTonPerYear, language) }
      : null;
  if (language === 'nl') {
    const co2 = avoided
      ? `de meeste CO₂ vermijdt ${avoided.name} (${avoided.tonnes} t per jaar)`
      : 'geen ervan vermijdt CO₂';
    return `Van de ${options.length} pakketten verdienen er ${paying} zich terug; de hoogste netto contante waarde heeft ${best.title.nl} (${worth}); ${co2}.`;
  }
  const co2 = avoided
    ? `${avoided.name} avoids the most CO₂ (${avoided.tonnes} t per year)`
    : 'none of them avoids CO₂';
  return `Of the ${options.length} packages ${paying} pay for themselves; ${best.title.en} has the highest net present value (${worth}); ${co2}.`;
}

function viewOf({ result, language, width }: Scene) {
  const points = result.report.packages.filter(hasPoint).sort((a, b) => a.rank - b.rank);
  if (points.length === 0) return null;
  const unit = moneyUnit(Math.max(...points.map(({ npvEur }) => Math.abs(npvEur))), language);
  const values = points.map(line => ({
    label: `${line.rank} ${line.title[language]}`,
    rank: String(line.rank),
    npv: drawn(line.npvEur / unit.eur),
    avoided: drawn(line.co2AvoidedTonPerYear),
  }));
  const worth =
    language === 'nl' ? `Netto contante waarde (${unit.label})` : `Net present value (${unit.label})`;
  const encoding = {
    x: quantity('avoided', WORDS.avoided[language], { scale: roomy(values.map(({ avoided }) => avoided)) }),
    y: quantity('npv', worth, { scale: roomy(values.map(({ npv }) => npv)) }),
  };
  const labels = values.map(({ label }) => label);
  return {
    height: 280,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { values },
    layer: [
      {
        data: { values: [{ npv: 0 }] },
        mark: { type: 'rule', opacity: 0.5, aria: false },
        encoding: { y: encoding.y },
      },
      {
        mark: { type: 'circle', size: 420, opacity: 1, stroke: INK, strokeWidth: 0.75 },
        encoding: {
          ...encoding,
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: {
              domain: labels,
              range: labels.map((_, i) => SERIES_COLOURS[i % SERIES_COLOURS.length]!),
            },
            legend: { columns: legendColumns(width, labels), symbolType: 'circle' },
          },
        },
      },
      {
        mark: {
          type: 'text',
          color: '#000000',
          fontWeight: 700,
          stroke: '#ffffff',
          strokeWidth: 2.5,
          aria: false,
        },
        encoding: { ...encoding, text: { field: 'rank' } },
      },
      {
        mark: { type: 'text', color: '#000000', fontWeight: 700, aria: false },
        encoding: { ...encoding, text: { field: 'rank' } },
      },
    ],
  };
}

/** A scale with zero in it and room for whole points at the edges. */
function roomy(values: readonly number[]) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = 0.09 * (high - low || 1);
  return { domain: [low - room, high + room], nice: false };
}
