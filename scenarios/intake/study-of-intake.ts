import { type Estimate, estimateSite, type IntakeFacts } from '../../data/index.ts';
import { plainName } from '../schema/plain-name.ts';
import type { Study } from '../schema/study.ts';

/** Above this a connection pays the level it is fed from instead of MS, as the tariff sheets say of Liander. */
const LARGEST_MS_KW = 1500;

/**
 * A dispatch study of one year about a company that filled in an intake sheet, and the list of what was estimated for it.
 * Prices are those of the tool: its generator, the TNO gas path and the middle ETS path.
 */
export function studyOfIntake(
  facts: IntakeFacts,
  year: number,
): { readonly study: Study; readonly estimates: readonly Estimate[] } {
  const site = estimateSite(facts);
  const estimates = [...site.estimates];
  const { archetype } = site;
  const kw = (key: string) => (typeof facts[key] === 'number' ? (facts[key] as number) : 0);
  const heatMw = Object.fromEntries(
    Object.entries(site.heatMw).map(([level, meanTo]) => [
      level,
      { generator: 'heat', parameters: { archetype }, meanTo },
    ]),
  );
  const burners = site.burners.map(({ level, heatMw, efficiency }) => ({
    kind: 'gasBoiler',
    name: `gas-${level.toLowerCase().replace('hotwater', 'hot-water')}`,
    level,
    heatMw,
    efficiency,
  }));
  const level =
    site.heatMw.steam !== undefined ? 'steam' : site.heatMw.hotWater !== undefined ? 'hotWater' : 'furnace';
  const assets = [
    ...burners,
    ...(kw('chpKw') > 0
      ? [{ kind: 'chp', name: 'chp', level, powerMw: kw('chpKw') / 1000, canDumpHeat: true }]
      : []),
    ...(kw('pvKw') > 0 ? [{ kind: 'pv', name: 'pv', peakMw: kw('pvKw') / 1000 }] : []),
    ...(kw('batteryKwh') > 0
      ? [
          {
            kind: 'battery',
            name: 'battery',
            powerMw: kw('batteryKw') / 1000,
            energyMwh: kw('batteryKwh') / 1000,
          },
        ]
      : []),
  ];
  const study = {
    speelruimte: 1,
    kind: 'dispatch',
    name: plainName(site.name),
    title: { nl: `Intake van ${site.name}`.slice(0, 100), en: `Intake of ${site.name}`.slice(0, 100) },
    period: { year },
    sites: [
      {
        name: plainName(site.name),
        sector: site.sector,
        contract: {
          importMw: site.importMw,
          exportMw: site.exportMw,
          ...tariffOf(facts, estimates),
        },
        demand: {
          electricityMw: { generator: 'load', parameters: { archetype }, meanTo: site.electricityMw },
          ...(Object.keys(heatMw).length > 0 && { heatMw }),
        },
        ...(assets.length > 0 && { assets }),
        carbon: carbonOf(facts, estimates),
      },
    ],
    prices: {
      electricity: { dayAheadEurPerMwh: { generator: 'price' } },
      fuels: { naturalGas: { priceEurPerMwh: { path: 'gas-tno' } } },
    },
    carbon: { etsEurPerTon: { path: 'ets-middle' } },
  };
  return { study: study as unknown as Study, estimates };
}

function tariffOf({ gridOperator, gridLevel, contractKw }: IntakeFacts, estimates: Estimate[]) {
  if (gridOperator === undefined) {
    estimates.push({
      field: 'tariff',
      value: 'none',
      unit: 'name',
      from: { nl: 'er is geen netbeheerder opgegeven', en: 'no grid operator was given' },
      mark: 'D',
    });
    return {};
  }
  if (gridLevel !== undefined) return { tariff: { operator: gridOperator, level: gridLevel } };
  const level = gridOperator === 'TenneT' ? 'HS' : Number(contractKw ?? 0) > LARGEST_MS_KW ? 'HS/MS' : 'MS';
  const from = {
    nl: `gecontracteerd vermogen, MS tot ${LARGEST_MS_KW} kW`,
    en: `contracted power, MS up to ${LARGEST_MS_KW} kW`,
  };
  estimates.push({ field: 'tariff level', value: level, unit: 'name', from, mark: 'M' });
  return { tariff: { operator: gridOperator, level } };
}

function carbonOf({ inEts, freeAllocationTon }: IntakeFacts, estimates: Estimate[]) {
  if (inEts === undefined)
    estimates.push({
      field: 'in ETS',
      value: 'no',
      unit: 'name',
      from: { nl: 'het intakeblad zegt het niet', en: 'the sheet does not say it' },
      mark: 'D',
    });
  if (inEts === 'yes' && freeAllocationTon === undefined)
    estimates.push({
      field: 'free allocation',
      value: 0,
      unit: 't CO2',
      from: { nl: 'het intakeblad zegt het niet', en: 'the sheet does not say it' },
      mark: 'D',
    });
  return { inEts: inEts === 'yes', ...(freeAllocationTon !== undefined && { freeAllocationTon }) };
}
