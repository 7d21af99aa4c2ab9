import { figures, type Sourced } from '../tables/sourced.ts';

const cluster = figures('cluster6.nl, as told in FACTS.md 7', 'S');
const chosen = figures('No figure found: a stated default to change', 'D');

/** Cluster 6 as a whole. */
export const CLUSTER_FIGURES = {
  companies: cluster(450, 'companies'),
  etsCompanies: figures('cluster6.nl: about 200 to 225, half of 450', 'C')(210, 'companies'),
  gasCriterionM3: cluster(1_000_000, 'm3/year'),
  powerCriterionMwh: cluster(10_000, 'MWh/year'),
  /** Companies outside the ETS: middle, and the upper end that keeps a boiler house under 20 MW. */
  otherGasMedianM3: chosen(2_400_000, 'm3/year'),
  otherGasLargestM3: chosen(9_000_000, 'm3/year'),
  otherPowerMedianMwh: chosen(18_000, 'MWh/year'),
  otherPowerLargestMwh: chosen(70_000, 'MWh/year'),
  /** Data centres under the ETS, by power: no national figure found. */
  dataCentreMedianMwh: chosen(90_000, 'MWh/year'),
  wastePlantMw: figures('SECTORS.md 1, seven plants outside the five clusters, 298 MW in all', '2nd')(
    42.5,
    'MW',
  ),
  wasteHours: chosen(7000, 'h/year'),
  boilerEfficiency: figures('Energy Transition Model, burner', 'S')(0.9, 'MWh/MWh'),
  /** Contract over the yearly peak, and connection over contract. */
  contractOverPeak: chosen(1.12, 'MW/MW'),
  capacityOverContract: chosen(1.25, 'MVA/MW'),
  requestShare: chosen(0.45, 'share of companies'),
} as const;

/** Energy of Dutch industry in 2023, PJ: no part of it may hold more. CHP gas is outside these. */
export const BALANCE_2023: readonly {
  readonly id: string;
  readonly sectors: readonly string[];
  readonly powerPj: Sourced<number>;
}[] = [
  balance('food', ['dairy', 'potato', 'starch', 'sugar', 'oilsFats', 'beer', 'otherFood'], 24.21),
  balance('paper', ['paper'], 5.86),
  balance('minerals', ['glass', 'ceramics', 'minerals'], 3.9),
  balance('chemicals', ['chemicals', 'salt', 'plastics'], 43.19),
  balance('metals', ['metals'], 10.65),
  balance('machinery', ['machinery'], 12.95),
  balance('textile', ['textile'], 1.43),
];

function balance(id: string, sectors: readonly string[], power: number) {
  const figure = figures('NL energy balance 2023 (etsource @54775b3)', 'S');
  return { id, sectors, powerPj: figure(power, 'PJ/year') };
}

const perKton = (pj: number, kton: number) =>
  figures(
    `PBL/TNO MIDDEN @569ed7a: ${pj} PJ gas over ${kton} kt of its Cluster 6 sites, capacity times utilisation`,
    'C',
  )(pj / kton, 'PJ/kt');

/**
 * Gas by MIDDEN, worked out from capacity and not from tonnes, for a second look. Left out: paper (product groups of the
 * whole country) and salt (a known slip, 412 against 253 kt).
 */
export const MIDDEN_GAS: Readonly<Record<string, Sourced<number>>> = {
  glass: perKton(4.766, 320.4),
  ceramics: perKton(7.145, 506.8),
  dairy: perKton(6.887, 351.7),
  potato: perKton(4.171, 207.9),
  starch: perKton(1.399, 69.6),
  oilsFats: perKton(2.349, 128),
  beer: perKton(2.405, 99.7),
};

/** ETS sites and their tonnes by province, and supply areas on the capacity map. */
export interface Province {
  readonly id: string;
  readonly etsSites: Sourced<number>;
  readonly etsKton: Sourced<number>;
  readonly operator: string;
  readonly regionalAreas: Sourced<number>;
}

const list = figures(
  'EUTL 2020 outside rough boxes of the five clusters, by coordinates; a hydrogen plant at a wrong address left out of Noord-Brabant',
  'C',
);
const map = figures('Capacity map of 8 August 2026 (gridwatch-nl @300a853), areas by coordinates', 'C');

function province(id: string, sites: number, kton: number, operator: string, areas: number): Province {
  return {
    id,
    etsSites: list(sites, 'sites'),
    etsKton: list(kton, 'kt CO2/year'),
    operator,
    regionalAreas: map(areas, 'areas'),
  };
}

export const PROVINCES: readonly Province[] = [
  province('Groningen', 14, 515.5, 'Enexis', 12),
  province('Fryslân', 8, 203.2, 'Liander', 18),
  province('Drenthe', 8, 288.9, 'Enexis', 12),
  province('Overijssel', 10, 334.1, 'Enexis', 27),
  province('Flevoland', 2, 24.6, 'Liander', 12),
  province('Gelderland', 36, 868.8, 'Liander', 55),
  province('Utrecht', 3, 106.7, 'Stedin', 18),
  province('Noord-Holland', 22, 106.5, 'Liander', 37),
  province('Zuid-Holland', 19, 745.7, 'Stedin', 25),
  province('Zeeland', 4, 129.7, 'Stedin', 12),
  province('Noord-Brabant', 31, 942.4, 'Enexis', 33),
  province('Limburg', 27, 777.7, 'Enexis', 17),
];

const spread = (sites: readonly number[]) => list(sites, 'sites by province, in the order of PROVINCES');

/** Where the ETS sites of a sector stand; sectors not named stand as all sites do. */
export const SITES_BY_PROVINCE: Readonly<Record<string, Sourced<readonly number[]>>> = {
  paper: spread([5, 1, 1, 0, 0, 6, 0, 0, 0, 0, 1, 4]),
  glass: spread([1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 2, 1]),
  ceramics: spread([1, 0, 0, 0, 0, 18, 1, 0, 1, 0, 2, 13]),
  minerals: spread([1, 1, 1, 2, 1, 6, 1, 1, 3, 0, 6, 3]),
  salt: spread([1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
  dairy: spread([1, 3, 2, 0, 0, 2, 0, 0, 1, 0, 1, 0]),
  potato: spread([0, 0, 0, 0, 1, 1, 0, 1, 1, 2, 2, 1]),
  starch: spread([1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 3, 0]),
  sugar: spread([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
  oilsFats: spread([0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]),
  beer: spread([0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 0]),
  otherFood: spread([1, 1, 2, 2, 0, 0, 0, 1, 1, 1, 4, 0]),
  chemicals: spread([1, 1, 1, 0, 0, 1, 0, 2, 7, 1, 3, 2]),
  textile: spread([0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0]),
  ict: spread([0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 1, 0]),
};
