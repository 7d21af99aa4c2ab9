import { figure } from './figures.ts';
import { NOW } from './flex-choice.ts';
import { designColour, designTitle, designTitles, type FlexChart, type FlexScene } from './flex-scene.ts';
import { INK } from './palette.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Load of a node sorted from high to low, now and under every design, against its capacity. */
export const nodeLoadDuration: FlexChart = {
  applies: () => true,
  text: textOf,
  view: viewOf,
};

const NOW_WORDS = { nl: 'Nu, zonder de wachtrij', en: 'Now, without the waiting list' };

function capacityMw({ node }: FlexScene): number {
  return node.direction === 'import' ? node.importMw : node.exportMw;
}

/** Percent of the hours in which the load is above the capacity: of 101 points, so to the percent. */
function percentAbove(duration: readonly number[], capacity: number): number {
  const last = duration.findLastIndex(mw => mw > capacity + 1e-6);
  return last + 1;
}

function textOf(scene: FlexScene) {
  const { node, design, language } = scene;
  const capacity = capacityMw(scene);
  const place = node.title[language];
  const title = language === 'nl' ? `Belastingduurkromme van ${place}` : `Load duration curve of ${place}`;
  const then = node.durationMw[design.name]!;
  const [peak, now, limit] = [then[0]!, node.durationMw[NOW]![0]!, capacity].map(mw => figure(mw, language));
  const above = percentAbove(then, capacity);
  const name = designTitle(scene);
  if (language === 'nl') {
    const passed = above === 0 ? 'en komt niet boven' : `en is hoogstens ${above} % van de uren boven`;
    return {
      title,
      reading: `Met ${name} is de hoogste belasting ${peak} MW (nu ${now} MW) ${passed} de capaciteit van ${limit} MW.`,
    };
  }
  const passed = above === 0 ? 'and does not pass' : `and is above, in at most ${above} % of the hours,`;
  return {
    title,
    reading: `With ${name} the highest load is ${peak} MW (now ${now} MW) ${passed} the capacity of ${limit} MW.`,
  };
}

function viewOf(scene: FlexScene) {
  const { flex, node, language, width } = scene;
  const titles = designTitles(flex, language);
  const curves = [
    { label: NOW_WORDS[language], values: node.durationMw[NOW]! },
    ...flex.designs.map((one, d) => ({
      label: titles[d]!,
      values: node.durationMw[one.name]!,
    })),
  ];
  const rows = curves.flatMap(({ label, values }) =>
    values.map((mw, percent) => ({ percent, mw: drawn(mw), label })),
  );
  const labels = curves.map(({ label }) => label);
  const isExport = node.direction === 'export';
  const loadTitle = isExport
    ? { nl: 'Invoeding (MW)', en: 'Feed-in (MW)' }[language]
    : { nl: 'Belasting (MW)', en: 'Load (MW)' }[language];
  const capacity = capacityMw(scene);
  const words = `${language === 'nl' ? 'Capaciteit' : 'Capacity'} ${figure(capacity, language)} MW`;
  return {
    height: 240,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    encoding: {
      x: quantity('percent', language === 'nl' ? 'Deel van de uren (%)' : 'Share of the hours (%)', {
        scale: { domain: [0, 100], nice: false },
      }),
    },
    layer: [
      {
        data: { values: rows },
        mark: { type: 'line', aria: false },
        encoding: {
          y: quantity('mw', loadTitle, { scale: { zero: true } }),
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: {
              domain: labels,
              range: [NOW_COLOUR, ...flex.designs.map(one => designColour(flex, one))],
            },
            legend: {
              columns: legendColumns(width, labels),
              ...legendLines(width, labels),
              symbolType: 'stroke',
              symbolStrokeWidth: 3,
            },
          },
          // One curve often lies on another: those below show at both sides of those above.
          strokeWidth: {
            field: 'label',
            type: 'nominal',
            legend: null,
            scale: { domain: labels, range: [WIDEST, THINNEST] },
          },
        },
      },
      {
        data: { values: [{ mw: drawn(capacity) }] },
        mark: { type: 'rule', color: INK, strokeDash: [6, 4], aria: false },
        encoding: { x: null, y: { field: 'mw', type: 'quantitative' } },
      },
      {
        data: { values: [{ mw: drawn(capacity), words }] },
        mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -4, dx: -4, aria: false },
        encoding: {
          x: { value: { expr: 'width' } },
          y: { field: 'mw', type: 'quantitative' },
          text: { field: 'words' },
        },
      },
    ],
  };
}

const NOW_COLOUR = '#777777';
const WIDEST = 5.5;
const THINNEST = 1.2;
