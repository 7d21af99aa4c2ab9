import type { Text } from './text.ts';

/** Words of the comparison of rights. */
export const RIGHTS_WORDS = {
  rights: { nl: 'Welk recht kunnen we het beste nemen?', en: 'Which right should we take?' },
  rightsHint: {
    nl: 'Hetzelfde jaar onder elk transportrecht: wat het kost, welke uren wegvallen en wat die waard zijn. Het bedrijf blijft zoals het nu is, zonder maatregelen. Dat vraagt enkele tientallen sommen.',
    en: 'The same year under each transport right: what it costs, which hours fall away and what these are worth. The company stays as it is now, without measures. That takes some tens of solves.',
  },
  rightsHours: {
    nl: 'Uren afroep per jaar van rechten zonder grens daaraan (leeg: nooit afgeroepen gerekend)',
    en: 'Hours of calls a year on rights without an end to them (empty: counted as never called)',
  },
  rightsSteerMw: {
    nl: 'MW die sturing (CSC) bovenop het eigen plan mag vragen (leeg: telt niet mee)',
    en: 'MW that steering (CSC) may ask on top of its own plan (empty: not counted)',
  },
  rightsSite: { nl: 'Locatie', en: 'Site' },
  compareRights: { nl: 'Vergelijk rechten', en: 'Compare rights' },
  comparingRights: { nl: 'Rechten worden vergeleken', en: 'Comparing rights' },
  rightsTable: { nl: 'Elk recht over een jaar ({year})', en: 'Each right over a year ({year})' },
  right: { nl: 'Recht', en: 'Right' },
  rightTotal: { nl: 'Kosten', en: 'Cost' },
  rightAgainstFirm: { nl: 'Tegen vast', en: 'Against firm' },
  rightGrid: { nl: 'Waarvan net', en: 'Of which grid' },
  rightPaid: { nl: 'Waarvan vergoed', en: 'Of which paid to it' },
  rightUnserved: { nl: 'Waarvan uitval', en: 'Of which not served' },
  rightGivenHours: { nl: 'Uren die wegvallen', en: 'Hours given up' },
  rightUsedMwh: { nl: 'MWh anders benut', en: 'MWh of use' },
  rightValue: { nl: 'Waarde daarvan', en: 'Worth of these' },
  rightPerMwh: { nl: 'Per MWh benut', en: 'Per MWh of use' },
  rightEven: { nl: 'Even goed bij, per jaar meer', en: 'As good for, a year more' },
  rightBest: { nl: 'het best', en: 'best' },
  rightOpen: { nl: 'nooit afgeroepen gerekend', en: 'counted as never called' },
  rightEvenHours: { nl: 'tot {hours} uur per jaar', en: 'up to {hours} hours a year' },
  rightsOut: { nl: 'Niet vergeleken', en: 'Not compared' },
  rightWorth: {
    nl: '{right}: wat een MW meer waard is in de uren die wegvallen, EUR/MWh per maand en uur',
    en: '{right}: what one more MW is worth in the hours given up, EUR/MWh by month and hour',
  },
  rightMonth: { nl: 'Maand', en: 'Month' },
} as const satisfies Readonly<Record<string, Text>>;
