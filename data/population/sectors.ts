import { figures, type Sourced, type Text } from '../tables/sourced.ts';

/** What is published of one sector of Cluster 6, and the stated defaults that fill the rest. */
export interface Sector {
  readonly id: string;
  readonly title: Text;
  /** Archetypes of `siteProfile`, by turns. */
  readonly archetypes: readonly string[];
  /** Sites under the EU ETS outside rough boxes of the five clusters, their tonnes, and the size of one. */
  readonly etsSites: Sourced<number>;
  readonly etsKton: Sourced<number>;
  readonly etsMedianKton: Sourced<number>;
  readonly etsLargestKton: Sourced<number>;
  /** Companies outside the ETS. */
  readonly otherCompanies: Sourced<number>;
  /** Part of the tonnes that comes from burning gas. */
  readonly gasShareOfEmissions: Sourced<number>;
  readonly powerOverGas: Sourced<number>;
  readonly ownPowerOverGas: Sourced<number>;
  /** Of companies outside the ETS, where it differs. */
  readonly otherPowerOverGas?: Sourced<number>;
  /** Standard deviation of the logarithm of power over gas between ETS sites, where it is not the usual. */
  readonly powerSpread?: Sourced<number>;
  readonly utilisation: Sourced<number>;
  /** Share of heat by level: hot water, steam, furnace. */
  readonly heatLevels: Sourced<readonly [number, number, number]>;
  readonly names: readonly string[];
}

const EUTL = 'EUTL 2020 outside rough boxes of the five clusters (EU_Emissions_Task @f0d8512)';
const MIDDEN = 'PBL/TNO MIDDEN @569ed7a, sums over Cluster 6 sites';
const BALANCE = 'NL energy balance 2023 (etsource @54775b3), power over gas';
const list = figures(EUTL, 'C');
const midden = figures(MIDDEN, 'C');
const balance = figures(BALANCE, 'C');
const chosen = figures('No figure found: a stated default to change', 'D');
const RATIO = 'MWh/MWh';
const SHARE = 'share';
const LEVELS = 'shares of heat: hot water, steam, furnace';
const NONE = chosen(0, RATIO);

const ets = (sites: number, kton: number, median: number, largest: number) => ({
  etsSites: list(sites, 'sites'),
  etsKton: list(kton, 'kt CO2/year'),
  etsMedianKton: list(median, 'kt CO2/year'),
  etsLargestKton: list(largest, 'kt CO2/year'),
});
const others = (companies: number) => chosen(companies, 'companies');
const published = (utilisation: number) => figures(`${MIDDEN}: median utilisation`, 'S')(utilisation, SHARE);
const heat = (levels: readonly [number, number, number], source = MIDDEN) =>
  figures(source, 'C')(levels, LEVELS);
const GAS_ONLY = chosen(1, SHARE);

