import { flexProduct, messageIn } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { euros, figure, inBoth, percent, together } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import type { RightOutcome } from './comparison.ts';
import { FIRM } from './under-right.ts';

/** Why a right has no plan. */
export function noPlanReason(): Text {
  return {
    nl: 'Het bedrijf kan in de uren die wegvallen niet draaien: er is een vraag die niets anders kan dekken, en niets zegt wat uitval kost.',
    en: 'The company cannot run in the hours that fall away: there is a load that nothing else can serve, and nothing says what it costs when it is not served.',
  };
}

const OWNERS = {
  nl: { national: 'TenneT', regional: 'regionale netbeheerders' },
  en: { national: 'TenneT', regional: 'regional operators' },
} as const;

/** Why a right cannot be held on a connection, every problem of it. */
export function refusalReason(name: string, issues: readonly Issue[]): Text {
  const said = issues.map(issue => refusal(name, issue));
  return { nl: said.map(({ nl }) => nl).join(' '), en: said.map(({ en }) => en).join(' ') };
}

function refusal(name: string, issue: Issue): Text {
  const product = flexProduct(name);
  if (issue.code === 'not-offered' && product)
    return inBoth(language => {
      const owners = product.grid.map(one => OWNERS[language][one]);
      return language === 'nl'
        ? `Alleen ${owners.join(' en ')} ${product.grid.includes('regional') ? 'bieden' : 'biedt'} dit aan.`
        : `Only ${owners.join(' and ')} ${product.grid.includes('regional') ? 'offer' : 'offers'} this.`;
    });
  if (issue.code === 'not-in-force' && product?.from)
    return {
      nl: `Dit bestaat pas sinds ${product.from.value}.`,
      en: `This exists since ${product.from.value} only.`,
    };
  if (issue.code === 'missing-field' && issue.message.includes('`group`'))
    return {
      nl: 'Dit geldt voor een groep: de studie noemt geen gedeelde grens (sharedLimits) met dit bedrijf.',
      en: 'This holds for a group: the study names no shared limit with this company for it.',
    };
  if (issue.code === 'missing-field' && product?.effect === 'steer')
    return {
      nl: 'Sturing zegt hoeveel MW wordt gevraagd, en dat staat in elk contract anders: zeg hier hoeveel, of schrijf het in de studie.',
      en: 'Steering says how many MW are asked for, and each contract has its own: say here how many, or write it in the study.',
    };
  return { nl: messageIn(issue, 'nl'), en: messageIn(issue, 'en') };
}

/** Which right is best, from when another would be, and what is not known of rights that may be called without end. */
export function bestLine(site: string, rights: readonly RightOutcome[], best: string | null): Text {
  const found = rights.find(({ name }) => name === best);
  if (!found) return noneLine(site);
  const next = rights.find(({ name }) => name === found.even?.other) ?? null;
  const open = rights.filter(({ status, even }) => status === 'open' && (even?.mostHours ?? 0) > 0);
  return together(headLine(site, found, next), next && nextLine(next), ...open.map(openLine));
}

function noneLine(site: string): Text {
  return {
    nl: `${site} kan onder geen van deze rechten draaien.`,
    en: `${site} can run under none of these rights.`,
  };
}

function named({ title }: RightOutcome, language: 'nl' | 'en'): string {
  return `“${title[language]}”`;
}

function headLine(site: string, best: RightOutcome, next: RightOutcome | null): Text {
  return inBoth(language => {
    const gain = euros(-best.againstFirmEur!, language);
    const title = named(best, language);
    if (best.name === FIRM) {
      if (next === null)
        return language === 'nl'
          ? `Voor ${site} blijft alleen ${title} over.`
          : `Only ${title} is left for ${site}.`;
      return language === 'nl'
        ? `Voor ${site} is ${title} het voordeligst: wat een ander recht aan tarief scheelt of betaalt, weegt niet op tegen de uren die het kost.`
        : `For ${site} ${title} is best: what another right saves in tariff or pays does not make up for the hours that it takes.`;
    }
    return language === 'nl'
      ? `Voor ${site} is ${title} het voordeligst: ${gain} per jaar goedkoper dan een vast recht.`
      : `For ${site} ${title} is best: ${gain} a year cheaper than a firm right.`;
  });
}

/** Terms on which the second would be as good. */
function nextLine(next: RightOutcome): Text {
  const { paymentEur, perMwEur, contractShare, contractShareNow, perMwhEur } = next.even!;
  return inBoth(language => {
    const nl = language === 'nl';
    const ways = [
      perMwEur === null ? null : `${euros(perMwEur, language)} per MW`,
      perMwhEur === null
        ? null
        : `${euros(perMwhEur, language)} ${nl ? 'per MWh die wegvalt' : 'per MWh given up'}`,
      contractShare === null || contractShare === contractShareNow
        ? null
        : nl
          ? `${percent(contractShare, language)} van kWcontract in plaats van ${percent(contractShareNow, language)}`
          : `${percent(contractShare, language)} of kWcontract in place of ${percent(contractShareNow, language)}`,
    ].filter(way => way !== null);
    const more = ways.length === 0 ? '' : ` (${ways.join(nl ? ', of ' : ', or ')})`;
    const title = named(next, language);
    if (paymentEur <= next.openEur) return nl ? `${title} kost even veel.` : `${title} costs as much.`;
    return nl
      ? `${title} is even goed bij een vergoeding van ${euros(paymentEur, language)} per jaar meer${more}.`
      : `${title} is as good for a payment of ${euros(paymentEur, language)} a year more${more}.`;
  });
}

function openLine(right: RightOutcome): Text {
  return inBoth(language => {
    const hours = figure(right.even!.mostHours!, language);
    const title = named(right, language);
    return language === 'nl'
      ? `${title} noemt geen grens aan de uren waarin het wegvalt: het is voordeliger zolang dat er niet meer dan ${hours} per jaar zijn, de slechtste eerst.`
      : `${title} sets no end to the hours in which it falls away: it is better while these are no more than ${hours} a year, the worst first.`;
  });
}
