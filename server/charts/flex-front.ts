import type { DesignResult, FlexResult } from '../../scenarios/index.ts';
import { figure, money, moneyUnit } from './figures.ts';
import { designColour, designTitle, designTitles, type FlexChart, type FlexScene } from './flex-scene.ts';
import { INK } from './palette.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** MW that a design unlocks against what it costs, beside what building as much would cost. */
export const flexFront: FlexChart = {
  applies: ({ designs }) => designs.length > 1,
  text: textOf,
  view: viewOf,
};

/** Designs that a search ran: neither of the study nor in the legend. */
function trialsOf({ searches = [] }: FlexResult) {
  return searches.flatMap(({ trials }) =>
    trials.flatMap(({ unlockedMw, costEur }) =>
      unlockedMw === null || costEur === null ? [] : [{ unlockedMw, costEur }],
    ),
  );
}

const TRIAL = '#999999';
const SEARCHED = {
  nl: ' De # grijze stippen zijn ontwerpen die zijn doorzocht.',
  en: ' The # grey dots are designs that were searched.',
};

/** Payments and lost tariff beyond those of the first design, EUR a year. */
function addedCost({ againstFirst: { paymentsEur, tariffLostEur } }: DesignResult): number {
  return paymentsEur.mean + tariffLostEur.mean;
}

function isOnFront({ front }: FlexResult, { name }: DesignResult): boolean {
  return front.some(one => one.name === name && one.isOnFront);
}

function textOf(scene: FlexScene) {
  const { flex, language } = scene;
  const title =
    language === 'nl' ? 'Wat elk ontwerp vrijmaakt en kost' : 'What every design unlocks and costs';
  const count = trialsOf(flex).length;
  const searched = count === 0 ? '' : SEARCHED[language].replace('#', String(count));
  return { title, reading: `${unlockedText(scene)} ${frontText(scene)}${searched}` };
}

function unlockedText(scene: FlexScene): string {
  const { flex, design, language } = scene;
  const name = capitalised(designTitle(scene));
  const [base] = flex.designs;
  if (design === base)
    return language === 'nl'
      ? `${name} is de basis: de andere ontwerpen worden ermee vergeleken; hier staat het op 0 MW.`
      : `${name} is the base: the other designs are compared with it; here it stands at 0 MW.`;
  const { buildingEurPerMw, unlockedMw } = design;
  const [mw, eur] = [figure(unlockedMw, language), money(addedCost(design), language)];
  const first = designTitles(flex, language)[0];
  const build =
    buildingEurPerMw === null || unlockedMw <= 0 ? null : money(buildingEurPerMw * unlockedMw, language);
  if (language === 'nl') {
    const beside = build === null ? '' : `; evenveel bouwen kost ${build} per jaar`;
    return `${name} maakt ${mw} MW meer vrij dan ${first} voor ${eur} per jaar${beside}.`;
  }
  const beside = build === null ? '' : `; building as much costs ${build} a year`;
  return `${name} unlocks ${mw} MW more than ${first} for ${eur} a year${beside}.`;
}

