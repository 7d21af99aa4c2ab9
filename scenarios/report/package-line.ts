import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Text } from '../schema/study.ts';
import type { PackageResult, VariantResult } from './result.ts';
import { euros, figure, inBoth, percent, together } from './words.ts';

type Figures = Omit<PackageResult, 'rank' | 'line'>;

/** What a package costs and earns, and what binds in its last year. */
export function packageLine(
  resolved: ResolvedStudy,
  result: Figures,
  variants: readonly VariantResult[],
): Text {
  const failed = variants.find(({ status }) => status === 'infeasible');
  if (failed) return inBoth(language => `${failed.year}: ${failed.line[language]}`);
  const last = variants.at(-1)!;
  const then = inBoth(language => `${last.year}: ${last.line[language]}`);
  return together(result.irrNote === 'reference' ? REFERENCE : moneyText(resolved, result), then);
}

const REFERENCE: Text = {
  nl: 'Hiermee zijn de andere pakketten vergeleken.',
  en: 'The other packages are compared with this.',
};

function moneyText({ finance }: ResolvedStudy, result: Figures): Text {
  return inBoth(language => {
    const invested = euros(result.investmentEur, language);
    const worth = euros(result.npvEur ?? 0, language);
    const years = figure(finance.horizonYears, language);
    const rest = [paybackText(result, language), irrText(result, language), carbonText(result, language)];
    const first =
      language === 'nl'
        ? `Investering ${invested}, netto contante waarde ${worth} over ${years} jaar`
        : `Investment ${invested}, net present value ${worth} over ${years} years`;
    return `${[first, ...rest.filter(text => text !== null)].join(', ')}.`;
  });
}

/** Payback leaves interest out: beside a negative net present value that has to be said. */
function paybackText({ paybackYears, npvEur }: Figures, language: 'nl' | 'en'): string {
  if (paybackYears === null) return language === 'nl' ? 'niet terugverdiend' : 'not paid back';
  const years = figure(paybackYears, language);
  const isShort = (npvEur ?? 0) < 0;
  if (language === 'nl') return `${isShort ? 'zonder rente ' : ''}terugverdiend in ${years} jaar`;
  return `paid back in ${years} years${isShort ? ' without interest' : ''}`;
}

function irrText({ irr, irrNote }: Figures, language: 'nl' | 'en'): string | null {
  if (irrNote === 'several')
    return language === 'nl' ? 'meer dan één intern rendement' : 'more than one internal rate of return';
  if (irr === null) return null;
  const rate = percent(irr, language);
  return language === 'nl' ? `intern rendement ${rate}` : `internal rate of return ${rate}`;
}

function carbonText(
  { co2AvoidedTonPerYear, eurPerTonAvoided }: Figures,
  language: 'nl' | 'en',
): string | null {
  if (co2AvoidedTonPerYear === null || Math.abs(co2AvoidedTonPerYear) < 0.5) return null;
  const tons = figure(Math.abs(co2AvoidedTonPerYear), language);
  const less = co2AvoidedTonPerYear > 0;
  const perTon = eurPerTonAvoided === null ? '' : ` (${euros(eurPerTonAvoided, language)}/t)`;
  if (language === 'nl') return `${tons} ton CO2 per jaar ${less ? 'minder' : 'meer'}${perTon}`;
  return `${tons} tonnes of CO2 a year ${less ? 'less' : 'more'}${perTon}`;
}
