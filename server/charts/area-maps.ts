import type { FlexArea, FlexResult } from '../../scenarios/index.ts';
import { isPlaced, type MapPoint, mapNote, mapOf } from './area-map.ts';
import { figure } from './figures.ts';
import { areaLeastMw, exitYear, NOW } from './flex-choice.ts';
import { designTitle, type FlexChart, type FlexScene } from './flex-scene.ts';
import { DIVERGING, SEQUENTIAL } from './palette.ts';
import { servedMw, tightest } from './queue-states.ts';
import { drawn } from './thinning.ts';

/** Areas by the least that any of their nodes has left, with nobody of the waiting list let in. */
export const areaHeadroom: FlexChart = {
  applies: isOnMap,
  text: scene => {
    const { flex, language } = scene;
    const least = leastBy(flex.areas, leastNow);
    const mw = figure(leastNow(least), language);
    const title = language === 'nl' ? 'Kaart: ruimte nu' : 'Map: headroom now';
    const reading =
      language === 'nl'
        ? `De minste ruimte is er in ${least.title.nl}: ${mw} MW in het krapste uur, met niemand van de wachtrij erbij.`
        : `The least headroom is in ${least.title.en}: ${mw} MW in the shortest hour, with nobody of the waiting list let in.`;
    return { title, reading: `${reading} ${mapNote(flex.areas, language)}` };
  },
  view: scene => {
    const { flex, language } = scene;
    const most = drawn(Math.max(1e-3, ...flex.areas.map(area => Math.abs(leastNow(area)))));
    const write = (mw: number) => `${figure(mw, language)} MW`;
    return mapOf(pointsOf(scene, leastNow, write), scene, {
      write,
      together: all => Math.min(...all),
      worst: 'lowest',
      colour: {
        ...COLOUR,
        title: language === 'nl' ? 'Minste ruimte (MW)' : 'Least headroom (MW)',
        scale: { domain: [-most, 0, most], range: DIVERGING },
      },
    });
  },
};

/** Areas by what still waits under the design in view. */
export const areaQueue: FlexChart = {
  applies: flex => isOnMap(flex) && flex.areas.some(({ requests }) => requests > 0),
  text: scene => {
    const { flex, language } = scene;
    const waiting = flex.areas.map(area => waitingMw(scene, area));
    const total = figure(
      waiting.reduce((sum, mw) => sum + mw, 0),
      language,
    );
    const all = figure(
      flex.areas.reduce((sum, { requestedMw }) => sum + requestedMw, 0),
      language,
    );
    const name = designTitle(scene);
    const title =
      language === 'nl' ? `Kaart: wie nog wacht met ${name}` : `Map: who still waits with ${name}`;
    const reading =
      language === 'nl'
        ? `Met ${name} wacht nog ${total} van de ${all} MW.`
        : `With ${name} ${total} of the ${all} MW still wait.`;
    return { title, reading: `${reading} ${mapNote(flex.areas, language)}` };
  },
  view: scene => {
    const { flex, language } = scene;
    const ofArea = (area: FlexArea) => waitingMw(scene, area);
    const most = drawn(
      Math.max(LEAST_SCALE_MW, ...flex.areas.map(ofArea), ...provinceSums(flex.areas, ofArea)),
    );
    const write = (mw: number) =>
      language === 'nl' ? `${figure(mw, language)} MW wacht` : `${figure(mw, language)} MW waits`;
    return mapOf(pointsOf(scene, ofArea, write), scene, {
      write,
      together: sumOf,
      worst: 'highest',
      colour: {
        ...COLOUR,
        title: language === 'nl' ? 'Wacht nog (MW)' : 'Still waits (MW)',
        scale: { ...SEQUENTIAL, domain: [0, most] },
      },
    });
  },
};

/** Areas by the year from which there is to be room: the latest of their nodes. */
export const areaExitYear: FlexChart = {
  applies: flex => isOnMap(flex) && flex.areas.some(area => exitYear(area) !== null),
  text: scene => {
    const { flex, language } = scene;
    const years = flex.areas.map(exitYear).filter(year => year !== null);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const title =
      language === 'nl' ? 'Kaart: jaar waarin er weer ruimte is' : 'Map: year in which there is room again';
    const span =
      first === last ? `${first}` : language === 'nl' ? `${first} tot ${last}` : `${first} to ${last}`;
    const known = `${years.length} ${language === 'nl' ? 'van de' : 'of'} ${flex.areas.length}`;
    const reading =
      language === 'nl'
        ? `Ruimte wordt verwacht in ${span} (bekend voor ${known} gebieden); van het station en het landelijke net telt het laatste jaar.`
        : `Room is expected in ${span} (known for ${known} areas); of the station and the national grid the later year counts.`;
    return { title, reading: `${reading} ${mapNote(flex.areas, language)}` };
  },
  view: scene => {
    const { flex, language } = scene;
    const years = flex.areas.map(exitYear).filter(year => year !== null);
    const domain = [...new Set(years)].sort((a, b) => a - b);
    return mapOf(pointsOf(scene, exitYear, String), scene, {
      write: String,
      together: all => Math.max(...all),
      worst: 'highest',
      colour: {
        ...COLOUR,
        title: language === 'nl' ? 'Weer ruimte (jaar)' : 'Room again (year)',
        scale: { ...SEQUENTIAL, domain: [domain[0]! - 1, domain.at(-1)!], nice: false },
        legend: { ...COLOUR.legend, format: 'd', values: domain },
      },
    });
  },
};

/** Where nobody waits the scale still has figures that can be read. */
const LEAST_SCALE_MW = 1;

const COLOUR = {
  field: 'v',
  type: 'quantitative',
  legend: { gradientLength: 200, gradientThickness: 12, tickCount: 4, titleLimit: 260 },
} as const;

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Of the areas without a place, which colour their province together. */
function provinceSums(areas: readonly FlexArea[], of: (area: FlexArea) => number): number[] {
  const loose = areas.filter(({ place }) => place === null);
  const provinces = [...new Set(loose.map(({ province }) => province))];
  return provinces.map(province => sumOf(loose.filter(area => area.province === province).map(of)));
}

function isOnMap({ areas }: FlexResult): boolean {
  return areas.some(isPlaced);
}

function pointsOf(
  { flex, language }: FlexScene,
  figureOf: (area: FlexArea) => number | null,
  write: (value: number) => string,
): MapPoint[] {
  return flex.areas.map(area => {
    const value = figureOf(area);
    const unknown = language === 'nl' ? 'onbekend' : 'unknown';
    return { area, value, words: value === null ? unknown : write(value) };
  });
}

function leastNow(area: FlexArea): number {
  return areaLeastMw(area, NOW);
}

function leastBy(areas: readonly FlexArea[], of: (area: FlexArea) => number): FlexArea {
  return areas.reduce((least, area) => (of(area) < of(least) ? area : least));
}

function waitingMw({ design }: FlexScene, area: FlexArea): number {
  if (area.requests === 0) return 0;
  return area.requestedMw - servedMw(tightest(design, area));
}
