import { figure, inBoth } from '../report/words.ts';
import type { Text } from '../schema/study.ts';

/** What ways to loosen a limit are called, and what their figures rest on. */

export const CONTRACT_TITLES: Readonly<Record<'import' | 'export', Text>> = {
  import: { nl: '1 MW meer contract voor afname', en: '1 MW more contract for import' },
  export: { nl: '1 MW meer contract voor invoeding', en: '1 MW more contract for export' },
};

export function sharedTitle(name: string): Text {
  return { nl: `1 MW meer gezamenlijke grens ${name}`, en: `1 MW more of the shared limit ${name}` };
}

export function assetTitle(name: string, unit: 'MW' | 'MWh'): Text {
  return { nl: `1 ${unit} meer ${name}`, en: `1 ${unit} more of ${name}` };
}

export function techniqueTitle(title: Text, size: number, unit: string): Text {
  return inBoth(language => `${title[language]} (${figure(size, language)} ${unit})`);
}

export function waitingTitle(year: number, mw: number, of: 'import' | 'export'): Text {
  return inBoth(language => {
    const more = figure(mw, language);
    if (language === 'nl')
      return `wachten tot ${year}, als er ${more} MW ${of === 'import' ? 'afname' : 'invoeding'} bij komt`;
    return `waiting until ${year}, when ${more} MW of ${of} is added`;
  });
}

export function hubTitle(sites: number): Text {
  return {
    nl: `de ${sites} contracten als één (energiehub)`,
    en: `the ${sites} contracts as one (energy hub)`,
  };
}

export const OF_TARIFF: Text = { nl: 'nettarief van de studie', en: 'grid tariff of the study' };
export const OF_STUDY: Text = { nl: 'maatregel van de studie', en: 'measure of the study' };
export const NO_COST: Text = {
  nl: 'studie en tabellen noemen geen kosten',
  en: 'neither study nor tables give a cost',
};

export function ofTable(source: string): Text {
  return { nl: `techniekentabel: ${source}`, en: `table of techniques: ${source}` };
}