function frontText({ flex, language }: FlexScene): string {
  const all = flex.designs.length;
  const good = flex.designs.filter(one => isOnFront(flex, one)).length;
  if (language === 'nl') {
    const are = good === 1 ? 'wordt' : 'worden';
    const open = good === all ? '' : '; een open punt wel';
    return `${good} van de ${all} ontwerpen ${are} door geen ander verslagen in MW, stroom, kosten en overbelasting samen${open}.`;
  }
  const open = good === all ? '' : '; an open point is';
  return `${good} of ${all} designs ${good === 1 ? 'is' : 'are'} beaten by no other in MW, energy, cost and overload together${open}.`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function viewOf({ flex, design, language, width }: FlexScene) {
  const titles = designTitles(flex, language);
  const trials = trialsOf(flex);
  const costs = flex.designs.map(addedCost);
  const mws = [...flex.designs, ...trials].map(({ unlockedMw }) => unlockedMw);
  const allCosts = [...costs, ...trials.map(({ costEur }) => costEur)];
  // Where nothing costs anything, what building costs is the measure.
  const builtEur = Math.max(0, ...mws) * Math.max(0, ...flex.designs.map(one => one.buildingEurPerMw ?? 0));
  const scale = allCosts.every(eur => eur === 0) ? [...allCosts, builtEur] : allCosts;
  const unit = moneyUnit(Math.max(...scale.map(Math.abs)), language);
  const [xDomain, yDomain] = [roomy(mws), roomy(scale.map(eur => eur / unit.eur))];
  const rows = flex.designs.map((one, d) => ({
    label: titles[d]!,
    mw: drawn(one.unlockedMw),
    v: drawn(costs[d]! / unit.eur),
    isGood: isOnFront(flex, one),
    isChosen: one === design,
  }));
  const color = {
    field: 'label',
    type: 'nominal',
    title: null,
    scale: { domain: titles, range: flex.designs.map(one => designColour(flex, one)) },
    legend: { columns: legendColumns(width, titles), symbolType: 'circle', ...legendLines(width, titles) },
  };
  const x = quantity('mw', language === 'nl' ? 'Meer erbij (MW)' : 'More let in (MW)', {
    scale: { domain: xDomain, nice: false },
  });
  const y = quantity(
    'v',
    language === 'nl' ? `Kosten (${unit.label} per jaar)` : `Cost (${unit.label} a year)`,
    {
      scale: { domain: yDomain, nice: false },
    },
  );
  const size = {
    field: 'isChosen',
    type: 'nominal',
    legend: null,
    scale: { domain: [true, false], range: [260, 130] },
  };
  return {
    height: 250,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      ...buildingLayers(flex, language, unit.eur, xDomain, yDomain, { x, y }),
      {
        data: {
          values: trials.map(({ unlockedMw, costEur }) => ({
            mw: drawn(unlockedMw),
            v: drawn(costEur / unit.eur),
          })),
        },
        mark: { type: 'point', filled: true, size: 28, color: TRIAL, opacity: 0.8, aria: false },
        encoding: { x, y },
      },
      {
        data: { values: rows.filter(({ isGood }) => !isGood) },
        mark: { type: 'point', filled: false, strokeWidth: 3, opacity: 1 },
        encoding: { x, y, color, size },
      },
      {
        data: { values: rows.filter(({ isGood }) => isGood) },
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: { x, y, color, size },
      },
    ],
  };
}

/** What as many MW cost when they are built: a line as far as the picture goes. */
function buildingLayers(
  { designs }: FlexResult,
  language: FlexScene['language'],
  unitEur: number,
  [, mostMw]: readonly number[],
  [, mostCost]: readonly number[],
  axes: { readonly x: object; readonly y: object },
) {
  const eurPerMw = designs.find(one => one.buildingEurPerMw !== null)?.buildingEurPerMw;
  if (!eurPerMw || designs.every(({ unlockedMw }) => unlockedMw <= 0)) return [];
  const slope = eurPerMw / unitEur;
  const end = Math.min(mostMw!, mostCost! / slope);
  const line = [0, end].map(mw => ({ mw: drawn(mw), v: drawn(mw * slope) }));
  const each = money(eurPerMw, language);
  const words = language === 'nl' ? `Bouwen: ${each} per MW per jaar` : `Building: ${each} per MW a year`;
  const isSteep = end < mostMw! / 2;
  return [
    {
      data: { values: line },
      mark: { type: 'line', color: INK, strokeDash: [6, 4], opacity: 0.6, aria: false },
      encoding: axes,
    },
    {
      data: { values: [{ ...line[1]!, words }] },
      mark: {
        type: 'text',
        align: isSteep ? 'left' : 'right',
        baseline: isSteep ? 'top' : 'bottom',
        dx: isSteep ? 8 : -2,
        dy: isSteep ? 2 : -8,
        aria: false,
      },
      encoding: { ...axes, text: { field: 'words' } },
    },
  ];
}

/** A scale with zero in it and room for whole points at the edges. */
function roomy(values: readonly number[]): [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = 0.09 * (high - low || 1);
  return [low - room, high + room];
}
