import type { RecordSet } from '../../data/index.ts';
import { mapOf } from './area-map.ts';
import { figure } from './figures.ts';
import type { Language } from './labels.ts';
import { SEQUENTIAL } from './palette.ts';
import { renderSvg } from './svg.ts';
import { config, inked } from './theme.ts';
import { drawn } from './thinning.ts';

type MapAreas = Extract<RecordSet, { readonly kind: 'grid-areas' }>['records'];
type Side = 'offTake' | 'feedIn';

const WORDS = {
  nl: { offTake: 'Wachtrij voor afname', feedIn: 'Wachtrij voor invoeding', mw: 'Wachtrij (MW)' },
  en: { offTake: 'Queue for off-take', feedIn: 'Queue for feed-in', mw: 'Queue (MW)' },
} as const;
const WIDTH_PX = 340;

/** Stations of a capacity map by what waits for them, one map for each direction, beside or under each other; null where none has a place. */
export async function gridMapSvg(
  areas: MapAreas,
  language: Language,
  columns: 1 | 2,
): Promise<string | null> {
  const stations = areas.filter(one => !one.isCongestionArea && one.operator?.toLowerCase() !== 'tennet');
  if (!stations.some(({ latitude, longitude }) => latitude !== null && longitude !== null)) return null;
  const most = Math.max(
    1,
    ...stations.flatMap(({ offTake, feedIn }) => [offTake.queueMw ?? 0, feedIn.queueMw ?? 0]),
  );
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: config('light', language),
    columns,
    concat: (['offTake', 'feedIn'] as const).map(side => ({
      title: { text: WORDS[language][side] },
      ...sideMap(stations, side, most, language),
    })),
  };
  return renderSvg(inked(spec, 'light'));
}

function sideMap(areas: MapAreas, side: Side, most: number, language: Language) {
  const points = areas.map(({ code, operator, name, latitude, longitude, [side]: { queueMw } }) => {
    const place = latitude === null || longitude === null ? null : { latitude, longitude };
    const area = { name: `${operator}/${code}`, title: { nl: name, en: name }, place, province: null };
    return { area, value: queueMw, words: queueMw === null ? '-' : `${figure(queueMw, language)} MW` };
  });
  const write = (mw: number) => `${figure(mw, language)} MW`;
  const together = (values: readonly number[]) => values.reduce((sum, mw) => sum + mw, 0);
  const colour = {
    field: 'v',
    type: 'quantitative',
    title: WORDS[language].mw,
    // Few wait for much: a root keeps the others apart.
    scale: { ...SEQUENTIAL, type: 'sqrt', domain: [0, drawn(most)], nice: false },
    legend: side === 'offTake' ? { gradientLength: 200, gradientThickness: 12, tickCount: 4 } : null,
  };
  return mapOf(points, { width: WIDTH_PX, language }, { colour, together, write, worst: 'highest' });
}
