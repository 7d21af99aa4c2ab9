import { CLUSTER_FIGURES, FLEX_AREA_FIGURES as FIGURES, gridTariff } from '../../data/index.ts';
import type { StudySite } from '../schema/study.ts';
import type { FilledOptions } from './options.ts';
import { heatPeak, type Works } from './profile-peak.ts';

type Heat = Readonly<Partial<Record<'hotWater' | 'steam' | 'furnace', number>>>;
type StudyAssets = NonNullable<StudySite['assets']>;

/** A works as a study describes it, from a few facts. MW are means over a year but for connections and engines. */
export interface WorksFacts extends Works {
  readonly name: string;
  readonly node: string;
  readonly sector: string;
  readonly operator: string;
  readonly importMw: number;
  readonly exportMw: number;
  readonly electricityMw: number;
  readonly heatMw: Heat;
  /** Engine on gas, MW electric. */
  readonly chpMw: number;
  /** Boiler on power beside the one on gas, MW electric. */
  readonly electrodeMw: number;
  readonly inEts: boolean;
}

/** A site with its contract, loads of its own archetype and seed, boilers, and work that can wait where its archetype has any. */
export function worksSite(facts: WorksFacts, options: FilledOptions): StudySite {
  const { name, node, sector, importMw, exportMw, electricityMw, archetype, siteSeed, inEts } = facts;
  const parameters = { archetype, siteSeed };
  const levels = Object.entries(facts.heatMw) as [keyof Heat & string, number][];
  const assets = [...heaters(facts, options), ...waiting(facts, options)];
  return {
    name,
    node,
    sector,
    contract: { importMw, exportMw, ...tariffOf(facts) },
    demand: {
      ...(electricityMw > 0 && {
        electricityMw: { generator: 'site-load', parameters, meanTo: electricityMw },
      }),
      ...(levels.length > 0 && {
        heatMw: Object.fromEntries(
          levels.map(([level, mw]) => [level, { generator: 'site-heat', parameters, meanTo: mw }]),
        ),
      }),
      unserved: {
        electricityEurPerMwh: options.withoutEurPerMwh,
        heatEurPerMwh: FIGURES.heatWithoutEurPerMwh.value,
      },
    },
    ...(assets.length > 0 && { assets }),
    carbon: { inEts },
  } as StudySite;
}

function tariffOf({ operator, importMw }: WorksFacts): Pick<StudySite['contract'], 'tariff'> {
  const level = operator === 'TenneT' ? 'HS' : importMw > FIGURES.smallTo.value ? 'HS/MS' : 'MS';
  return gridTariff(operator, level) ? { tariff: { operator, level } } : {};
}

/** A gas boiler for every level, large enough for its busiest hour; an engine and an electrode boiler at the highest that has steam or water. */
function heaters(facts: WorksFacts, options: FilledOptions): StudyAssets {
  const levels = Object.entries(facts.heatMw);
  if (levels.length === 0) return [];
  const peak = heatPeak(facts, options) * FIGURES.burnerOverPeak.value;
  const burners = levels.map(([level, mw]) => ({
    kind: 'gasBoiler',
    name: `gas-${level.toLowerCase()}`,
    level,
    heatMw: round(mw * peak),
    efficiency: level === 'furnace' ? 1 : CLUSTER_FIGURES.boilerEfficiency.value,
  }));
  const level = facts.heatMw.steam !== undefined ? 'steam' : 'hotWater';
  const hasLevel = facts.heatMw[level] !== undefined;
  const engine = { kind: 'chp', name: 'chp', level, powerMw: round(facts.chpMw), canDumpHeat: true };
  const efficiency = FIGURES.electrodeBoiler.value;
  const heatMw = round(facts.electrodeMw * efficiency);
  const electrode = { kind: 'eBoiler', name: 'e-boiler', level, heatMw, efficiency };
  return [
    ...burners,
    ...(hasLevel && facts.chpMw > 0 ? [engine] : []),
    ...(hasLevel && facts.electrodeMw > 0 ? [electrode] : []),
  ] as StudyAssets;
}

function waiting({ archetype, electricityMw }: WorksFacts, { shiftShare }: FilledOptions): StudyAssets {
  const { archetypes, eurPerMwh, hours } = FIGURES.canWait;
  const awayMw = round(shiftShare * electricityMw);
  if (!archetypes.value.includes(archetype) || awayMw <= 0) return [];
  const [away, window] = hours.value;
  const shift = {
    kind: 'loadShift',
    name: 'work-that-waits',
    awayMw,
    energyMwh: round(awayMw * away),
    windowHours: window,
    costEurPerMwh: eurPerMwh.value,
  };
  return [shift] as StudyAssets;
}

const DIGITS = 6;

/** So that a study reads well. */
export function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
