import { isNarrow } from './chart.ts';
import { figure } from './figures.ts';
import { NOW } from './flex-choice.ts';
import { type ByMonthAndHour, bestCell, hourInWords, hoursPanel } from './flex-hours.ts';
import { designTitle, type FlexChart, type FlexScene } from './flex-scene.ts';
import { DIVERGING } from './palette.ts';
import { stacked } from './panels.ts';
import { drawn } from './thinning.ts';

/** What a node has left by month and hour, with nobody let in and with a design. */
export const headroom: FlexChart = {
  applies: () => true,
  text: textOf,
  view: viewOf,
};

/** Below this a shortage is rounding, MW. */
const NOTHING_MW = 1e-3;

function textOf(scene: FlexScene) {
  const { node, design, language } = scene;
  const place = node.title[language];
  const isImport = node.direction === 'import';
  const title =
    language === 'nl'
      ? `Ruimte voor ${isImport ? 'afname' : 'invoeding'} op ${place}, nu en met ${designTitle(scene)}`
      : `Headroom for ${isImport ? 'off-take' : 'feed-in'} at ${place}, now and with ${designTitle(scene)}`;
  const [now, then] = [node.headroomMw[NOW]!, node.headroomMw[design.name]!].map(one =>
    leastText(one, scene),
  );
  const reading =
    language === 'nl'
      ? `De minste ruimte is nu, met niemand van de wachtrij erbij, ${now}; met het ontwerp ${then}. Elk vakje is het minste van alle dagen en paden; een kruisje is te veel belasting.`
      : `The least headroom now, with nobody of the waiting list let in, is ${now}; with the design ${then}. Every cell is the least of all days and paths; a cross is too much load.`;
  return { title, reading };
}

function leastText(values: ByMonthAndHour, { language }: FlexScene): string {
  const least = bestCell(values, (mw, best) => mw < best);
  if (!least) return '–';
  return `${figure(least.value, language)} MW (${hourInWords(least, language)})`;
}

function viewOf(scene: FlexScene) {
  const { node, design, language, width } = scene;
  const both = [node.headroomMw[NOW]!, node.headroomMw[design.name]!];
  const most = Math.max(NOTHING_MW, ...both.flat(2).map(mw => Math.abs(mw ?? 0)));
  const titles = [
    { nl: 'Nu', en: 'Now' }[language],
    language === 'nl' ? 'Met het ontwerp' : 'With the design',
  ];
  const panels = both.map((values, p) =>
    hoursPanel(scene, {
      title: titles[p]!,
      values,
      isMarked: mw => mw < -NOTHING_MW,
      colour: {
        field: 'v',
        type: 'quantitative',
        title: language === 'nl' ? 'Minste ruimte (MW)' : 'Least headroom (MW)',
        scale: { domain: [-drawn(most), 0, drawn(most)], range: DIVERGING },
        legend:
          p === 0
            ? null
            : {
                gradientLength: isNarrow(scene) ? 200 : 320,
                gradientThickness: 12,
                tickCount: 5,
                titleLimit: 320,
              },
      },
    }),
  );
  return stacked(panels, width);
}
