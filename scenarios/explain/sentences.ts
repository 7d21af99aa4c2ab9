import { infeasibleLine } from '../report/variant-line.ts';
import { euros, figure, inBoth } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import { breakEvenName, driverName, limitName, settingText, whenText } from './fact-words.ts';
import type {
  Ability,
  BindingLimit,
  CarbonTarget,
  ExactBreakEven,
  Explanation,
  ExplanationText,
  Relief,
  Short,
  Tornado,
  TornadoEnd,
} from './facts.ts';

type Language = 'nl' | 'en';
type Facts = Omit<Explanation, 'text'>;

/** Limits and ways out that are told of; the table has all. */
const MOST_TOLD = 4;
/** Below this nothing is said of energy that is not served, MWh a year. */
const WORTH_TELLING_MWH = 1e-3;

/** What can, what cannot, and what would change it, in sentences of which every number is one of the facts. */
export function sentencesOf(facts: Facts): ExplanationText {
  return {
    can: [
      ...(facts.can ? abilityTexts(facts.can, facts.year) : []),
      ...present(targetText(facts.target, true)),
    ],
    cannot: [
      ...facts.short.map(shortText),
      ...present(facts.can && unservedText(facts.can)),
      ...present(facts.can && facts.limits.length === 0 ? NOTHING_BINDS : null),
      ...facts.limits.slice(0, MOST_TOLD).map(limitText),
      ...present(targetText(facts.target, false)),
    ],
    change: [
      ...facts.short.flatMap(short => present(repairText(short))),
      ...reliefTexts(facts.reliefs),
      ...present(facts.tornado && tornadoText(facts.tornado)),
      ...(facts.breakEvens ?? []).map(breakEvenText),
    ],
  };
}

function present(text: Text | null): Text[] {
  return text ? [text] : [];
}

const NOTHING_BINDS: Text = {
  nl: 'Er is geen grens waarvan een eenheid meer iets waard is.',
  en: 'There is no limit of which one more unit is worth anything.',
};

function abilityTexts({ unservedMwhPerYear, ...ability }: Ability, year: number): Text[] {
  const isServed = unservedMwhPerYear < WORTH_TELLING_MWH;
  const first = inBoth(language => {
    const cost = euros(Math.abs(ability.costEurPerYear), language);
    const ton = figure(ability.emissionsTonPerYear, language);
    const [peak, mw] = [figure(ability.peakMw, language), figure(ability.connectionMw, language)];
    const earns = ability.costEurPerYear < 0;
    if (language === 'nl')
      return `In ${year} ${isServed ? 'wordt alle vraag geleverd' : 'wordt niet alle vraag geleverd'}, met een piek van ${peak} MW op een aansluiting van ${mw} MW; dat ${earns ? `levert ${cost} per jaar op` : `kost ${cost} per jaar`} en stoot ${ton} ton CO2 uit.`;
    return `In ${year} ${isServed ? 'all demand is served' : 'not all demand is served'}, with a peak of ${peak} MW on a connection of ${mw} MW; that ${earns ? 'earns' : 'costs'} ${cost} a year and emits ${ton} tonnes of CO2.`;
  });
  const used = ability.assets.filter(({ fullLoadHours }) => fullLoadHours >= 1).slice(0, MOST_TOLD);
  if (used.length === 0) return [first];
  const running = inBoth(language => {
    const parts = used.map(({ asset, fullLoadHours, mwhPerYear }) => {
      const [hours, mwh] = [figure(fullLoadHours, language), figure(mwhPerYear, language)];
      return language === 'nl'
        ? `${asset} ${hours} vollasturen (${mwh} MWh)`
        : `${asset} ${hours} full-load hours (${mwh} MWh)`;
    });
    return language === 'nl' ? `Per jaar draait ${parts.join(', ')}.` : `A year sees ${parts.join(', ')}.`;
  });
  return [first, running];
}

