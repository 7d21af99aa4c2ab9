import { asset, technologyOf } from './row.ts';
import type { Technology } from './technology.ts';

const POMMES =
  'pommesdata @32afc4a, German industry, cluster of 2030, nominal prices; regeneration time and yearly number of calls are not modelled; life a design choice';

/** Programmes that let production wait, per MW that can be taken away. What is shifted is made good within the window. */
export const SHIFTING_TECHNOLOGIES: readonly Technology[] = [
  technologyOf({
    id: 'load-shift-5h',
    title: { nl: 'Vraag verschuiven, tot 5 uur', en: 'Load shifting, up to 5 hours' },
    sizeUnit: 'MW electric',
    source: `${POMMES}: shift only, 2 h away, made good within 5 h`,
    capexEurPerKw: 3.3,
    fixed: { notGiven: true },
    variableEurPerMwh: 182.6,
    performance: { owedHours: 2, windowHours: 5 },
    lifetimeYears: 10,
    costYear: '2020',
    baseYear: 2020,
    later: { 2030: { variableEurPerMwh: 222.6 } },
    becomes: asset({ kind: 'loadShift' }),
  }),
  technologyOf({
    id: 'load-shift-7h',
    title: { nl: 'Vraag verschuiven, tot 7 uur', en: 'Load shifting, up to 7 hours' },
    sizeUnit: 'MW electric',
    source: `${POMMES}: shift and shed, 3 h away, made good within 7 h`,
    capexEurPerKw: 2.7,
    fixed: { notGiven: true },
    variableEurPerMwh: 207.8,
    performance: { owedHours: 3, windowHours: 7 },
    lifetimeYears: 10,
    costYear: '2020',
    baseYear: 2020,
    later: { 2030: { variableEurPerMwh: 253.3 } },
    becomes: asset({ kind: 'loadShift' }),
  }),
];
