import type { Infeasibility, Repair } from '../../engine/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { Text } from '../schema/study.ts';
import { foresightText, groupPeakText, rangeText, sharedLimitText, totalsText } from './multiplier-lines.ts';
import type { VariantResult } from './result.ts';
import { euros, figure, inBoth, moment, percent, together } from './words.ts';

type Figures = Omit<VariantResult, 'line'>;

/** Below this many MWh nothing is said of unserved, breached or cut energy: it is rounding. */
const WORTH_TELLING_MWH = 1e-3;

/** What it costs, what binds, how many hours, and what one more MW is worth. */
export function operationLine({ resolved, week }: Plan, result: Figures): Text {
  const isYear = week === null && Math.abs(resolved.yearShare - 1) < 0.01;
  return together(
    costText(result, isYear),
    limitText(result, isYear),
    ...result.sharedLimits.flatMap(limit => [
      sharedLimitText(limit, isYear),
      groupPeakText(limit, result.sites, isYear),
    ]),
    totalsText(result),
    lostText(result),
    foresightText(result),
    result.status === 'optimal' ? null : gapText(result, resolved.options.foresight),
  );
}

function costText({ costEur, emissionsTonCo2 }: Figures, isYear: boolean): Text {
  return inBoth(language => {
    const earns = (costEur ?? 0) < 0;
    const amount = euros(Math.abs(costEur ?? 0), language);
    const tons = figure(emissionsTonCo2 ?? 0, language);
    if (language === 'nl') {
      const when = isYear ? 'per jaar' : 'in deze periode';
      const money = earns ? `Levert ${when} ${amount} op` : `Kost ${amount} ${when}`;
      return `${money} en stoot ${tons} ton CO2 uit.`;
    }
    const when = isYear ? 'a year' : 'over this period';
    return `${earns ? 'Earns' : 'Costs'} ${amount} ${when} and emits ${tons} tonnes of CO2.`;
  });
}

function limitText({ hoursAtLimit, valueOfOneMwEur, peakMw, valueRange }: Figures, isYear: boolean): Text {
  return inBoth(language => {
    if (valueRange?.differs) return rangeText(hoursAtLimit ?? 0, valueRange, isYear, language);
    const hours = figure(hoursAtLimit ?? 0, language);
    const worth = euros(valueOfOneMwEur ?? 0, language);
    const peak = figure(peakMw ?? 0, language);
    const binds = (valueOfOneMwEur ?? 0) > 0.5;
    if (language === 'nl') {
      return binds
        ? `De aansluiting zit ${hours} uur vol; één MW meer is ${worth}${isYear ? ' per jaar' : ''} waard.`
        : `De aansluiting knelt niet (piek ${peak} MW); meer MW is nu niets waard.`;
    }
    return binds
      ? `The connection is full for ${hours} hours; one more MW is worth ${worth}${isYear ? ' a year' : ''}.`
      : `The connection does not bind (peak ${peak} MW); more MW is worth nothing now.`;
  });
}

/** What could not be had: production not served, the contract exceeded, generation cut. */
function lostText({ unservedMwh, breachMwh, curtailedMwh }: Figures): Text | null {
  const nl: string[] = [];
  const en: string[] = [];
  const tell = (mwh: number | null, dutch: string, english: string) => {
    if ((mwh ?? 0) < WORTH_TELLING_MWH) return;
    nl.push(`${figure(mwh!, 'nl')} MWh ${dutch}`);
    en.push(`${figure(mwh!, 'en')} MWh ${english}`);
  };
  tell(unservedMwh, 'wordt niet geleverd', 'is not served');
  tell(breachMwh, 'gaat boven het contract uit', 'goes beyond the contract');
  tell(curtailedMwh, 'opwek wordt afgeschakeld', 'of generation is cut');
  return nl.length === 0 ? null : { nl: `${nl.join(', ')}.`, en: `${en.join(', ')}.` };
}

