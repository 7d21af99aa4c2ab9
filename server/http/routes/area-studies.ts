import { Type } from 'typebox';
import { populationWith } from '../../../data/index.ts';
import { congestedAreas, congestedStudy, PRESENT, type Present } from '../../../scenarios/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_RECORD_SET } from '../example.ts';
import { failure } from '../problem.ts';
import { oneOf, text, whole } from '../schemas/limited.ts';
import { query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';

/** Every area takes a good part of a second to make. */
const MOST_AREAS = 10;
const MOST_WEATHER = 5;
const DEFAULTS = { direction: 'offtake', areas: 5, weather: 1, year: 2026 } as const;
/** Companies are made up with it. */
const SEED = 1;

interface Wish {
  readonly direction?: 'offtake' | 'feedIn';
  readonly areas?: number;
  readonly weather?: number;
  readonly present?: Present;
}

/** Studies made of an imported capacity map. */
export async function areaStudyRoutes(app: App, { dataSets }: Services): Promise<void> {
  app.get(
    '/data-sets/:dataSetName/area-study',
    {
      schema: documented({
        id: 'readAreaStudy',
        tag: 'data',
        summary: 'A study of flex products in the most congested areas of an imported capacity map',
        description:
          'Needed capacity and queue less present capacity, largest first, at most one in each national area. Companies are synthetic. ' +
          'Nothing is kept: save it as a study to run it.',
        params: Type.Object({
          dataSetName: text(80, { description: 'Name of the list of areas', examples: [EXAMPLE_RECORD_SET] }),
        }),
        querystring: query({
          direction: Type.Optional(oneOf(['offtake', 'feedIn'], { description: 'What the queue asks for' })),
          areas: Type.Optional(whole(1, MOST_AREAS, { description: 'Number of areas' })),
          weather: Type.Optional(whole(1, MOST_WEATHER, { description: 'Weather years' })),
          present: Type.Optional(
            oneOf(PRESENT, {
              description:
                'Those who are there where the operator has nothing left to give: just full; all that is given away, at most ' +
                'what is there; all of it at once',
            }),
          ),
        }),
        answers: { 200: json('The study', Type.Ref('Study#')) },
        problems: [404],
      }),
    },
    async request => {
      const { dataSetName } = request.params as { dataSetName: string };
      const { direction, areas, weather, present } = { ...DEFAULTS, ...(request.query as Wish) };
      const known = dataSets.list().some(one => one.name === dataSetName && one.kind === 'grid-areas');
      const set = known ? dataSets.records(dataSetName) : null;
      if (set?.kind !== 'grid-areas')
        throw failure('not-found', 'There is no list of grid areas of that name.');
      const population = populationWith(SEED, { gridAreas: set });
      const found = congestedAreas(population.gridAreas, areas, direction);
      if (found.length === 0)
        throw failure('not-found', 'No area of that list has capacity and a queue in that direction.');
      const wish = { direction, weather, year: DEFAULTS.year, ...(present && { present }) };
      return (await congestedStudy(population, found, wish)).study;
    },
  );
}
