import type { Text } from '../../data/index.ts';
import { inBoth } from '../report/words.ts';

const TITLES: Readonly<Record<string, Text>> = {
  dayAhead: { nl: 'Stroom tegen de day-aheadprijs', en: 'Electricity at the day-ahead price' },
  supplyMargin: { nl: 'Opslag van de leverancier', en: 'Margin of the supplier' },
  'supply-block': {
    nl: 'Contract {of}: blok, vaste prijs min day-ahead',
    en: 'Contract {of}: block, fixed price less day-ahead',
  },
  'supply-share': {
    nl: 'Contract {of}: deel vast, vaste prijs min day-ahead',
    en: 'Contract {of}: fixed share, fixed price less day-ahead',
  },
  'supply-indexed': {
    nl: 'Contract {of}: index plus opslag, min day-ahead',
    en: 'Contract {of}: index plus spread, less day-ahead',
  },
  'supply-collar': {
    nl: 'Contract {of}: bodem en plafond, min day-ahead',
    en: 'Contract {of}: floor and cap, less day-ahead',
  },
  sold: { nl: 'Verkochte stroom', en: 'Electricity sold' },
  feedInFee: { nl: 'Afslag op invoeding', en: 'Fee on feed-in' },
  gridContract: { nl: 'kWcontract', en: 'kWcontract (contracted power)' },
  gridRight: { nl: 'Korting op kWcontract bij recht {of}', en: 'Reduction of kWcontract for right {of}' },
  gridRightPeak: { nl: 'Korting op kWmax bij recht {of}', en: 'Reduction of kWmax for right {of}' },
  rightAvailability: {
    nl: 'Vergoeding voor beschikbaar zijn, {of}',
    en: 'Paid for being available, {of}',
  },
  rightActivation: { nl: 'Vergoeding voor afgeroepen energie, {of}', en: 'Paid for energy called, {of}' },
  steering: {
    nl: 'Vergoeding voor energie boven het eigen plan, {of}',
    en: 'Paid for energy above its own plan, {of}',
  },
  steeringPlan: {
    nl: 'Energie van het eigen plan in gestuurde uren, {of}',
    en: 'Energy of its own plan in steered hours, {of}',
  },
  steeringPenalty: {
    nl: 'Boete voor wat de sturing tekortkomt, {of}',
    en: 'Penalty for what steering lacks, {of}',
  },
  gridShortUse: {
    nl: 'Korting op kWcontract tot 600 uur per jaar',
    en: 'Reduction of kWcontract up to 600 hours a year',
  },
  gridPeakMonth: { nl: 'kWmax per maand', en: 'kWmax by month (highest import)' },
  gridPeakWeek: { nl: 'kWmax per week', en: 'kWmax by week (highest import)' },
  gridGroupPeak: {
    nl: 'kWmax van groep {of}, het deel van dit bedrijf',
    en: 'kWmax of group {of}, the part of this company',
  },
  gridEnergy: { nl: 'Transport per kWh', en: 'Transport per kWh' },
  gridStanding: { nl: 'Vastrecht', en: 'Fixed charge' },
  gridConnection: { nl: 'Periodieke aansluitvergoeding', en: 'Periodic connection fee' },
  breach: { nl: 'Afname boven het contract', en: 'Import above the contract' },
  fuel: { nl: '{of}', en: '{of}' },
  gasNetwork: { nl: 'Netkosten van gas', en: 'Gas network charges' },
  allowances: { nl: 'ETS: emissies', en: 'ETS: emissions' },
  freeAllocation: { nl: 'ETS: gratis toewijzing', en: 'ETS: free allocation' },
  forgone: {
    nl: 'ETS: toewijzing die elektrische warmte niet krijgt',
    en: 'ETS: allocation that electric heat does not earn',
  },
  levy: { nl: 'CO2-heffing industrie', en: 'Industrial CO2 levy' },
  compensation: { nl: 'Compensatie van indirecte CO2-kosten', en: 'Compensation of indirect CO2 cost' },
  operation: { nl: 'Bediening en slijtage', en: 'Operation and wear' },
  starts: { nl: 'Starts van installaties', en: 'Starts of assets' },
  shift: { nl: 'Verschoven vraag', en: 'Shifted demand' },
  unserved: { nl: 'Vraag waaraan niet is voldaan', en: 'Demand not met' },
};

const CARRIERS: Readonly<Record<string, Text>> = {
  electricity: { nl: 'stroom', en: 'electricity' },
  naturalGas: { nl: 'Aardgas', en: 'Natural gas' },
  greenGas: { nl: 'Groen gas', en: 'Green gas' },
  hydrogen: { nl: 'Waterstof', en: 'Hydrogen' },
  suppliedHeat: { nl: 'Geleverde warmte', en: 'Supplied heat' },
  biomass: { nl: 'Biomassa', en: 'Biomass' },
};

/** What a line is called; `of` is the contract, right or fuel in it. */
export function titleOf(kind: string, of = ''): Text {
  const title = TITLES[kind] ?? { nl: kind, en: kind };
  return inBoth(language => title[language].replace('{of}', CARRIERS[of]?.[language] ?? of));
}

const WHOLE = { maximumFractionDigits: 0 } as const;
const FINE = { maximumSignificantDigits: 3 } as const;
/** Made once: a bill has many brackets, and a study many bills. */
const VOLUMES = {
  nl: { whole: new Intl.NumberFormat('nl-NL', WHOLE), fine: new Intl.NumberFormat('nl-NL', FINE) },
  en: { whole: new Intl.NumberFormat('en-GB', WHOLE), fine: new Intl.NumberFormat('en-GB', FINE) },
} as const;

function volume(mwh: number, language: keyof Text): string {
  return VOLUMES[language][mwh >= 100 ? 'whole' : 'fine'].format(mwh);
}

/** Energy tax on a carrier, with the volumes of the year between which its rate holds. */
export function bracketTitle(of: string, range: { fromMwh: number; toMwh: number } | null): Text {
  return inBoth(language => {
    const carrier = (CARRIERS[of]?.[language] ?? of).toLowerCase();
    const name = language === 'nl' ? `Energiebelasting ${carrier}` : `Energy tax on ${carrier}`;
    if (range === null) return name;
    const [from, to] = [range.fromMwh, range.toMwh].map(mwh => volume(mwh, language));
    if (range.toMwh === Number.POSITIVE_INFINITY)
      return language === 'nl' ? `${name}, boven ${from} MWh` : `${name}, above ${from} MWh`;
    return language === 'nl' ? `${name}, ${from} tot ${to} MWh` : `${name}, ${from} to ${to} MWh`;
  });
}
