import { figures, type Mark, type Sourced, type Text } from './sourced.ts';

/** What a connection may do when, and which share of the transport tariff it pays for that. */
export interface TransportRight {
  readonly id: string;
  readonly title: Text;
  /** Share of the hours in which the right holds. */
  readonly availability: Sourced<number>;
  /** Hours a year in which the operator may withhold it. */
  readonly withheldHoursPerYear: Sourced<number>;
  readonly notice: Text;
  /** Share of kWcontract and of kWmax that is charged. */
  readonly contractShare: Sourced<number>;
  readonly peakShare: Sourced<number>;
  /** The discount on kWcontract follows the hours of the agreed blocks, which the table cannot know. */
  readonly contractShareByBlocks: boolean;
  readonly grid: readonly ('regional' | 'national')[];
  readonly law: string;
  /** First day of use, ISO date; absent: of old. */
  readonly from?: string;
}

const YEAR_HOURS = 8760;

interface Row {
  readonly id: string;
  readonly title: Text;
  readonly availability: number;
  readonly notice: Text;
  readonly contractShare: Sourced<number>;
  readonly contractShareByBlocks?: boolean;
  readonly grid: TransportRight['grid'];
  readonly law: string;
  readonly from?: string;
}

function share(value: number, source: string, mark: Mark): Sourced<number> {
  return figures(source, mark)(value, 'share of the tariff');
}

function rightOf(row: Row): TransportRight {
  const figure = figures(row.law, 'S');
  return {
    contractShareByBlocks: false,
    ...row,
    availability: figure(row.availability, 'share of hours'),
    withheldHoursPerYear: figures(`${row.law}: the rest of ${YEAR_HOURS} hours`, 'C')(
      Math.round((1 - row.availability) * YEAR_HOURS),
      'h/year',
    ),
    peakShare: share(1, row.law, 'S'),
  };
}

const VVTR_LAW = 'Netcode 7.1b; Tarievencode 3.7.15; ACM/UIT/610965, Stcrt 2024-2951';
const TDTR_LAW = 'Netcode 7.1c; ACM/UIT/619367, Stcrt 2024-23594';
const TBTR_LAW = 'Netcode 7.1d; Stcrt 2024-23594';
const NONE: Text = { nl: 'geen', en: 'none' };
const DAY_BEFORE: Text = { nl: 'uiterlijk de dag ervoor', en: 'the day before at the latest' };

export const TRANSPORT_RIGHTS: readonly TransportRight[] = [
  rightOf({
    id: 'FIRM',
    title: { nl: 'Vast transportrecht', en: 'Firm transport right' },
    availability: 1,
    notice: NONE,
    contractShare: share(1, 'Netcode 7.1(3)a', 'S'),
    grid: ['regional', 'national'],
    law: 'Netcode 7.1(3)a',
  }),
  rightOf({
    id: 'VVTR',
    title: {
      nl: 'Volledig variabel transportrecht (non-firm)',
      en: 'Fully variable transport right (non-firm)',
    },
    availability: 0,
    notice: DAY_BEFORE,
    contractShare: share(0, VVTR_LAW, 'S'),
    grid: ['regional', 'national'],
    law: VVTR_LAW,
    from: '2024-02-01',
  }),
  rightOf({
    id: 'TDTR',
    title: { nl: 'Tijdsduurgebonden transportrecht (85 %)', en: 'Time-duration transport right (85 %)' },
    availability: 0.85,
    notice: DAY_BEFORE,
    contractShare: share(0, 'ACM draft decision as told by Energy Storage NL; final article not read', 'S'),
    grid: ['national'],
    law: TDTR_LAW,
    from: '2025-04-01',
  }),
  rightOf({
    id: 'TBTR',
    title: { nl: 'Tijdsblokgebonden transportrecht', en: 'Time-block transport right' },
    availability: 1,
    notice: { nl: 'blokken vast in het contract', en: 'blocks fixed in the contract' },
    contractShare: share(
      1,
      'Charged in full until the blocks are known; the discount pro rata to block hours is unverified',
      'D',
    ),
    contractShareByBlocks: true,
    grid: ['regional'],
    law: TBTR_LAW,
    from: '2025-04-01',
  }),
];

/** Every transport right of the table. */
export function transportRights(): readonly TransportRight[] {
  return TRANSPORT_RIGHTS;
}

/** Transport right by id (`FIRM`, `VVTR`, `TDTR`, `TBTR`); undefined when there is none. */
export function transportRight(id: string): TransportRight | undefined {
  return TRANSPORT_RIGHTS.find(right => right.id === id);
}
