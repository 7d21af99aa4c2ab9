import type { DesignResult, FlexArea } from '../../scenarios/index.ts';
import { isNarrow } from './chart.ts';
import { figure } from './figures.ts';
import { bestCell, hourInWords, hoursPanel } from './flex-hours.ts';
import { designTitle, type FlexChart, type FlexScene } from './flex-scene.ts';
import { SEQUENTIAL } from './palette.ts';
import { stacked } from './panels.ts';

/** When companies are called: hours of all of them together by month and hour of the day. */
export const callCalendar: FlexChart = {
  applies: ({ designs }) =>
    designs.some(({ futures }) => futures.some(({ callHours }) => callHours.flat().some(hours => hours > 0))),
  text: textOf,
  view: viewOf,
};

/** Mean over the futures, by local month and hour. */
function calledHours({ futures }: DesignResult, { name }: FlexArea): number[][] {
  const here = futures.filter(({ area }) => area === name);
  return here[0]!.callHours.map((hours, m) =>
    hours.map((_, h) => here.reduce((sum, { callHours }) => sum + callHours[m]![h]!, 0) / here.length),
  );
}

function textOf(scene: FlexScene) {
  const { area, design, language } = scene;
  const hours = calledHours(design, area);
  const total = hours.flat().reduce((sum, one) => sum + one, 0);
  const [place, name] = [area.title[language], designTitle(scene)];
  const title =
    language === 'nl'
      ? `Wanneer er wordt afgeroepen in ${place}: ${name}`
      : `When calls are made in ${place}: ${name}`;
  if (total === 0)
    return {
      title,
      reading:
        language === 'nl'
          ? 'Met dit ontwerp wordt 0 uur afgeroepen.'
          : 'With this design 0 hours are called.',
    };
  const most = bestCell(hours, (one, best) => one > best)!;
  const at = hourInWords(most, language);
  const [all, top] = [figure(total, language), figure(most.value, language)];
  const reading =
    language === 'nl'
      ? `Alle bedrijven samen worden ${all} uur afgeroepen (elk bedrijf telt apart, gemiddeld over de paden), het meest ${at}: ${top} uur.`
      : `All companies together are called for ${all} hours (each counts apart, mean over the paths), most ${at}: ${top} h.`;
  return { title, reading };
}

function viewOf(scene: FlexScene) {
  const { area, design, language, width } = scene;
  const hours = calledHours(design, area);
  const most = Math.max(...hours.flat());
  // What is never called stays empty.
  const values = hours.map(row => row.map(one => (one > 0 ? one : null)));
  const panel = hoursPanel(scene, {
    title: null,
    values,
    colour: {
      field: 'v',
      type: 'quantitative',
      title:
        language === 'nl' ? 'Afgeroepen, alle bedrijven samen (uur)' : 'Called, all companies together (h)',
      scale: { ...SEQUENTIAL, domain: [0, most || 1] },
      legend:
        most === 0
          ? null
          : {
              gradientLength: isNarrow(scene) ? 200 : 320,
              gradientThickness: 12,
              tickCount: 4,
              titleLimit: 320,
            },
    },
  });
  return stacked([panel], width);
}
