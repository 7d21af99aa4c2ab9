import { SUBSIDIES } from '../../data/index.ts';
import type { SchemeName, StudySubsidy } from '../schema/subsidies.ts';
import type { Text } from '../schema/text.ts';

/** Years of application in which a scheme is known to be open, rising; null where no dates were found. */
export function openYears(scheme: SchemeName): readonly number[] | null {
  switch (scheme) {
    case 'sde':
      return SUBSIDIES.sde.rounds.map(({ year }) => year);
    case 'veki':
      return SUBSIDIES.veki.years.map(({ year }) => year);
    case 'eia':
      return SUBSIDIES.eia.years.map(({ year }) => year);
    case 'mia':
      return SUBSIDIES.mia.years.map(({ year }) => year);
    case 'vamil':
      return SUBSIDIES.vamil.years.map(({ year }) => year);
    case 'dei':
      return SUBSIDIES.dei.years.map(({ year }) => year);
    default:
      return null;
  }
}

/** Year whose terms hold for an application: its own, or with `assumeOpen` the last known one before it; null: not open. */
export function termsYear(
  { kind, assumeOpen = false }: Pick<StudySubsidy, 'kind' | 'assumeOpen'>,
  year: number,
): number | null {
  const years = openYears(kind);
  if (years === null || years.includes(year)) return year;
  return assumeOpen ? (years.findLast(known => known <= year) ?? null) : null;
}

/** What would be right where a scheme is not open, for a message and for a reader. */
export function openText(scheme: SchemeName): Text {
  const years = openYears(scheme)!.join(', ');
  return {
    nl: `aanvraag in een jaar waarvan een ronde bekend is: ${years} (of assumeOpen voor een later jaar)`,
    en: `an application in a year of which a round is known: ${years} (or assumeOpen for a later year)`,
  };
}