function unservedText({ unservedMwhPerYear }: Ability): Text | null {
  if (unservedMwhPerYear < WORTH_TELLING_MWH) return null;
  return inBoth(language => {
    const mwh = figure(unservedMwhPerYear, language);
    return language === 'nl'
      ? `Van de vraag kan ${mwh} MWh per jaar niet geleverd worden.`
      : `Of the demand ${mwh} MWh a year cannot be served.`;
  });
}

/** Per unit at the margin: a whole unit more may bring less, which is what ways out are told with. */
function limitText(limit: BindingLimit): Text {
  return inBoth(language => {
    const name = limitName(limit, language);
    const size = `${figure(limit.size, language)} ${limit.unit}`;
    const value = euros(limit.valueEurPerUnit, language);
    const hours = figure(limit.hoursAtLimit, language);
    const when = limit.when ? whenText(limit.when, language) : '';
    const time = limit.hoursAtLimit > 0 ? hoursText(limit, hours, language) : '';
    if (language === 'nl') {
      const side = limit.of === 'minimumLoad' ? 'minder' : 'meer';
      return `${name} (${size})${time}${when}; iets ${side} is ${value} per ${limit.unit} per jaar waard.`;
    }
    const side = limit.of === 'minimumLoad' ? 'less' : 'more';
    return `${name} (${size})${time}${when}; a little ${side} is worth ${value} per ${limit.unit} a year.`;
  });
}

function hoursText({ of }: BindingLimit, hours: string, language: Language): string {
  if (of === 'peak' || of === 'sharedPeak')
    return language === 'nl' ? ` wordt ${hours} uur bereikt` : ` is reached for ${hours} hours`;
  if (of === 'minimumLoad') return language === 'nl' ? ` geldt ${hours} uur` : ` holds for ${hours} hours`;
  return language === 'nl' ? ` knelt ${hours} uur per jaar` : ` binds for ${hours} hours a year`;
}

function shortText({ year, hours, mwh, worst, reason }: Short): Text {
  if (reason) return inBoth(language => `${year}: ${reason[language]}`);
  const line = infeasibleLine({
    shortages: worst ? [worst] : [],
    shortHours: hours,
    shortMwh: mwh,
    repairs: [],
  });
  return inBoth(language => `${year}: ${line[language]}`);
}

function repairText({ year, repair, worst, hours, mwh }: Short): Text | null {
  if (!repair || !worst) return null;
  const bare = infeasibleLine({ shortages: [worst], shortHours: hours, shortMwh: mwh, repairs: [] });
  const whole = infeasibleLine({ shortages: [worst], shortHours: hours, shortMwh: mwh, repairs: [repair] });
  return inBoth(language => `${year}:${whole[language].slice(bare[language].length)}`);
}

function reliefTexts(reliefs: readonly Relief[]): Text[] {
  return reliefs.slice(0, MOST_TOLD).map(relief =>
    inBoth(language => {
      const title = relief.title[language];
      const worth = euros(relief.valueEurPerYear, language);
      const { costEurPerYear } = relief;
      const head = title.charAt(0).toUpperCase() + title.slice(1);
      if (costEurPerYear === null)
        return language === 'nl'
          ? `${head}: ${worth} per jaar waard; wat het kost staat in studie noch tabellen.`
          : `${head}: worth ${worth} a year; neither study nor tables say what it costs.`;
      const cost = euros(costEurPerYear, language);
      const pays = relief.valueEurPerYear > costEurPerYear;
      if (language === 'nl')
        return `${head}: ${worth} per jaar waard, kost ${cost} per jaar${pays ? '' : ', dus te duur'}.`;
      return `${head}: worth ${worth} a year, costs ${cost} a year${pays ? '' : ', so too dear'}.`;
    }),
  );
}