export const SECTORS: readonly Sector[] = [
  {
    id: 'paper',
    title: { nl: 'Papier en karton', en: 'Paper and board' },
    archetypes: ['paper'],
    ...ets(18, 862.4, 15.6, 178),
    otherCompanies: others(8),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.194, RATIO),
    ownPowerOverGas: midden(0.262, RATIO),
    utilisation: published(0.68),
    heatLevels: heat([0, 1, 0]),
    names: ['Papierfabriek', 'Kartonfabriek', 'Papierindustrie'],
  },
  {
    id: 'glass',
    title: { nl: 'Glas', en: 'Glass' },
    archetypes: ['glass'],
    ...ets(6, 367.8, 67.9, 89),
    otherCompanies: others(4),
    gasShareOfEmissions: figures('SECTORS.md 0: process part of a container glass works 15 %', 'C')(
      0.85,
      SHARE,
    ),
    powerOverGas: midden(0.176, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.9),
    heatLevels: heat([0, 0, 1]),
    names: ['Glasfabriek', 'Glassmelterij'],
  },
  {
    id: 'ceramics',
    title: { nl: 'Keramiek', en: 'Ceramics' },
    archetypes: ['kiln'],
    ...ets(36, 499.2, 13, 32),
    otherCompanies: others(6),
    gasShareOfEmissions: figures(`${MIDDEN}: gas 7.145 PJ x 56.5 kg/GJ over 507 kt`, 'C')(0.8, SHARE),
    powerOverGas: midden(0.137, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.9),
    heatLevels: heat(
      [0.35, 0, 0.65],
      'MIDDEN ceramics: firing 1.5 and drying .81 GJ gas per t brick; drying taken as hot water',
    ),
    names: ['Steenfabriek', 'Dakpannenfabriek', 'Tegelfabriek', 'Kleiwarenfabriek'],
  },
  {
    id: 'minerals',
    title: { nl: 'Steenwol, asfalt en overige mineralen', en: 'Stone wool, asphalt and other minerals' },
    archetypes: ['kiln', 'batchMetal'],
    ...ets(26, 207.4, 2.9, 138),
    otherCompanies: others(10),
    gasShareOfEmissions: figures(
      `${MIDDEN}: insulation gas 1.943 PJ x 56.5 kg/GJ over 225 kt; the rest coke`,
      'C',
    )(0.49, SHARE),
    powerOverGas: midden(0.342, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.86),
    heatLevels: heat([0, 0, 1]),
    names: ['Asfaltcentrale', 'Steenwolfabriek', 'Kalkzandsteenfabriek', 'Mineraalwerken'],
  },
  {
    id: 'salt',
    title: { nl: 'Zout en magnesium', en: 'Salt and magnesium' },
    archetypes: ['chemicals'],
    ...ets(3, 314.8, 54.6, 253),
    otherCompanies: others(0),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.039, RATIO),
    ownPowerOverGas: midden(0.309, RATIO),
    utilisation: published(0.96),
    heatLevels: heat([0, 1, 0]),
    names: ['Zoutziederij', 'Zoutwinning'],
  },
  {
    id: 'dairy',
    title: { nl: 'Zuivel', en: 'Dairy' },
    archetypes: ['dairy'],
    ...ets(10, 459, 37.2, 87),
    otherCompanies: others(14),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.191, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.9),
    heatLevels: heat([0.19, 0.81, 0]),
    names: ['Zuivelfabriek', 'Kaasmakerij', 'Melkpoederfabriek'],
  },
  {
    id: 'potato',
    title: { nl: 'Aardappelen en groente', en: 'Potatoes and vegetables' },
    archetypes: ['potato'],
    ...ets(9, 287.6, 33.1, 57),
    otherCompanies: others(16),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.133, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.79),
    heatLevels: heat([0, 0.44, 0.56]),
    names: ['Frietfabriek', 'Aardappelverwerking', 'Groenteconserven'],
  },
  {
    id: 'starch',
    title: { nl: 'Zetmeel en inuline', en: 'Starch and inulin' },
    archetypes: ['chemicals', 'foodSixDay'],
    ...ets(6, 277.4, 28.2, 97),
    otherCompanies: others(3),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.152, RATIO),
    ownPowerOverGas: NONE,
    utilisation: published(0.97),
    heatLevels: heat([0, 1, 0]),
    names: ['Zetmeelfabriek', 'Inulinefabriek', 'Meelfabriek'],
  },
  {
    id: 'sugar',
    title: { nl: 'Suiker', en: 'Sugar' },
    archetypes: ['sugar'],
    ...ets(2, 227.6, 113.8, 130),
    otherCompanies: others(0),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: chosen(0.15, RATIO),
    ownPowerOverGas: chosen(0.15, RATIO),
    utilisation: published(0.397),
    heatLevels: chosen([0, 0.9, 0.1], LEVELS),
    names: ['Suikerfabriek'],
  },
  {
    id: 'oilsFats',
    title: { nl: 'Oliën en vetten', en: 'Oils and fats' },
    archetypes: ['chemicals'],
    ...ets(3, 220.4, 47.6, 157),
    otherCompanies: others(5),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.223, RATIO),
    ownPowerOverGas: midden(0.126, RATIO),
    utilisation: published(0.9),
    heatLevels: heat([0, 1, 0]),
    names: ['Oliemolen', 'Vetsmelterij', 'Oliefabriek'],
  },
  {
    id: 'beer',
    title: { nl: 'Bier en mout', en: 'Beer and malt' },
    archetypes: ['foodSixDay', 'foodFiveDay'],
    ...ets(4, 99.7, 25.7, 42),
    otherCompanies: others(6),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.22, RATIO),
    ownPowerOverGas: midden(0.053, RATIO),
    utilisation: published(0.85),
    heatLevels: heat([0, 1, 0]),
    names: ['Brouwerij', 'Mouterij'],
  },
  {
    id: 'otherFood',
    title: { nl: 'Overige voeding', en: 'Other food' },
    archetypes: ['foodFiveDay', 'foodSixDay'],
    ...ets(13, 182.5, 13.2, 36),
    otherCompanies: others(48),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: balance(0.502, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.65, SHARE),
    heatLevels: chosen([0.25, 0.6, 0.15], LEVELS),
    names: ['Bakkerij', 'Vleesverwerking', 'Veevoederfabriek', 'Conservenfabriek', 'Sausfabriek'],
  },
  {
    id: 'chemicals',
    title: { nl: 'Chemie en farma', en: 'Chemicals and pharma' },
    archetypes: ['chemicals'],
    etsSites: figures(`${EUTL}; one hydrogen plant at a wrong address left out`, 'C')(19, 'sites'),
    etsKton: figures(`${EUTL}; 1,623 kt less 744 kt of a hydrogen plant at a wrong address`, 'C')(
      878.2,
      'kt CO2/year',
    ),
    etsMedianKton: figures(`${EUTL}; one hydrogen plant at a wrong address left out`, 'C')(
      27.8,
      'kt CO2/year',
    ),
    etsLargestKton: figures(`${EUTL}; one hydrogen plant at a wrong address left out`, 'C')(
      203,
      'kt CO2/year',
    ),
    otherCompanies: others(26),
    gasShareOfEmissions: midden(0.85, SHARE),
    powerOverGas: balance(0.758, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.85, SHARE),
    heatLevels: chosen([0.1, 0.7, 0.2], LEVELS),
    names: ['Chemie', 'Harsfabriek', 'Farma', 'Kleurstoffen'],
  },
  {
    id: 'metals',
    title: { nl: 'Basismetaal en gieterijen', en: 'Basic metals and foundries' },
    archetypes: ['batchMetal', 'chemicals'],
    ...ets(3, 63.6, 20, 26),
    otherCompanies: others(24),
    gasShareOfEmissions: midden(0.71, SHARE),
    powerOverGas: midden(4.177 / 0.58, RATIO),
    otherPowerOverGas: figures(
      'NL energy balance 2023 (etsource @54775b3), iron, steel and non-ferrous',
      'C',
    )(1.19, RATIO),
    powerSpread: chosen(1.1, 'ln(MWh/MWh)'),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.6, SHARE),
    heatLevels: chosen([0, 0, 1], LEVELS),
    names: ['Gieterij', 'Walserij', 'Smelterij', 'Verzinkerij'],
  },
  {
    id: 'machinery',
    title: { nl: 'Machines, voertuigen en elektronica', en: 'Machinery, vehicles and electronics' },
    archetypes: ['workshop', 'batchMetal'],
    ...ets(4, 57, 13.1, 22),
    otherCompanies: others(26),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: balance(11.08 / 7.68, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.5, SHARE),
    heatLevels: chosen([0.6, 0, 0.4], LEVELS),
    names: ['Machinefabriek', 'Metaalwerken', 'Elektrotechniek'],
  },
  {
    id: 'textile',
    title: { nl: 'Textiel', en: 'Textiles' },
    archetypes: ['foodFiveDay'],
    ...ets(3, 21.7, 6, 14),
    otherCompanies: others(8),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: balance(0.668, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.6, SHARE),
    heatLevels: chosen([0.3, 0.7, 0], LEVELS),
    names: ['Weverij', 'Tapijtfabriek', 'Wasserij'],
  },
  {
    id: 'plastics',
    title: { nl: 'Rubber en kunststof', en: 'Rubber and plastics' },
    archetypes: ['foodSixDay', 'workshop'],
    ...ets(2, 11.4, 5.7, 11),
    otherCompanies: others(19),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: midden(0.7, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.65, SHARE),
    heatLevels: chosen([0, 1, 0], LEVELS),
    names: ['Kunststoffabriek', 'Rubberfabriek', 'Folieblazerij'],
  },
  {
    id: 'waste',
    title: { nl: 'Afvalverbranding', en: 'Waste-to-energy' },
    archetypes: ['waste'],
    ...ets(0, 0, 0, 0),
    otherCompanies: figures(
      'Eleven plants (SECTORS.md 1) less four in the five clusters; not in the ETS until 2028',
      'C',
    )(7, 'companies'),
    gasShareOfEmissions: GAS_ONLY,
    powerOverGas: chosen(3, RATIO),
    ownPowerOverGas: NONE,
    utilisation: chosen(0.85, SHARE),
    heatLevels: chosen([1, 0, 0], LEVELS),
    names: ['Afvalcentrale'],
  },
  {
    id: 'ict',
    title: { nl: 'Datacentra', en: 'Data centres' },
    archetypes: ['dataCentre'],
    etsSites: figures(`${EUTL}: sites without a sector, nearly all data centres with emergency power`, 'C')(
      17,
      'sites',
    ),
    etsKton: figures(`${EUTL}: sites without a sector, less two food sites`, 'C')(6.1, 'kt CO2/year'),
    etsMedianKton: figures(`${EUTL}: sites without a sector`, 'C')(0.3, 'kt CO2/year'),
    etsLargestKton: figures(`${EUTL}: sites without a sector`, 'C')(1, 'kt CO2/year'),
    otherCompanies: others(10),
    gasShareOfEmissions: chosen(0, SHARE),
    powerOverGas: NONE,
    ownPowerOverGas: NONE,
    utilisation: chosen(0.8, SHARE),
    heatLevels: chosen([1, 0, 0], LEVELS),
    names: ['Datacentrum', 'Rekencentrum'],
  },
];

/** Sector by id; undefined when there is none. */
export function sector(id: string): Sector | undefined {
  return SECTORS.find(one => one.id === id);
}
