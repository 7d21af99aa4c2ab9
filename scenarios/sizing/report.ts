import { euros, figure, inBoth } from '../report/words.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Study } from '../schema/study.ts';
import type { Text } from '../schema/text.ts';
import type { MeasureSizing, PackageSizing } from './package-sizing.ts';

/** The best sizes of one package, with what they mean in plain words. */
export interface SizingResult extends PackageSizing {
  readonly name: string;
  readonly title: Text;
  readonly line: Text;
}

/** The sizes that were sought, package by package; none where the study seeks none. */
export function sizingResults({ packages, sizings, study }: ResolvedStudy): SizingResult[] {
  return packages.flatMap(({ name, title }) => {
    const sizing = sizings.get(name);
    if (!sizing) return [];
    const titleOf = (measure: string) => study.measures?.find(one => one.name === measure)?.title;
    return [{ ...sizing, name, title, line: lineOf(sizing, titleOf, study) }];
  });
}

type Language = keyof Text;

function lineOf(sizing: PackageSizing, titleOf: (measure: string) => Text | undefined, study: Study): Text {
  return inBoth(language => {
    const sizes = sizing.measures.map(one => {
      const name = titleOf(one.measure)?.[language] ?? one.measure;
      return `${name} ${amount(one.size, one.unit, language)}: ${worthText(one, language)}`;
    });
    const first = language === 'nl' ? 'Beste omvang' : 'Best size';
    return `${first}: ${sizes.join('; ')}. ${proofText(sizing, study, language)}`;
  });
}

/** A size with its unit; a measure of the study's own counts how many times it is there. */
export function amount(size: number, unit: MeasureSizing['unit'], language: Language): string {
  return unit === null ? `${figure(size, language)}×` : `${figure(size, language)} ${unit}`;
}

function worthText(
  { unit, at, valueEurPerUnitYear, annuityEurPerUnitYear }: MeasureSizing,
  language: Language,
): string {
  const value = euros(valueEurPerUnitYear, language);
  const annuity = euros(annuityEurPerUnitYear, language);
  const isDutch = language === 'nl';
  const one = unit ?? (isDutch ? 'keer' : 'time');
  const sums = isDutch
    ? `één ${one} meer scheelt ${value} per jaar en kost ${annuity}`
    : `one ${one} more saves ${value} a year and costs ${annuity}`;
  if (at === 'inside') return sums;
  if (isDutch) return `${sums}, dus ${at === 'minimum' ? 'niet meer dan het minste' : 'het meeste dat mag'}`;
  return `${sums}, hence ${at === 'minimum' ? 'no more than the least' : 'as much as may be'}`;
}

/** A small percentage by its first digit. */
function roughly(share: number, language: Language): string {
  const digit = { maximumSignificantDigits: 1, maximumFractionDigits: 9 } as const;
  return `${new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', digit).format(share)} %`;
}

/** A gap below this is that of rounding, not of the search. */
const NIL_GAP = 1e-11;

function withinText({ gap, isProven }: PackageSizing, language: Language): string {
  const isDutch = language === 'nl';
  const of = isDutch
    ? 'de totale kosten (contant, voor belasting en subsidie)'
    : 'the total cost (present worth, before tax and subsidy)';
  if (gap < NIL_GAP) return isDutch ? `Bewezen zonder verschil in ${of}` : `Proven without a gap in ${of}`;
  const share = roughly(gap * 100, language);
  if (isDutch)
    return `${isProven ? 'Bewezen' : 'Niet bewezen: het kan nog schelen'} tot op ${share} van ${of}`;
  return `${isProven ? 'Proven' : 'Not proven: it may differ'} to within ${share} of ${of}`;
}

function proofText(sizing: PackageSizing, study: Study, language: Language): string {
  const isDutch = language === 'nl';
  const { isRelaxed, isInBrackets, solves } = sizing;
  const within = withinText(sizing, language);
  const foresight = study.solve?.foresight ?? 'perfect';
  const parts = isDutch
    ? [
        `${within}, met ${solves} berekende jaren`,
        isRelaxed ? 'minimumlast en starts tellen niet in de zoektocht, wel in de kosten' : null,
        isInBrackets ? 'binnen de belastingschijven waarin het plan uitkomt' : null,
        foresight === 'day-ahead'
          ? 'gezocht met alle prijzen bekend, terwijl de kosten van de studie die van een dag vooruit zijn: zo is een opslag iets te veel waard'
          : 'gezocht met alle prijzen van het jaar bekend',
      ]
    : [
        `${within}, in ${solves} computed years`,
        isRelaxed ? 'minimum loads and starts are not in the search, but are in the cost' : null,
        isInBrackets ? 'within the tax brackets in which the plan ends' : null,
        foresight === 'day-ahead'
          ? 'sought with all prices known, while the costs of the study are those of a day ahead: a store is then worth a little too much'
          : 'sought with all prices of the year known',
      ];
  return `${parts.filter(part => part !== null).join('; ')}.`;
}
