import { ENGINE_VERSION } from '../../engine/index.ts';
import type { Study } from '../../scenarios/index.ts';
import { contentId } from './content-id.ts';

/** A battery alone on a day of listed prices: the example of every operation in the OpenAPI document. */
export const EXAMPLE_STUDY: Study = {
  speelruimte: 1,
  kind: 'dispatch',
  name: 'battery-on-a-day',
  title: { nl: 'Een batterij op een dag', en: 'A battery on a day' },
  period: { start: '2024-03-05T00:00:00Z', end: '2024-03-06T00:00:00Z', stepMinutes: 60 },
  sites: [
    {
      name: 'site',
      contract: { importMw: 2, exportMw: 2 },
      demand: { electricityMw: 1 },
      assets: [
        {
          kind: 'battery',
          name: 'battery',
          powerMw: 1,
          energyMwh: 2,
          efficiencyIn: 0.95,
          efficiencyOut: 0.95,
          end: 'cyclic',
        },
      ],
    },
  ],
  prices: {
    electricity: {
      dayAheadEurPerMwh: [
        62, 58, 55, 54, 55, 61, 78, 96, 98, 84, 70, 61, 55, 52, 54, 62, 78, 99, 112, 108, 94, 82, 74, 67,
      ],
    },
    energyTax: 'none',
  },
};

/** What the server will call the example once it is saved and run: names follow from content. */
export const EXAMPLE_STUDY_ID = contentId(EXAMPLE_STUDY);
export const EXAMPLE_RUN_ID = contentId({ study: EXAMPLE_STUDY, engineVersion: ENGINE_VERSION, data: [] });
export const EXAMPLE_MODEL = 'base-2024';
export const EXAMPLE_TABLE = 'variants';
export const EXAMPLE_DATA_SET = 'nl-day-ahead-2024';
export const EXAMPLE_RECORD_SET = 'grid-map';
export const EXAMPLE_CHART = 'operation-week';
