import type { LimitRange } from '../../engine/index.ts';
import type { Text } from '../schema/study.ts';
import type { SharedLimitResult, VariantResult } from './result.ts';
import { euros, figure, inBoth, percent, together } from './words.ts';

type Language = 'nl' | 'en';

/** Below this nothing is said of what a MW is worth, EUR. */
const WORTH_TELLING_EUR = 0.5;

/** The worth of a limit where more of it is worth something else than less: both sides, per MW of the first step. */
function sidesText({ stepMw, more, less }: LimitRange, isYear: boolean, language: Language): string {
  const step = figure(stepMw, language);
  const [worth, cost] = [euros(more.eurPerMw, language), less && euros(less.eurPerMw, language)];
  const isOne = stepMw === 1;
  if (language === 'nl') {
    const perMw = `${isOne ? '' : ' per MW'}${isYear ? ' per jaar' : ''}`;
    const lost = cost ? `${step} MW minder kost ${cost}${perMw}` : `met ${step} MW minder is er geen plan`;
    return `${step} MW meer is ${worth}${perMw} waard, ${lost}.`;
  }
  const perMw = `${isOne ? '' : ' per MW'}${isYear ? ' a year' : ''}`;
  const lost = cost ? `${step} MW less costs ${cost}${perMw}` : `with ${step} MW less there is no plan`;
  return `${step} MW more is worth ${worth}${perMw}, ${lost}.`;
}

/** How long the connection is full, and its worth from both sides. */
export function rangeText(hours: number, range: LimitRange, isYear: boolean, language: Language): string {
  const full = figure(hours, language);
  const sides = sidesText(range, isYear, language);
  return language === 'nl'
    ? `De aansluiting zit ${full} uur vol; ${sides}`
    : `The connection is full for ${full} hours; ${sides}`;
}

/** How long a shared limit is full, and what it is worth; nothing where more of it is worth nothing and less costs nothing. */
export function sharedLimitText(limit: SharedLimitResult, isYear: boolean): Text | null {
  const { name, hoursAtLimit, valueOfOneMwEur, valueOfOneExportMwEur, valueRange } = limit;
  const range = valueRange?.differs ? valueRange : null;
  if (!range && Math.max(valueOfOneMwEur, valueOfOneExportMwEur) < WORTH_TELLING_EUR) return null;
  return inBoth(language => {
    const hours = figure(hoursAtLimit, language);
    const [worth, out] = [euros(valueOfOneMwEur, language), euros(valueOfOneExportMwEur, language)];
    if (language === 'nl') {
      const value = range
        ? sidesText(range, isYear, language)
        : `één MW meer is ${worth} waard voor afname en ${out} voor invoeding.`;
      return `De gezamenlijke grens ${name} zit ${hours} uur vol; ${value}`;
    }
    const value = range
      ? sidesText(range, isYear, language)
      : `one more MW is worth ${worth} for import and ${out} for export.`;
    return `The shared limit ${name} is full for ${hours} hours; ${value}`;
  });
}

/** What a group is charged on its peak together, beside the peaks of its members; null where each is charged by itself. */
export function groupPeakText(
  { name, peaks }: SharedLimitResult,
  sites: VariantResult['sites'],
  isYear: boolean,
): Text | null {
  const [first] = peaks;
  if (!first) return null;
  const eur = peaks.reduce((sum, { costEur }) => sum + costEur, 0);
  const charged = sites.filter(site => first.members.some(member => member.site === site.name));
  const ownMw = charged.reduce((sum, { peakMw }) => sum + peakMw, 0);
  return inBoth(language => {
    const [paid, own] = [euros(eur, language), figure(ownMw, language)];
    const peak = figure(Math.max(...first.peaksMw), language);
    if (language === 'nl')
      return `Groep ${name} betaalt samen ${paid} kWmax${isYear ? ' per jaar' : ''}, over een piek van ${peak} MW; de eigen pieken van de leden tellen op tot ${own} MW.`;
    return `Group ${name} pays ${paid} of kWmax${isYear ? ' a year' : ''} together, on a peak of ${peak} MW; the peaks of its members add up to ${own} MW.`;
  });
}

/** Yearly limits that are spent, and the levy at the margin, with what one more unit of each would save. */
export function totalsText({ sites }: Pick<VariantResult, 'sites'>): Text | null {
  const spent = sites.flatMap(({ budgets }) => budgets).filter(budget => budget.priceEurPerUnit > 1e-6);
  const levied = sites.filter(({ levy }) => (levy?.marginalEurPerTon ?? 0) > 1e-6);
  const lines = [
    ...spent.map(({ name, unit, limit, priceEurPerUnit }) =>
      inBoth(language => {
        const amount = figure(limit, language);
        const [one, many] = UNITS[unit][language];
        const price = money(priceEurPerUnit, language);
        if (language === 'nl')
          return `De grens ${name} van ${amount} ${many} is op; één ${one} meer is ${price} waard.`;
        return `The limit ${name} of ${amount} ${many} is spent; one more ${one} is worth ${price}.`;
      }),
    ),
    ...levied.map(({ name, levy }) =>
      inBoth(language => {
        const ton = figure(levy!.leviedTon, language);
        const price = money(levy!.marginalEurPerTon, language);
        if (language === 'nl')
          return `${name} betaalt heffing over ${ton} ton CO2; één ton minder scheelt ${price}.`;
        return `${name} pays the levy on ${ton} tonnes of CO2; one tonne less saves ${price}.`;
      }),
    ),
  ];
  return lines.length > 0 ? together(...lines) : null;
}

/** Full-load hours are hours in words. */
const UNITS = {
  h: { nl: ['vollastuur', 'vollasturen'], en: ['full-load hour', 'full-load hours'] },
  MWh: { nl: ['MWh', 'MWh'], en: ['MWh', 'MWh'] },
} as const;

/** Prices per unit have cents. */
function money(eur: number, language: Language): string {
  const amount = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(eur);
  return `€ ${amount}`;
}

/** What it costs to know no more than a day ahead. */
export function foresightText({ foresight }: Pick<VariantResult, 'foresight'>): Text | null {
  if (foresight === null) return null;
  const { perfectEur, dayAheadEur, differenceEur, differenceShare } = foresight;
  if (differenceEur === 0)
    return {
      nl: 'Met een dag vooruitzicht gaat niets verloren.',
      en: 'Nothing is lost by knowing a day ahead only.',
    };
  return inBoth(language => {
    const [perfect, dayAhead] = [euros(perfectEur, language), euros(dayAheadEur, language)];
    const extra = euros(differenceEur, language);
    const share = differenceShare === null ? '' : ` (${percent(differenceShare, language)})`;
    if (language === 'nl')
      return `Met een dag vooruitzicht kost het ${dayAhead} in plaats van ${perfect} met alles vooraf bekend: ${extra} meer${share}.`;
    return `Knowing a day ahead it costs ${dayAhead} instead of ${perfect} with everything known beforehand: ${extra} more${share}.`;
  });
}
