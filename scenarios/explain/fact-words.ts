import { pricePath } from '../../data/index.ts';
import { percent } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import type { BindingLimit, Driver, ExactBreakEven, LimitOf, Setting, When } from './facts.ts';

type Language = 'nl' | 'en';

/** Limits by kind; `{name}` is the asset or budget, `{place}` the site or shared limit. */
const LIMIT_NAMES: Readonly<Record<LimitOf, Text>> = {
  import: { nl: 'De grens voor afname op {place}', en: 'The import limit at {place}' },
  export: { nl: 'De grens voor invoeding op {place}', en: 'The export limit at {place}' },
  breach: { nl: 'De ruimte boven het contract op {place}', en: 'The room above the contract at {place}' },
  peak: { nl: 'De betaalde piek (kWmax) op {place}', en: 'The charged peak (kWmax) at {place}' },
  minimumLoad: { nl: 'De minimumlast van {name}', en: 'The minimum load of {name}' },
  heat: { nl: 'Het warmtevermogen van {name}', en: 'The heat output of {name}' },
  power: { nl: 'Het vermogen van {name}', en: 'The power of {name}' },
  charge: { nl: 'Het laadvermogen van {name}', en: 'The charging power of {name}' },
  discharge: { nl: 'Het ontlaadvermogen van {name}', en: 'The discharging power of {name}' },
  energy: { nl: 'De inhoud van {name}', en: 'The energy of {name}' },
  away: { nl: 'De uitstelbare vraag van {name}', en: 'The demand that {name} can postpone' },
  back: { nl: 'Het inhalen van {name}', en: 'The catching up of {name}' },
  budget: { nl: 'De jaargrens {name}', en: 'The yearly limit {name}' },
  sharedImport: { nl: 'De gezamenlijke grens {place} voor afname', en: 'The shared limit {place} on import' },
  sharedExport: {
    nl: 'De gezamenlijke grens {place} voor invoeding',
    en: 'The shared limit {place} on export',
  },
  sharedPeak: {
    nl: 'De betaalde piek (kWmax) van groep {place}',
    en: 'The charged peak (kWmax) of group {place}',
  },
};

/** A limit in words, `The import limit at mill`. */
export function limitName({ of, place, name }: BindingLimit, language: Language): string {
  return LIMIT_NAMES[of][language].replace('{place}', () => place).replace('{name}', () => name ?? '');
}

const SEASONS: Readonly<Record<NonNullable<When['season']>, Text>> = {
  winter: { nl: 'in de winter', en: 'in winter' },
  spring: { nl: 'in de lente', en: 'in spring' },
  summer: { nl: 'in de zomer', en: 'in summer' },
  autumn: { nl: 'in de herfst', en: 'in autumn' },
  'winter-half': { nl: 'van oktober tot en met maart', en: 'from October through March' },
  'summer-half': { nl: 'van april tot en met september', en: 'from April through September' },
};
const DAYS = {
  weekdays: { nl: 'op werkdagen', en: 'on weekdays' },
  weekend: { nl: 'in het weekend', en: 'at weekends' },
} as const;

/** Where the value lies: `, mostly in winter on weekdays from 17 to 20 h (72%)`. */
export function whenText({ season, days, hours, share }: When, language: Language): string {
  const clock = hours
    ? language === 'nl'
      ? `tussen ${hours.from} en ${hours.until} uur`
      : `between ${hours.from} and ${hours.until} h`
    : null;
  const parts = [season && SEASONS[season][language], days && DAYS[days][language], clock].filter(
    part => part !== null,
  );
  const of = percent(Math.round(share * 100) / 100, language);
  return language === 'nl'
    ? `, meest ${parts.join(' ')} (${of} van de waarde)`
    : `, mostly ${parts.join(' ')} (${of} of the value)`;
}

const DRIVER_NAMES: Readonly<Record<Driver, Text>> = {
  investment: { nl: 'de investering (onderhoud gelijk)', en: 'the investment (upkeep as it is)' },
  power: { nl: 'de stroomprijs', en: 'the power price' },
  spread: { nl: 'de prijsverschillen binnen het jaar', en: 'the price differences within the year' },
  gas: { nl: 'de gasprijs', en: 'the gas price' },
  co2: { nl: 'de CO2-prijs', en: 'the CO2 price' },
  discountRate: { nl: 'de rekenrente', en: 'the discount rate' },
  heat: { nl: 'de warmtevraag', en: 'the heat demand' },
  connection: { nl: 'de afnamegrens', en: 'the import limit' },
};

/** What moves, `the gas price`. */
export function driverName(driver: Driver, language: Language): string {
  return DRIVER_NAMES[driver][language];
}

/** What a figure is made: `80%`, or the name of a path. */
export function settingText(setting: Setting, language: Language): string {
  if ('factor' in setting) return percent(setting.factor, language);
  return pricePath(setting.path)?.title[language] ?? setting.path;
}

const BREAK_EVEN_NAMES: Readonly<Record<ExactBreakEven['of'], Text>> = {
  capex: { nl: 'investering', en: 'an investment' },
  co2: { nl: 'gemiddelde CO2-prijs', en: 'a mean CO2 price' },
  power: { nl: 'gemiddelde stroomprijs', en: 'a mean power price' },
  gas: { nl: 'gemiddelde gasprijs', en: 'a mean gas price' },
};

/** What breaks even, `a mean gas price`. */
export function breakEvenName(of: ExactBreakEven['of'], language: Language): string {
  return BREAK_EVEN_NAMES[of][language];
}
