import { both, sameInBoth } from '../import/said.ts';
import { type Archetype, RUNNING_SHARE } from '../synthetic/production.ts';
import { heatingValue } from '../tables/fuels.ts';
import { type SectorSize, sectorSize } from '../tables/sector-sizes.ts';
import { figures, type Mark, type Text } from '../tables/sourced.ts';
import { technology } from '../techniques/technologies.ts';
import type { IntakeFacts } from './sheet.ts';

/** A figure of the site that the company did not give as such: what it is, from which fact or table, and how sure. */
export interface Estimate {
  readonly field: string;
  readonly value: number | string;
  readonly unit: string;
  /** The fact, formula or source it comes from; sources stay as they are cited. */
  readonly from: Text;
  readonly mark: Mark;
}

/** A site as far as the facts of a company go. */
export interface SiteEstimate {
  readonly name: string;
  readonly sector: string;
  readonly archetype: Archetype;
  readonly importMw: number;
  readonly exportMw: number;
  readonly electricityMw: number;
  /** Mean heat by level, MW; only levels that are used. */
  readonly heatMw: Readonly<Partial<Record<HeatLevel, number>>>;
  /** Size of the gas burner by level, MW heat, and its efficiency. */
  readonly burners: readonly {
    readonly level: HeatLevel;
    readonly heatMw: number;
    readonly efficiency: number;
  }[];
  readonly estimates: readonly Estimate[];
}
type HeatLevel = 'hotWater' | 'steam' | 'furnace';

const HOURS = 8760;
const chosen = figures('Where the levels of heat of the model meet: a design choice', 'D');

/** What an estimate works with beside the facts of the company and the tables of sectors and fuels. */
export const INTAKE_FIGURES = {
  warmestWater: chosen(100, 'C'),
  warmestSteam: chosen(250, 'C'),
  burnerMargin: figures(
    'A burner above the mean of the hours it runs in, so that busy hours are served: a design choice',
    'D',
  )(1.5, 'MW per MW of mean heat'),
} as const;
const BURNER_MARGIN = INTAKE_FIGURES.burnerMargin.value;

/** Estimates a site from the facts of an intake sheet; every figure that is not a fact itself is listed with its origin. */
export function estimateSite(facts: IntakeFacts): SiteEstimate {
  const estimates: Estimate[] = [];
  const note = <T extends number | string>(
    field: string,
    value: T,
    unit: string,
    from: Text,
    mark: Mark,
  ): T => {
    estimates.push({ field, value, unit, from, mark });
    return value;
  };
  const number = (key: string) => (typeof facts[key] === 'number' ? (facts[key] as number) : null);
  const sector = String(facts.sector ?? 'other');
  const size = sectorSize(sector);
  const archetype = archetypeOf(facts, size, note);
  const heat = heatOf(facts, size, note);
  const burners = heat.map(({ level, meanMw, efficiency }) => ({
    level,
    heatMw: note(
      `burner.${level}`,
      rounded((meanMw / RUNNING_SHARE[archetype]) * BURNER_MARGIN),
      'MW',
      both(
        `gemiddelde warmte over het deel van het jaar dat er gedraaid wordt, maal ${BURNER_MARGIN}`,
        `mean heat over the share of the year that is run, times ${BURNER_MARGIN}`,
      ),
      'D',
    ),
    efficiency,
  }));
  const contractKw =
    number('contractKw') ??
    note(
      'contract',
      number('peakKw') ?? 0,
      'kW',
      both('de piek: er is geen contract opgegeven', 'the peak: no contract was given'),
      'D',
    );
  const feedInKw =
    number('feedInKw') ??
    note(
      'feed-in',
      0,
      'kW',
      both('er is geen contract voor invoeding opgegeven', 'no feed-in contract was given'),
      'D',
    );
  return {
    name: String(facts.name ?? 'site'),
    sector,
    archetype,
    importMw: contractKw / 1000,
    exportMw: feedInKw / 1000,
    electricityMw: electricityOf(number('annualElectricityKwh'), size, note),
    heatMw: Object.fromEntries(heat.map(({ level, meanMw }) => [level, meanMw])),
    burners,
    estimates,
  };
}

type Note = <T extends number | string>(field: string, value: T, unit: string, from: Text, mark: Mark) => T;

function archetypeOf({ shifts }: IntakeFacts, size: SectorSize | undefined, note: Note): Archetype {
  if (shifts !== undefined) return shifts as Archetype;
  if (size)
    return note(
      'shifts',
      size.archetype.value,
      'name',
      sameInBoth(size.archetype.source),
      size.archetype.mark,
    );
  return note(
    'shifts',
    'continuous',
    'name',
    both('er zijn geen ploegen opgegeven', 'no shifts were given'),
    'D',
  );
}

