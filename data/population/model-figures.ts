import { figures } from '../tables/sourced.ts';

const chosen = figures(
  'No figure found: a stated default, so that the totals of a population hold and its companies differ',
  'D',
);
const open = figures(
  'The capacity map and its list of companies do not say it, and no figure was found: a stated default to change',
  'D',
);
const FACTOR = 'factor, from and to';
const LOG = 'standard deviation of the logarithm';

/** What a synthetic population is put together with, beside the published figures. */
export const MODEL_FIGURES = {
  company: {
    leastUtilisation: chosen(0.3, 'share'),
    utilisationSpread: chosen(0.06, 'share, standard deviation'),
  },
  connection: {
    sizes: figures('Usual sizes of transformers and cables, rounded: unverified', 'M')(
      [0.63, 1, 1.75, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80, 100, 120, 160, 200, 250],
      'MVA',
    ),
    beyondInStepsOf: chosen(50, 'MVA'),
    contractsInStepsOf: chosen(0.05, 'MW'),
    mediumVoltageTo: figures('Netbeheer Nederland, usual upper end of medium voltage: unverified', 'M')(
      10,
      'MVA',
    ),
    intermediateTo: figures('Usual upper end of the intermediate grids: unverified', 'M')(100, 'MVA'),
    leastOwnUtilisation: chosen(0.8, 'share'),
    peakWithEngine: chosen([0.55, 1], 'share of the peak, from and to'),
    ownPeakUse: chosen(0.6, 'share of the peak used of own power'),
    importSpread: chosen([0.93, 1.1], FACTOR),
    exportSpread: chosen([0.9, 1.1], FACTOR),
    capacitySpread: chosen([0.9, 1.2], FACTOR),
  },
  energy: {
    engineEfficiency: figures('PyPSA technology-data @634cdc1: industrial CHP, .405 to .41', 'S')(
      0.41,
      'MWh/MWh',
    ),
    /** Between sites of a sector, power over gas differs by about a quarter. */
    ratioSpread: chosen(0.25, LOG),
    dataCentreSpread: chosen(0.6, LOG),
    engineChance: chosen(0.3, 'added to a uniform draw'),
    otherSpread: chosen(0.65, LOG),
    otherRound: chosen([0.97, 1.03], FACTOR),
    wasteSpread: chosen(0.35, LOG),
    wasteHours: chosen([0.92, 1.05], FACTOR),
    wasteGas: chosen(400_000, 'm3/year'),
    wasteGasSpread: chosen([0.5, 1.5], FACTOR),
    wasteOwnUse: chosen(0.14, 'share of power made'),
    wasteYield: chosen(0.6, 'MWh of power made per t of waste'),
    wasteYieldSpread: chosen([0.8, 1.2], FACTOR),
    /** Above this power over gas a company is in Cluster 6 for its power. */
    powerRatio: chosen(0.6, 'MWh/MWh'),
    aboveCriterion: chosen(1.04, 'factor on the criterion'),
  },
  placing: {
    /** So that no real map of sites is traced. */
    anywhere: chosen(0.15, 'share of a sector that may stand wherever industry does'),
    room: chosen(1.8, 'factor by which a size moves at most to meet the tonnes of its province'),
    scoreSpread: chosen([0.8, 1.2], FACTOR),
    lackSpread: chosen(0.3, 'sites'),
    provinceStep: chosen(0.7, 'power of the miss that is mended per round'),
  },
  sizes: {
    /** About that of the ETS lists by sector; a few sites lie closer. */
    plainWidth: chosen(0.45, LOG),
    few: chosen(6, 'sites'),
    within: chosen([0.25, 0.75], 'share of each equal part of the distribution'),
    mostOverMean: chosen(1.3, 'factor on the mean'),
    mostSpread: chosen([0.85, 1], FACTOR),
    skewFrom: chosen(1.1, 'mean over middle'),
    widths: chosen([0.12, 3], LOG),
  },
  gridAreas: {
    presentNoise: chosen(0.25, 'share of the widest rank'),
    queueNoise: chosen(1, 'share of the widest rank'),
    neededSpread: chosen(0.38, LOG),
    requestsByQueue: chosen(0.8, 'power of the MW in queue'),
    requestSpread: chosen(0.4, LOG),
  },
  requests: {
    /** Of an area's queue, the companies of the population hold at most this part: the rest are others. */
    mostOfQueue: chosen(0.8, 'share'),
    least: chosen(0.2, 'MW'),
    years: chosen([2021, 2026] as [number, number], 'year of the request, from and to'),
    electricHeat: figures(
      'SECTORS.md 2: from a heat pump with a COP of 3.5 to a boiler for a good half',
      'C',
    )([0.28, 0.6], 'share of heat, from and to'),
    electricHeatChance: chosen(0.75, 'share of companies with heat'),
    electricHeatFrom: chosen(0.5, 'MW'),
    growth: chosen([0.1, 0.6], 'share of the contract, from and to'),
    panels: chosen([0.4, 3], 'MW, from and to'),
    panelsOneIn: chosen(3, 'companies'),
  },
  /** What the capacity map leaves open where its areas are simulated. */
  flexAreas: {
    /**
     * What those who are there use at a node that its operator calls short: the map has a status and what is given away, no load.
     * `full` takes the status at its word; `needed` and `capped` take all that is given away as used at once.
     */
    present: figures(
      'GOPACS glossary, congestion area: no room is left to allocate rights; Liander, scarcity levels: no capacity is left in red and orange areas. How near the load itself is, nobody publishes',
      'D',
    )('full', 'full, capped or needed'),
    /** Peak of those who have a contract where that is taken from the map: the queue comes on top of it. */
    peakOfNeeded: open(1, 'share of the needed capacity'),
    homes: open(0.5, 'share of demand'),
    windOverSolar: open(0.3, 'MW/MW'),
    /** An operator that gives a firm right cannot count on panels that stop by themselves. */
    panelsStopBelow: figures(
      'Lowest day-ahead price of 2023 (nl_day_ahead_stats.json), so that panels never stop for the price; those without support stop at 0',
      'D',
    )(-500, 'EUR/MWh'),
    /** Where the map has no figure. */
    unlimited: open(100_000, 'MW'),
    /** The map says when, not how much: room for all who need it and all who wait. */
    projectFitsAll: open(1, 'share of needed and queue'),
    buildingEurPerMw: figures('Enexis 2025: 1.9 bn EUR for 1,260 MVA, all-in (congestion.json)', '2nd')(
      1_500_000,
      'EUR/MVA',
    ),
    /** Overload that may be left at every node before a request is refused: so many hours, at this depth on average. */
    leftHours: open(24, 'h/yr'),
    leftShare: open(0.02, 'share of the capacity of the smallest station'),
    members: open(8, 'largest companies that are simulated one by one'),
    requests: open(8, 'parts in which a queue is simulated'),
    smallTo: figures('Tariff sheets of 2025: MS to 1.5 MW', '2nd')(1.5, 'MW'),
    burnerOverPeak: open(1.1, 'MW per MW of peak heat'),
    electrodeBoiler: figures('MIDDEN TC0461-0463', 'S')(0.987, 'MW heat per MW'),
    canWait: {
      archetypes: open(
        ['foodSixDay', 'foodFiveDay', 'dairy', 'potato', 'batchMetal', 'workshop'],
        'archetypes whose work can wait some hours',
      ),
      share: open(0.1, 'share of the mean load'),
      eurPerMwh: figures('pommesdata @32afc4a, German industry: shift only (flexibility.json)', 'S')(
        182.6,
        'EUR/MWh',
      ),
      hours: figures('pommesdata @32afc4a, German industry: shift only (flexibility.json)', 'S')(
        [2, 5] as const,
        'h away, h until made good',
      ),
    },
    /** What it costs a company to do without power that is announced to be away. */
    withoutEurPerMwh: figures(
      'DNV for smartEn 2022, industrial demand response: mean of five categories by their shares (flexibility.json)',
      'C',
    )(696, 'EUR/MWh'),
    heatWithoutEurPerMwh: open(2000, 'EUR/MWh'),
  },
  /** What a total may deviate from the published one. */
  allowed: {
    total: chosen(0.01, 'share'),
    province: chosen(0.05, 'share'),
    median: chosen(0.3, 'share'),
    ratio: chosen(0.02, 'share'),
    midden: chosen(0.3, 'share'),
    utilisation: chosen(0.15, 'share'),
    grid: chosen(0.02, 'share'),
    companies: chosen(0.07, 'share'),
    provinceCompanies: chosen(0.1, 'share'),
    /** Numbers of a few companies may be so many off; below `medianFrom` sites the middle one is luck. */
    fewCompanies: chosen(2, 'companies'),
    medianFrom: chosen(6, 'sites'),
  },
} as const;

/** What areas of the map are simulated with. */
export const FLEX_AREA_FIGURES = MODEL_FIGURES.flexAreas;