/** How far the plan may be from the optimum, and why. */
function gapText({ status, certificate }: Figures, foresight: 'perfect' | 'day-ahead' | 'both'): Text {
  return inBoth(language => {
    const gap = percent(certificate?.gap ?? 0, language);
    if (status === 'deadline') {
      return language === 'nl'
        ? `Beste plan binnen de rekentijd: hoogstens ${gap} van het optimum.`
        : `Best plan within the time allowed: at most ${gap} from the optimum.`;
    }
    if (foresight === 'day-ahead') {
      return language === 'nl'
        ? `Gepland met de prijzen van een dag vooruit: hoogstens ${gap} duurder dan met volledige voorkennis.`
        : `Planned on prices known a day ahead: at most ${gap} dearer than with perfect foresight.`;
    }
    return language === 'nl'
      ? `Bij negatieve prijzen is niet bewezen dat het niet goedkoper kan: hoogstens ${gap} van het optimum.`
      : `With negative prices it is not proven that nothing is cheaper: at most ${gap} from the optimum.`;
  });
}

/** Which hour, which limit, how many MW short, and the cheapest way out. */
export function infeasibleLine({ shortages, shortHours, repairs }: Infeasibility): Text {
  const worst = shortages[0];
  const repair = repairs[0];
  return inBoth(language => {
    if (!worst)
      return language === 'nl' ? 'Er past geen plan binnen de grenzen.' : 'No plan fits the limits.';
    const short = `${figure(worst.shortMw, language)} ${worst.limit.endsWith('.stock') ? 'MWh' : 'MW'}`;
    const hours = figure(shortHours, language);
    if (language === 'nl') {
      const way = repair ? ` Kleinste uitweg: ${REPAIRS.nl[repair.change]} ${amount(repair, language)}.` : '';
      return `Niet mogelijk: op ${moment(worst.time, language)} komt ${worst.site} ${short} tekort (${limitName(worst.limit, language)}), in totaal ${hours} uur.${way}`;
    }
    const way = repair ? ` Smallest way out: ${REPAIRS.en[repair.change]} ${amount(repair, language)}.` : '';
    return `Not possible: on ${moment(worst.time, language)} ${worst.site} is ${short} short (${limitName(worst.limit, language)}), ${hours} hours in all.${way}`;
  });
}

function amount({ amount: size, unit, site }: Repair, language: 'nl' | 'en'): string {
  const number = `${figure(size, language)} ${unit}`;
  return language === 'nl' ? `${number} bij ${site}` : `${number} at ${site}`;
}

const REPAIRS: Record<'nl' | 'en', Record<Repair['change'], string>> = {
  nl: {
    'raise-import-limit': 'grens voor afname omhoog met',
    'raise-export-limit': 'grens voor invoeding omhoog met',
    'allow-unserved': 'niet leveren van',
    'raise-heat-capacity': 'extra warmtevermogen van',
    'lower-end-level': 'eindniveau omlaag met',
    'raise-budget': 'jaargrens omhoog met',
    'lower-steering': 'minder sturing vragen, per uur',
  },
  en: {
    'raise-import-limit': 'raise the import limit by',
    'raise-export-limit': 'raise the export limit by',
    'allow-unserved': 'leave unserved',
    'raise-heat-capacity': 'add heat capacity of',
    'lower-end-level': 'lower the end level by',
    'raise-budget': 'raise the yearly limit by',
    'lower-steering': 'ask less by steering, per hour',
  },
};

const LIMITS: Record<string, Text> = {
  electricity: { nl: 'elektriciteit', en: 'electricity' },
  hotWater: { nl: 'warm water', en: 'hot water' },
  steam: { nl: 'stoom', en: 'steam' },
  furnace: { nl: 'ovenwarmte', en: 'furnace heat' },
  export: { nl: 'te veel opwek voor de invoeding', en: 'more generation than may be exported' },
  steered: { nl: 'wat de sturing vraagt', en: 'what steering asks' },
};

function limitName(limit: string, language: 'nl' | 'en'): string {
  return LIMITS[limit]?.[language] ?? limit;
}