function electricityOf(annualKwh: number | null, size: SectorSize | undefined, note: Note): number {
  if (annualKwh !== null)
    return note(
      'electricity',
      rounded(annualKwh / 1000 / HOURS),
      'MW',
      both(`elektriciteit van een jaar over ${HOURS} uur`, `annual electricity over ${HOURS} hours`),
      'C',
    );
  const { electricityMw, utilisation } = size!;
  const from = both(
    `${electricityMw.source}, maal benutting ${utilisation.value}`,
    `${electricityMw.source}, times utilisation ${utilisation.value}`,
  );
  return note(
    'electricity',
    rounded(electricityMw.value * utilisation.value),
    'MW',
    from,
    electricityMw.mark,
  );
}

interface Heat {
  readonly level: HeatLevel;
  readonly meanMw: number;
  readonly efficiency: number;
}

/** Gas of the year as mean heat: in kilns as the gas itself, elsewhere through a boiler. */
function heatOf(facts: IntakeFacts, size: SectorSize | undefined, note: Note): Heat[] {
  const gasMw = gasOf(facts.annualGasM3, size, note);
  if (gasMw === 0) return [];
  const boiler = technology('gas-boiler')!.performance.efficiency!;
  const level = levelOf(facts.heatC, note);
  const direct = level === 'furnace' ? 1 : directShare(facts, size, note);
  const heat: Heat[] = [];
  if (direct > 0) {
    const meanMw = note(
      'heat.furnace',
      rounded(gasMw * direct),
      'MW',
      both('gas dat in het proces verbrandt, geteld als gas', 'gas burnt in the process, counted as gas'),
      'C',
    );
    heat.push({ level: 'furnace', meanMw, efficiency: 1 });
  }
  if (direct < 1) {
    const from = both(
      `gas maal ketelrendement ${boiler.value} (${boiler.source})`,
      `gas times boiler efficiency ${boiler.value} (${boiler.source})`,
    );
    const meanMw = note(`heat.${level}`, rounded(gasMw * (1 - direct) * boiler.value), 'MW', from, 'C');
    heat.push({ level, meanMw, efficiency: boiler.value });
  }
  return heat.filter(({ meanMw }) => meanMw > 0);
}

function gasOf(annualM3: number | string | undefined, size: SectorSize | undefined, note: Note): number {
  if (typeof annualM3 === 'number') {
    const { lowerMjPerNm3 } = heatingValue('naturalGas')!;
    const from = both(
      `gas van een jaar maal ${lowerMjPerNm3.value} ${lowerMjPerNm3.unit} (${lowerMjPerNm3.source}) over ${HOURS} uur`,
      `annual gas times ${lowerMjPerNm3.value} ${lowerMjPerNm3.unit} (${lowerMjPerNm3.source}) over ${HOURS} hours`,
    );
    return note('gas', rounded((annualM3 * lowerMjPerNm3.value) / 3600 / HOURS), 'MW', from, 'C');
  }
  if (!size)
    return note(
      'gas',
      0,
      'MW',
      both(
        'er is geen gas opgegeven en de sector heeft geen middelste bedrijf',
        'no gas was given and the sector has no median site',
      ),
      'D',
    );
  const from = both(
    `${size.gasMw.source}, maal benutting ${size.utilisation.value}`,
    `${size.gasMw.source}, times utilisation ${size.utilisation.value}`,
  );
  return note('gas', rounded(size.gasMw.value * size.utilisation.value), 'MW', from, size.gasMw.mark);
}

function levelOf(heatC: number | string | undefined, note: Note): HeatLevel {
  if (typeof heatC !== 'number')
    return note(
      'heat level',
      'steam',
      'name',
      both('er is geen temperatuur opgegeven', 'no temperature was given'),
      'D',
    );
  const { warmestWater, warmestSteam } = INTAKE_FIGURES;
  const level = heatC <= warmestWater.value ? 'hotWater' : heatC <= warmestSteam.value ? 'steam' : 'furnace';
  return note(
    'heat level',
    level,
    'name',
    both(`warmte van ${heatC} C`, `heat temperature of ${heatC} C`),
    'C',
  );
}

function directShare({ directGasPercent }: IntakeFacts, size: SectorSize | undefined, note: Note): number {
  if (typeof directGasPercent === 'number') return directGasPercent / 100;
  if (!size)
    return note(
      'direct-fired share',
      0,
      'share',
      both('er is geen aandeel opgegeven', 'no share was given'),
      'D',
    );
  const share = Math.min(1, size.directGasMw.value / size.gasMw.value);
  const from = both(
    `direct gestookt van al het gas van het middelste bedrijf (${size.directGasMw.source})`,
    `direct over all gas of the median site (${size.directGasMw.source})`,
  );
  return note('direct-fired share', rounded(share), 'share', from, size.directGasMw.mark);
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
