import type { CostPart, LineKind } from '../../engine/index.ts';

export type Language = 'nl' | 'en';
type Words = Readonly<Record<Language, string>>;

/** What a flow is drawn as: an asset by its kind, or a part of the connection or the demand. */
export const KINDS = [
  'import',
  'breach',
  'pv',
  'wind',
  'chp',
  'battery',
  'loadShift',
  'gasBoiler',
  'eBoiler',
  'heatPump',
  'thermalStore',
  'heatBattery',
  'unserved',
  'export',
  'load',
  'cascade',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_LABELS: Readonly<Record<Kind, Words>> = {
  import: { nl: 'Afname van het net', en: 'Import from the grid' },
  breach: { nl: 'Afname boven contract', en: 'Import above contract' },
  pv: { nl: 'Zonnepanelen', en: 'Solar panels' },
  wind: { nl: 'Windturbines', en: 'Wind turbines' },
  chp: { nl: 'WKK', en: 'CHP' },
  battery: { nl: 'Batterij', en: 'Battery' },
  loadShift: { nl: 'Verschoven vraag', en: 'Shifted demand' },
  gasBoiler: { nl: 'Gasketel', en: 'Gas boiler' },
  eBoiler: { nl: 'E-boiler', en: 'Electric boiler' },
  heatPump: { nl: 'Warmtepomp', en: 'Heat pump' },
  thermalStore: { nl: 'Warmteopslag', en: 'Heat store' },
  heatBattery: { nl: 'Warmtebatterij', en: 'Heat battery' },
  unserved: { nl: 'Niet geleverd', en: 'Not served' },
  export: { nl: 'Invoeding op het net', en: 'Export to the grid' },
  load: { nl: 'Vraag', en: 'Demand' },
  cascade: { nl: 'Warmte van een hoger niveau', en: 'Heat from a higher level' },
};

export const COST_PART_LABELS: Readonly<Record<CostPart, Words>> = {
  electricity: { nl: 'Elektriciteit', en: 'Electricity' },
  electricityTax: { nl: 'Energiebelasting stroom', en: 'Energy tax, electricity' },
  gridEnergy: { nl: 'Nettarief per kWh', en: 'Grid tariff per kWh' },
  gridPeak: { nl: 'Nettarief piek (kWmax)', en: 'Grid tariff, peak (kWmax)' },
  gridContract: { nl: 'Nettarief contract (kWcontract)', en: 'Grid tariff, contract (kWcontract)' },
  gridFixed: { nl: 'Vaste netkosten', en: 'Fixed grid charges' },
  export: { nl: 'Opbrengst invoeding', en: 'Income from export' },
  fuel: { nl: 'Brandstof', en: 'Fuel' },
  fuelTax: { nl: 'Energiebelasting brandstof', en: 'Energy tax, fuel' },
  carbon: { nl: 'CO₂-rechten (ETS)', en: 'CO₂ allowances (ETS)' },
  levy: { nl: 'CO₂-heffing industrie', en: 'CO₂ levy on industry' },
  compensation: { nl: 'Compensatie indirecte CO₂-kosten', en: 'Compensation of indirect CO₂ cost' },
  operation: { nl: 'Bedrijf en slijtage', en: 'Operation and wear' },
  starts: { nl: 'Starts', en: 'Starts' },
  shift: { nl: 'Verschuiven van vraag', en: 'Shifting demand' },
  breach: { nl: 'Overschrijding contract', en: 'Breach of contract' },
  steering: { nl: 'Sturing (vergoeding en boete)', en: 'Steering (pay and penalty)' },
  unserved: { nl: 'Niet geleverd', en: 'Not served' },
};

export const LINE_KIND_LABELS: Readonly<Record<LineKind, Words>> = {
  investment: { nl: 'Investering', en: 'Investment' },
  grant: { nl: 'Investeringssubsidie', en: 'Investment grant' },
  operation: { nl: 'Jaarlijkse kosten en baten', en: 'Yearly cost and gain' },
  support: { nl: 'Exploitatiesubsidie', en: 'Operating subsidy' },
  replacement: { nl: 'Vervanging', en: 'Replacement' },
  residual: { nl: 'Restwaarde', en: 'Residual value' },
  loan: { nl: 'Lening of lease', en: 'Loan or lease' },
  tax: { nl: 'Winstbelasting', en: 'Tax on profit' },
};

/** How a flow enters its balance, in words. */
export const ROLE_LABELS = {
  source: { nl: 'Bron', en: 'Source' },
  sink: { nl: 'Gebruik', en: 'Use' },
  level: { nl: 'Voorraad', en: 'Stock' },
  limit: { nl: 'Grens', en: 'Limit' },
  price: { nl: 'Prijs', en: 'Price' },
  value: { nl: 'Waarde van 1 MW meer', en: 'Value of 1 MW more' },
} as const satisfies Readonly<Record<string, Words>>;

/** Titles of axes and legends, each quantity with its unit in brackets, and other words in the charts. */
export const WORDS = {
  electricity: { nl: 'Elektriciteit (MW)', en: 'Electricity (MW)' },
  heat: { nl: 'Warmte (MW)', en: 'Heat (MW)' },
  level: { nl: 'Voorraad (MWh)', en: 'Stock (MWh)' },
  price: { nl: 'Prijs (EUR/MWh)', en: 'Price (EUR/MWh)' },
  electricityPerDay: { nl: 'Elektriciteit (MWh/dag)', en: 'Electricity (MWh/day)' },
  heatPerDay: { nl: 'Warmte (MWh/dag)', en: 'Heat (MWh/day)' },
  importRange: { nl: 'Afname (MW)', en: 'Import (MW)' },
  limitValue: { nl: 'Waarde (EUR/MW)', en: 'Value (EUR/MW)' },
  hours: { nl: 'Aantal uren (h)', en: 'Number of hours (h)' },
  hourOfDay: { nl: 'Uur van de dag (h)', en: 'Hour of the day (h)' },
  avoided: { nl: 'Vermeden CO₂ (t per jaar)', en: 'CO₂ avoided (t per year)' },
  demand: { nl: 'Vraag', en: 'Demand' },
  importLimit: { nl: 'Afnamegrens', en: 'Import limit' },
  highestLimit: { nl: 'Hoogste afnamegrens', en: 'Highest import limit' },
  lowestLimit: { nl: 'Laagste afnamegrens', en: 'Lowest import limit' },
  highestOfDay: { nl: 'Hoogste van de dag', en: 'Highest of the day' },
  meanOfDay: { nl: 'Gemiddeld per dag', en: 'Mean of the day' },
  lowToHigh: { nl: 'Laagste tot hoogste van de dag', en: 'Lowest to highest of the day' },
  net: { nl: 'Saldo', en: 'Net' },
  runningTotal: { nl: 'Lopend totaal', en: 'Running total' },
  otherSources: { nl: 'Andere bronnen', en: 'Other sources' },
  noSeries: {
    nl: 'Voor deze variant zijn er geen uurcijfers.',
    en: 'There are no hourly figures for this variant.',
  },
  noAnswer: { nl: 'Niet haalbaar: er is geen uitkomst.', en: 'Not feasible: there is no answer.' },
} as const satisfies Readonly<Record<string, Words>>;

/** Name of the package if the variant is one, else of the study as it is. */
export function variantTitle(
  name: string,
  packages: readonly { readonly name: string; readonly title: Words }[],
  language: Language,
): string {
  const title = packages.find(line => line.name === name)?.title[language];
  if (title) return title;
  return name === 'base' ? { nl: 'Zoals nu', en: 'As it is' }[language] : name;
}
