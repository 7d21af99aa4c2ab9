import type { Text } from '../../data/index.ts';

/** Units of the quantities on a bill. */
export const UNITS = {
  mwh: { nl: 'MWh', en: 'MWh' },
  fuelMwh: { nl: 'MWh onderwaarde', en: 'MWh LHV' },
  kwMonth: { nl: 'kW·maand', en: 'kW·month' },
  kwWeek: { nl: 'kW·week', en: 'kW·week' },
  mwHour: { nl: 'MW·uur', en: 'MW·h' },
  year: { nl: 'jaar', en: 'yr' },
  ton: { nl: 't CO2', en: 't CO2' },
} as const satisfies Readonly<Record<string, Text>>;