/** Met, it is what the package can; not met, what it cannot. */
function targetText(target: CarbonTarget | null, met: boolean): Text | null {
  if (!target || target.isMet !== met) return null;
  return inBoth(language => {
    const [ton, goal] = [figure(target.tonInYear, language), figure(target.targetTon, language)];
    const base = figure(target.baseTon, language);
    if (language === 'nl') {
      const from = target.baseFrom === 'study' ? '' : `, de vergelijkingsbasis in ${target.baseYear}`;
      return `Het doel voor ${target.year} is ${goal} ton CO2 (van ${base} ton${from}); met ${ton} ton wordt dat ${met ? 'gehaald' : 'niet gehaald'}.`;
    }
    const from = target.baseFrom === 'study' ? '' : `, the reference in ${target.baseYear}`;
    return `The target for ${target.year} is ${goal} tonnes of CO2 (of ${base} tonnes${from}); with ${ton} tonnes it is ${met ? 'met' : 'not met'}.`;
  });
}

function tornadoText({ bars, npvEur }: Tornado): Text | null {
  const [top] = bars;
  if (!top) return null;
  return inBoth(language => {
    const name = driverName(top.driver, language);
    const own = euros(npvEur, language);
    const end = ({ npvEur: worth, setting }: TornadoEnd) => {
      const at = settingText(setting, language);
      if (worth !== null) return `${euros(worth, language)} (${at})`;
      return language === 'nl' ? `onmogelijk (${at})` : `impossible (${at})`;
    };
    const [low, high] = [end(top.low), end(top.high)];
    if (language === 'nl')
      return `De netto contante waarde van ${own} hangt het meest af van ${name}: ${low} tot ${high}.`;
    return `The net present value of ${own} depends most on ${name}: ${low} to ${high}.`;
  });
}

function breakEvenText({ of, unit, used, at, until, paysBelow, notExcluded }: ExactBreakEven): Text {
  return inBoth(language => {
    const name = breakEvenName(of, language);
    const amount = (value: number) => {
      if (unit === 'EUR') return euros(value, language);
      return `€ ${figure(value, language)}${unit.slice('EUR'.length)}`;
    };
    const rest = moreText(notExcluded, at.length === 0, amount, language);
    if (at.length === 0) {
      const until_ = amount(until);
      if (language === 'nl')
        return `Bij elke ${rest ? 'bekeken ' : ''}${name} tot ${until_} ${paysBelow ? 'komt het uit' : 'komt het niet uit'}${rest}.`;
      return `It ${paysBelow ? 'pays' : 'does not pay'} at any value ${rest ? 'looked at ' : ''}up to ${name} of ${until_}${rest}.`;
    }
    const turns = at.map(amount).join(language === 'nl' ? ' en ' : ' and ');
    const reckoned = amount(used);
    if (language === 'nl') {
      const side = at.length > 1 ? '' : paysBelow ? ' daaronder komt het uit' : ' daarboven komt het uit';
      return `Het omslagpunt ligt bij een ${name} van ${turns} (gerekend is met ${reckoned})${side ? `;${side}` : ''}${rest}.`;
    }
    const side = at.length > 1 ? '' : paysBelow ? '; it pays below that' : '; it pays above that';
    return `It breaks even at ${name} of ${turns} (reckoned with ${reckoned})${side}${rest}.`;
  });
}

/** Where more crossings are not excluded; nothing where they are. */
function moreText(
  stretches: ExactBreakEven['notExcluded'],
  isNoneFound: boolean,
  amount: (value: number) => string,
  language: Language,
): string {
  if (stretches.length === 0) return '';
  const isDutch = language === 'nl';
  const and = isDutch ? ' en ' : ' and ';
  const told = stretches.map(([from, until]) =>
    isDutch ? `tussen ${amount(from)} en ${amount(until)}` : `between ${amount(from)} and ${amount(until)}`,
  );
  return isDutch
    ? `; ${told.join(and)} zijn ${isNoneFound ? '' : 'meer '}omslagpunten niet uitgesloten`
    : `; ${told.join(and)} ${isNoneFound ? '' : 'further '}break-evens are not excluded`;
}
