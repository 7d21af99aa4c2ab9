import type { Table } from '../records/table.ts';
import { FIRST_YEAR, LAST_YEAR } from './emission-site.ts';

const ROLES = {
  permit:
    /^(permit|vergunning(s?nummer)?|vergunningnr|installation_?id|site_?id|nea_?id|eutl_?id|id|registratienummer)$/i,
  name: /^(site|name|naam|installatie(naam)?|installation(_?name)?|company|bedrijf(snaam)?|operator|exploitant)$/i,
  town: /^(city|town|plaats|woonplaats|gemeente)$/i,
  postcode: /^(postcode|postal_?code|zip)$/i,
  latitude: /^(lat|latitude|breedtegraad)$/i,
  longitude: /^(lon|lng|longitude|lengtegraad)$/i,
  nace: /^(nace|nace_?code|sbi|sbi_?code)$/i,
  sector: /^(sector|subsector|sectornaam)$/i,
  year: /^(year|jaar)$/i,
} as const;
type Role = keyof typeof ROLES;

const VERIFIED = /emission|emissie|uitstoot|verified|geverifieerd/i;
const ALLOCATION = /alloc|toewijzing|toegewezen/i;
/** Reported to another register (E-PRTR): another boundary than the ETS. */
const OTHER_REGISTER = /prtr/i;
const KILOTON = /(^|[^a-z])(kt|kton|kiloton)([^a-z]|$)/i;

/** A column of tonnes: of which year (null: the year column says), and whether it counts emissions or allocation. */
export interface TonColumn {
  readonly index: number;
  readonly year: number | null;
  readonly what: 'verified' | 'allocation';
  /** 1 for tonnes, 1000 for a column that says kilotonnes. */
  readonly tonPerUnit: 1 | 1000;
}

/** What the columns of an emission list mean. */
export interface EmissionColumns {
  readonly roles: Readonly<Partial<Record<Role, number>>>;
  readonly tonnes: readonly TonColumn[];
  readonly ignored: readonly string[];
}

/** Columns by their names; null where the table is no list of emitters: it names no installations, or nothing about them. */
export function emissionColumns({ columns }: Pick<Table, 'columns'>): EmissionColumns | null {
  const roles: Partial<Record<Role, number>> = {};
  for (const role of Object.keys(ROLES) as Role[]) {
    const index = firstOf(columns, ROLES[role]);
    if (index !== -1) roles[role] = index;
  }
  const taken = new Set(Object.values(roles));
  const tonnes = columns.flatMap((column, index) => {
    const found = taken.has(index) ? null : tonColumn(column, index, roles.year !== undefined);
    return found ? [found] : [];
  });
  const used = new Set([...taken, ...tonnes.map(({ index }) => index)]);
  const located = roles.latitude !== undefined && roles.longitude !== undefined && roles.nace !== undefined;
  if (roles.permit === undefined || (tonnes.length === 0 && !located)) return null;
  return { roles, tonnes, ignored: columns.filter((_, index) => !used.has(index)) };
}

/** The earliest alternative of the pattern that a column has: `site` names a plant better than `company`. */
function firstOf(columns: readonly string[], pattern: RegExp): number {
  const names = /\^\((.*)\)\$/.exec(pattern.source)![1]!.split('|');
  for (const name of names) {
    const one = new RegExp(`^(?:${name})$`, 'i');
    const index = columns.findIndex(column => one.test(column.trim()));
    if (index !== -1) return index;
  }
  return columns.findIndex(column => pattern.test(column.trim()));
}

function tonColumn(column: string, index: number, isLong: boolean): TonColumn | null {
  if (OTHER_REGISTER.test(column)) return null;
  const year = yearIn(column);
  const what = ALLOCATION.test(column) ? 'allocation' : 'verified';
  const said = ALLOCATION.test(column) || VERIFIED.test(column);
  const bare = /^\d{4}$/.test(column.trim());
  if (!(said && (year !== null || isLong)) && !(bare && year !== null)) return null;
  return { index, year, what, tonPerUnit: KILOTON.test(column.replaceAll('_', ' ')) ? 1000 : 1 };
}

function yearIn(column: string): number | null {
  const year = Number(/(?:^|\D)(\d{4})(?:\D|$)/.exec(column)?.[1] ?? Number.NaN);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}
