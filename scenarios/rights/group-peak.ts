import { dictionaryEntry, GRID_LEVELS } from '../../data/index.ts';
import {
  type GroupPeakCharge,
  maximum,
  type PeakCharge,
  type PeakSharing,
  type Series,
} from '../../engine/index.ts';
import { monthsOf } from '../resolve/axis.ts';
import { type AtYear, fill, orDefault } from '../resolve/context.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudyGroupPeak } from '../schema/group-peak.ts';

const KW_PER_MW = 1000;

/** What a study says of the charge of a group on its peak. */
export interface GroupPeakTerms {
  /** EUR per MW and month of the axis; null: of the member that sets the class of the group. */
  readonly priceEurPerMw: number | null;
  readonly alreadySetMw: readonly number[];
  readonly sharedBy: PeakSharing;
}

/** What of a member decides on the charge of its group. */
export interface GroupMember {
  readonly name: string;
  /** Level of its grid tariff; null: none is named. */
  readonly gridLevel: string | null;
  readonly importMw: Series;
  readonly peaks: readonly PeakCharge[];
}

/**
 * Terms of the charge on the net peak of a group (Tarievencode 3.7.18b), with what is assumed of it: the tariff of the highest
 * grid level among the members that may take power (3.7.2a), and no surcharge (3.7.19). Null where no member is charged.
 */
export function groupPeakTerms(
  at: AtYear,
  given: StudyGroupPeak | undefined,
  members: readonly GroupMember[],
  path: string,
): GroupPeakTerms | null {
  const price = given?.eurPerKwMonth;
  if (price === undefined && chargesOf(members).length === 0) return null;
  const share = monthsOf(at.axis) / at.axis.months.length;
  const sharedBy = orDefault<PeakSharing>(at, given?.sharedBy, 'groupPeak.sharedBy', `${path}/sharedBy`);
  fill(at, `${path}/surcharge`, 'not counted', null, SURCHARGE, 'D');
  const already = given?.alreadySetMw ?? orDefault<number>(at, undefined, SET, `${path}/alreadySetMw`);
  const alreadySetMw = typeof already === 'number' ? [already] : already;
  if (price !== undefined) {
    const perKw = scalar(at, price, 'groupPeak.eurPerKwMonth', `${path}/eurPerKwMonth`);
    if (share < 1) fill(at, `${path}/shareOfMonths`, share, null, PART_OF_MONTH, 'D');
    return { priceEurPerMw: perKw * KW_PER_MW * share, alreadySetMw, sharedBy };
  }
  noteLeader(at, members, share, path);
  return { priceEurPerMw: null, alreadySetMw, sharedBy };
}

const SET = 'groupPeak.alreadySetMw';
const SURCHARGE =
  'Tarievencode 3.7.19: a group of pure low-voltage and medium-voltage connections pays a surcharge on kWcontract for the first';
const PART_OF_MONTH = 'A month that lies partly on the axis pays that part of kWmax';

/** Whose tariff is that of the group. */
function noteLeader(at: AtYear, members: readonly GroupMember[], share: number, path: string): void {
  const leader = leaderOf(members)!;
  const { mark } = dictionaryEntry('groupPeak.eurPerKwMonth');
  for (const { period, priceEurPerMw } of leader.peaks) {
    const isMonth = period === 'month';
    const perKw = priceEurPerMw / KW_PER_MW / (isMonth ? share : 1);
    const level = leader.gridLevel === null ? '' : ` (${leader.gridLevel})`;
    const source = `kWmax of ${leader.name}${level}: the highest grid level of the members that may take power, among equals the most power (Tarievencode 3.7.2a)`;
    const value = Number(perKw.toPrecision(DIGITS));
    const unit = isMonth ? 'EUR/kW/month' : 'EUR/kW/week';
    fill(at, `${path}/eurPerKwMonth`, value, unit, source, leader.gridLevel === null ? mark : '2nd');
  }
}

const DIGITS = 12;

/** The charges on the net import of these members together. */
export function groupPeaks(
  { priceEurPerMw, alreadySetMw, sharedBy }: GroupPeakTerms,
  members: readonly GroupMember[],
): GroupPeakCharge[] {
  const own: readonly Pick<PeakCharge, 'period' | 'priceEurPerMw'>[] =
    priceEurPerMw === null ? chargesOf(members) : [{ period: 'month', priceEurPerMw }];
  const sites = members.map(({ name }) => name);
  return own.map(charge => ({
    period: charge.period,
    priceEurPerMw: charge.priceEurPerMw,
    alreadySetMw,
    sites,
    sharedBy,
  }));
}

function chargesOf(members: readonly GroupMember[]): readonly PeakCharge[] {
  return leaderOf(members)?.peaks ?? [];
}

/** The member at the highest grid level of those that may take power; among equals the one with the most. */
function leaderOf(members: readonly GroupMember[]): GroupMember | null {
  const levelOf = ({ gridLevel }: GroupMember) =>
    (GRID_LEVELS as readonly (string | null)[]).indexOf(gridLevel);
  return members
    .filter(({ importMw }) => maximum(importMw) > 0)
    .reduce<GroupMember | null>((best, one) => {
      if (best === null) return one;
      const above = levelOf(one) - levelOf(best);
      return above > 0 || (above === 0 && maximum(one.importMw) > maximum(best.importMw)) ? one : best;
    }, null);
}
