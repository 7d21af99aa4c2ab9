import type { DesignFuture } from '../../scenarios/index.ts';
import { figure } from './figures.ts';
import { designTitle, designTitles, type FlexChart, type FlexScene } from './flex-scene.ts';
import type { Language } from './labels.ts';
import { legendColumns, legendLines, quantity } from './panels.ts';
import { deliveredShare, type QueueState, servedCount, servedMw, stateOf, tightest } from './queue-states.ts';
import { drawn } from './thinning.ts';
import { CHARACTER_EM, wrapped } from './wrapping.ts';

/** The waiting list from first to last, a bar per design: who is let in, who stops it, who would fit if nobody were ahead. */
export const waitingList: FlexChart = {
  applies: ({ areas }) => areas.some(({ requests }) => requests > 0),
  text: textOf,
  view: viewOf,
};

const STATES = {
  served: { nl: 'Erbij', en: 'Let in', colour: '#0072B2' },
  stops: { nl: 'Past als eerste niet', en: 'First that does not fit', colour: '#D55E00' },
  wouldFit: {
    nl: 'Zou passen, maar is niet aan de beurt',
    en: 'Would fit, but it is not its turn',
    colour: '#E69F00',
  },
  waits: { nl: 'Wacht', en: 'Waits', colour: '#B3B3B3' },
} as const satisfies Readonly<Record<QueueState, object>>;

interface Segment {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly state: QueueState;
}

function segmentsOf(future: DesignFuture): Segment[] {
  let sum = 0;
  return future.queue.map(one => {
    const from = sum;
    sum += one.mw;
    return { name: one.name, from, until: sum, state: stateOf(future, one) };
  });
}

function textOf(scene: FlexScene) {
  const { area, design, language } = scene;
  const place = area.title[language];
  const title =
    language === 'nl' ? `Hoe ver de wachtrij komt: ${place}` : `How far the waiting list gets: ${place}`;
  if (area.requests === 0)
    return {
      title,
      reading: language === 'nl' ? 'In de wachtrij staan 0 aanvragen.' : 'There are 0 requests on the list.',
    };
  const future = tightest(design, area);
  const [mw, all] = [servedMw(future), area.requestedMw].map(one => figure(one, language));
  const count = servedCount(future);
  const first =
    language === 'nl'
      ? `Met ${designTitle(scene)} kunnen ${count} van de ${area.requests} aanvragen erbij (${mw} van de ${all} MW)`
      : `With ${designTitle(scene)} ${count} of the ${area.requests} requests are let in (${mw} of the ${all} MW)`;
  const through = throughText(design, area, language);
  return { title, reading: `${first}${through}; ${stoppedText(future, language)}.` };
}

/** Of the energy: an MW that is let in may be limited. */
function throughText(design: FlexScene['design'], area: FlexScene['area'], language: Language): string {
  const share = deliveredShare(design, area);
  if (share === null) return '';
  const percent = figure(100 * share, language);
  return language === 'nl'
    ? `, ${percent} % van de stroom gaat door`
    : `, ${percent} % of the energy goes through`;
}

function stoppedText({ stoppedBy }: DesignFuture, language: Language): string {
  if (stoppedBy === null) return language === 'nl' ? 'niemand blijft wachten' : 'nobody is left waiting';
  return language === 'nl'
    ? `als eerste past ${stoppedBy} niet`
    : `the first that does not fit is ${stoppedBy}`;
}

const LINE_PX = 15;
const BAR_PX = 16;
/** Room under a bar. */
const GAP_PX = 18;
const CHARACTER_PX = 12 * CHARACTER_EM;
const UNKNOWN_PX = 340;
/** Part of the axis that is left open between two requests. */
const BETWEEN = 0.003;

/** Every bar has its words right above it. */
function atBottom(lines: readonly string[], most: number): string[] {
  return [...new Array<string>(most - lines.length).fill(' '), ...lines];
}

function viewOf(scene: FlexScene) {
  const { flex, area, language, width } = scene;
  if (area.requests === 0) return null;
  const titles = designTitles(flex, language);
  const futures = flex.designs.map(design => tightest(design, area));
  const px = (width === 'container' ? UNKNOWN_PX : width) - 24;
  const words = futures.map((future, row) => {
    const mw = figure(servedMw(future), language);
    const through = throughText(flex.designs[row]!, area, language);
    return wrapped(`${titles[row]}: ${mw} MW${through}; ${stoppedText(future, language)}`, px, CHARACTER_PX);
  });
  const mostLines = Math.max(...words.map(({ length }) => length));
  const linesPx = LINE_PX * mostLines;
  const between = BETWEEN * area.requestedMw;
  const rows = futures.flatMap((future, row) =>
    segmentsOf(future).map(({ name, from, until, state }) => ({
      row,
      name,
      from: drawn(from),
      until: drawn(Math.max(from + (until - from) / 2, until - between)),
      state: STATES[state][language],
    })),
  );
  const shown = (Object.keys(STATES) as QueueState[]).filter(state =>
    rows.some(row => row.state === STATES[state][language]),
  );
  const labels = shown.map(state => STATES[state][language]);
  const y = { field: 'row', type: 'ordinal', title: null, axis: null };
  return {
    height: { step: linesPx + BAR_PX + GAP_PX },
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      {
        data: { values: rows },
        mark: { type: 'bar', height: BAR_PX, yOffset: linesPx / 2 },
        encoding: {
          y,
          x: quantity(
            'from',
            language === 'nl' ? 'Aangevraagd, op volgorde (MW)' : 'Requested, in order (MW)',
            {
              scale: { domain: [0, drawn(area.requestedMw)], nice: false },
              axis: { grid: false },
            },
          ),
          x2: { field: 'until' },
          color: {
            field: 'state',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: shown.map(state => STATES[state].colour) },
            legend: {
              columns: legendColumns(width, labels),
              symbolType: 'square',
              ...legendLines(width, labels),
            },
          },
        },
      },
      {
        data: { values: words.map((lines, row) => ({ row, words: atBottom(lines, mostLines).join('\n') })) },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'top',
          dy: -(linesPx + BAR_PX) / 2 - 2,
          fontSize: 12,
          lineBreak: '\n',
          lineHeight: LINE_PX,
          aria: false,
        },
        encoding: { y, x: { value: 0 }, text: { field: 'words' } },
      },
    ],
  };
}
