import type { DesignResult, FlexResult } from '../../scenarios/index.ts';
import { figure, money, moneyUnit } from './figures.ts';
import { designColour, designTitles, type FlexChart, type FlexScene } from './flex-scene.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** What companies at a node ask for a MW, the cheapest first and added up. */
export const flexSupply: FlexChart = {
  applies: ({ designs }) => designs.some(({ supply }) => supply.length > 0),
  text: textOf,
  view: viewOf,
};

type Step = DesignResult['supply'][number];

interface Curve {
  readonly design: DesignResult;
  readonly steps: readonly Step[];
}

/** The node in view where companies there are offered something, else the first node where they are. */
function curvesOf({ flex, node }: FlexScene): { readonly place: string; readonly curves: readonly Curve[] } {
  const at = (name: string): Curve[] =>
    flex.designs.flatMap(design => {
      const steps = design.supply.filter(one => one.node === name);
      return steps.length > 0 ? [{ design, steps }] : [];
    });
  const here = at(node.name);
  const place = here.length > 0 ? node.name : firstWithSupply(flex);
  return { place, curves: here.length > 0 ? here : at(place) };
}

function firstWithSupply({ designs }: FlexResult): string {
  return designs.flatMap(({ supply }) => supply)[0]!.node;
}

/** The design in view where it offers something, else the first that does. */
function chosenOf({ design }: FlexScene, curves: readonly Curve[]): Curve {
  return curves.find(one => one.design === design) ?? curves[0]!;
}

function textOf(scene: FlexScene) {
  const { flex, language } = scene;
  const { place, curves } = curvesOf(scene);
  const { steps, design } = chosenOf(scene, curves);
  const node = flex.areas.flatMap(({ nodes }) => nodes).find(({ name }) => name === place)!;
  const name = designTitles(flex, language)[flex.designs.indexOf(design)];
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const [low, high] = [money(first.eurPerMw, language), money(last.eurPerMw, language)];
  const mw = figure(last.totalMw, language);
  const title =
    language === 'nl'
      ? `Aanbod van flexibiliteit op ${node.title.nl}`
      : `Supply of flexibility at ${node.title.en}`;
  const one = steps.length === 1;
  const reading =
    language === 'nl'
      ? `Met ${name} vraagt ${first.name} ${one ? '' : 'het minst: '}${low} per MW per jaar${one ? '' : `; de laatste van de ${mw} MW, ${last.name}, vraagt ${high}`}. Onder dat bedrag is een bedrijf beter af zonder contract.`
      : `With ${name} ${first.name} asks ${one ? '' : 'the least: '}${low} per MW a year${one ? '' : `; the last of the ${mw} MW, ${last.name}, asks ${high}`}. Below that amount a company is better off without a contract.`;
  return { title, reading };
}

/** More names would lie over each other. */
const MOST_NAMES = 8;
/** A step that is shorter than this part of the axis has no room for its name. */
const LEAST_SHARE = 0.12;
/** Room above the dearest step for its name. */
const TOP = 1.12;
/** Where all is free there is an axis still. */
const LEAST_EUR = 1;

function viewOf(scene: FlexScene) {
  const { flex, language, width } = scene;
  const { curves } = curvesOf(scene);
  const chosen = chosenOf(scene, curves);
  const all = curves.flatMap(({ steps }) => steps);
  const most = Math.max(LEAST_EUR, ...all.map(({ eurPerMw }) => eurPerMw));
  const unit = moneyUnit(most, language);
  const mostMw = Math.max(...all.map(({ totalMw }) => totalMw));
  const titles = designTitles(flex, language);
  const labelOf = ({ design }: Curve) => titles[flex.designs.indexOf(design)]!;
  const rows = curves.flatMap(curve =>
    curve.steps.flatMap(({ mw, totalMw, eurPerMw, name }) =>
      [totalMw - mw, totalMw].map(at => ({
        mw: drawn(at),
        v: drawn(eurPerMw / unit.eur),
        label: labelOf(curve),
        name,
        isChosen: curve === chosen,
      })),
    ),
  );
  const named = chosen.steps.filter(({ mw }) => mw > LEAST_SHARE * mostMw).slice(0, MOST_NAMES);
  const names = named.map(({ name, mw, totalMw, eurPerMw }) => ({
    mw: drawn(totalMw - mw / 2),
    v: drawn(eurPerMw / unit.eur),
    words: name,
  }));
  const labels = curves.map(labelOf);
  const asked =
    language === 'nl' ? `Gevraagd (${unit.label} per MW per jaar)` : `Asked (${unit.label} per MW a year)`;
  return {
    height: 220,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    encoding: {
      x: quantity('mw', language === 'nl' ? 'Vermogen, opgeteld (MW)' : 'Power, added up (MW)', {
        scale: { domain: [0, drawn(mostMw)], nice: false },
      }),
      y: quantity('v', asked, { scale: { domain: [0, drawn((TOP * most) / unit.eur)], nice: false } }),
    },
    layer: [
      {
        data: { values: rows },
        mark: { type: 'line', interpolate: 'step-after', aria: false },
        encoding: {
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: curves.map(({ design }) => designColour(flex, design)) },
            legend: {
              columns: legendColumns(width, labels),
              ...legendLines(width, labels),
              symbolType: 'stroke',
              symbolStrokeWidth: 3,
            },
          },
          strokeWidth: {
            field: 'isChosen',
            type: 'nominal',
            legend: null,
            scale: { domain: [true, false], range: [3, 1.5] },
          },
        },
      },
      {
        data: { values: names },
        mark: { type: 'text', baseline: 'bottom', dy: -5, aria: false },
        encoding: { text: { field: 'words' } },
      },
    ],
  };
}
