import { MARKS, type Mark, type Text } from '../../data/index.ts';
import {
  type CompiledConnection,
  compileConnection,
  compileSteering,
  type HeldRight,
  maximum,
  rightPayments,
  type Series,
  tariffShares,
  at as valueAt,
  yearAxis,
} from '../../engine/index.ts';
import { figure, inBoth } from '../report/words.ts';
import type { AtYear } from '../resolve/context.ts';
import type { Rate } from '../resolve/terms.ts';
import type { StudyRight } from '../schema/rights.ts';
import { groupShareOf } from './group.ts';
import { heldRights, type StudyHeld } from './held.ts';
import type { RightTerms, Steering } from './terms.ts';

/** What the rights of a connection leave of its contract, and what is paid for them. */
export interface ResolvedRights {
  /** As the bill names it. */
  readonly name: string;
  readonly importMw: Series;
  readonly exportMw: Series;
  readonly breach: { readonly importMw: Series; readonly priceEurPerMwh: number } | null;
  /** Place of the right whose penalty is the price of that. */
  readonly penaltyPath: string | null;
  readonly contractShare: Rate;
  readonly peakShare: Rate;
  /** Share of a MW added to the connection that is there, by step. */
  readonly addedShare: { readonly importMw: Series; readonly exportMw: Series };
  readonly terms: readonly RightTerms[];
  readonly steering: Steering | null;
  /** The group that it is charged with on its peak; null: none. */
  readonly group: string | null;
  /** What is called, for the bill. */
  readonly notes: readonly Text[];
}

/** Rights of a contract over the axis; the limits of the contract itself hold beside them. */
export function resolveRights(
  at: AtYear,
  listed: readonly (readonly [given: StudyRight, path: string])[],
  contract: { readonly importMw: Series; readonly exportMw: Series },
  dayAheadEurPerMwh: Series,
): ResolvedRights {
  const connectionMw = { import: maximum(contract.importMw), export: maximum(contract.exportMw) };
  const held = heldRights(at, listed, connectionMw, dayAheadEurPerMwh);
  const compiled = compileConnection(held, at.axis);
  const shares = sharesOf(at, held);
  const terms = termsOf(at, held, dayAheadEurPerMwh);
  return {
    name: nameOf(held),
    importMw: within(contract.importMw, compiled.importMw, connectionMw.import),
    exportMw: within(contract.exportMw, compiled.exportMw, connectionMw.export),
    breach: compiled.breach,
    penaltyPath: penaltyPathOf(held),
    ...shares,
    addedShare: addedShareOf(compiled, connectionMw),
    terms,
    group: held.find(({ given }) => given.group !== undefined)?.given.group ?? null,
    steering: steeringOf(at, held),
    notes: held.flatMap((one, r) => noteOf(at, one, terms[r]!.calledMw)),
  };
}

function penaltyPathOf(held: readonly StudyHeld[]): string | null {
  const of = ({ held: { product } }: StudyHeld) =>
    product.effect === 'steer' ? -1 : (product.money.penaltyEurPerMwh ?? -1);
  const highest = held.reduce<StudyHeld | null>(
    (best, one) => (best && of(best) >= of(one) ? best : one),
    null,
  );
  return highest === null || of(highest) < 0 ? null : highest.path;
}

/** Rights by name; what only limits or steers has lines of its own. */
function nameOf(held: readonly StudyHeld[]): string {
  const rights = held.filter(({ held: { product } }) => product.effect === 'right');
  return [...new Set(rights.map(({ held: { name } }) => name))].join(' + ') || 'firm';
}

/** The lower of the contract and its rights; the contract as it is where rights take nothing off. */
function within(contractMw: Series, rightsMw: Float64Array, mostMw: number): Series {
  if (rightsMw.every(mw => mw >= mostMw)) return contractMw;
  return rightsMw.map((mw, t) => Math.min(mw, valueAt(contractMw, t)));
}

function addedShareOf(
  { importMw, exportMw }: CompiledConnection,
  connectionMw: { readonly import: number; readonly export: number },
): ResolvedRights['addedShare'] {
  const share = (mw: Float64Array, mostMw: number): Series =>
    mostMw === 0 || mw.every(one => one >= mostMw) ? 1 : mw.map(one => one / mostMw);
  return {
    importMw: share(importMw, connectionMw.import),
    exportMw: share(exportMw, connectionMw.export),
  };
}

/** Shares of the tariff by the MW of each right, over a whole calendar year, with where they come from. */
function sharesOf(
  at: AtYear,
  held: readonly StudyHeld[],
): { readonly contractShare: Rate; readonly peakShare: Rate } {
  const charged = held.filter(
    ({ held: { direction, product } }) => direction === 'import' && product.effect === 'right',
  );
  const own = charged.map(one => ({ ...one, held: withGroup(at, one) }));
  const byBlocks = own.some(({ held: { product } }) => product.money.contractShare === 'block-hours');
  const year = byBlocks ? yearAxis(Number(at.axis.months[0]!.label.slice(0, 4)), 60) : at.axis;
  const { contractShare, peakShare } = tariffShares(
    own.map(one => one.held),
    year,
  );
  return {
    contractShare: rateOf(own, 'contractShare', contractShare),
    peakShare: rateOf(own, 'peakShare', peakShare),
  };
}

function withGroup(at: AtYear, { held, given }: StudyHeld): HeldRight {
  const { group } = given;
  if (group === undefined) return held;
  const { product } = held;
  const contractShare = groupShareOf(at, group);
  return { ...held, product: { ...product, money: { ...product.money, contractShare } } };
}

function rateOf(charged: readonly StudyHeld[], field: 'contractShare' | 'peakShare', value: number): Rate {
  const sources = charged.map(({ given, design, path }): Omit<Rate, 'value'> => {
    if (given[field] !== undefined) return { source: `${path}/${field}`, mark: null };
    if (field === 'contractShare' && given.group !== undefined)
      return { source: `${path}/group: the power of the group once, by the power of each member`, mark: 'S' };
    const figure = design.preset?.[field];
    return figure ?? { source: path, mark: null };
  });
  if (sources.length === 1) return { value, ...pick(sources[0]!) };
  const source = charged.map(({ held }, c) => `${held.mw} MW ${held.name}: ${sources[c]!.source}`).join('; ');
  return { value, source: source || 'no right to take power', mark: leastSure(sources) };
}

function pick({ source, mark }: Omit<Rate, 'value'>): Omit<Rate, 'value'> {
  return { source, mark };
}

/** The mark of what is known least; marks go from seen to chosen. */
function leastSure(sources: readonly { readonly mark: Mark | null }[]): Mark {
  const marks = sources.flatMap(({ mark }) => (mark === null ? [] : [MARKS.indexOf(mark)]));
  return MARKS[Math.max(MARKS.indexOf('C'), ...marks)]!;
}

function termsOf(at: AtYear, held: readonly StudyHeld[], dayAheadEurPerMwh: Series): RightTerms[] {
  return rightPayments(held, at.axis, dayAheadEurPerMwh).map((payments, r) => {
    const { given, design, path, held: one } = held[r]!;
    const sourceOf = (field: 'availabilityEurPerMwH' | 'activationEurPerMwh') => {
      const preset = given[field] === undefined ? design.preset?.[field] : undefined;
      return preset ? pick(preset) : { source: `${path}/${field}`, mark: null };
    };
    return {
      name: one.name,
      ...payments,
      availableMw: shared(at, payments.availableMw),
      calledMw: shared(at, payments.calledMw),
      availabilityOrigin: sourceOf('availabilityEurPerMwH'),
      activationOrigin: sourceOf('activationEurPerMwh'),
    };
  });
}

/** The series, or the one of that value that others have too: every package of a large study has a contract in every year. */
function shared(at: AtYear, values: Float64Array): Float64Array {
  const first = values[0] ?? 0;
  for (let t = 1; t < values.length; t++) if (values[t] !== first) return values;
  const key = `constant ${first}`;
  const known = at.series.get(key);
  if (known) return known;
  at.series.set(key, values);
  return values;
}

function steeringOf(at: AtYear, held: readonly StudyHeld[]): Steering | null {
  const steering = held.filter(({ held: { product } }) => product.effect === 'steer');
  if (steering.length === 0) return null;
  const { given, design, path } = steering[0]!;
  const figure = given.activationEurPerMwh === undefined ? design.preset?.activationEurPerMwh : undefined;
  return {
    name: steering.map(({ held: one }) => one.name).join(' + '),
    duty: compileSteering(held, at.axis)!,
    activationOrigin: figure ? pick(figure) : { source: `${path}/activationEurPerMwh`, mark: null },
    penaltyOrigin: { source: `${path}/penaltyEurPerMwh`, mark: null },
  };
}

/** Hours of calls and the energy that they take, where there are any. */
function noteOf(at: AtYear, { held, calls }: StudyHeld, calledMw: Float64Array): Text[] {
  if (!calls || calls.takenMw.every(mw => mw === 0)) return [];
  const hours = calls.takenMw.reduce((sum, mw) => sum + (mw > 0 ? at.axis.stepHours : 0), 0);
  const mwh = calledMw.reduce((sum, mw) => sum + mw * at.axis.stepHours, 0);
  return [
    inBoth(language => {
      const [h, energy] = [figure(hours, language), figure(mwh, language)];
      const way = WAYS[language][held.product.effect][held.direction];
      return language === 'nl'
        ? `Recht ${held.name}: in ${h} uur ${way} afgeroepen, samen ${energy} MWh.`
        : `Right ${held.name}: called in ${h} hours, ${way}, ${energy} MWh together.`;
    }),
  ];
}

const WAYS = {
  nl: {
    right: { import: 'minder afname', export: 'minder invoeding' },
    limit: { import: 'minder afname', export: 'minder invoeding' },
    steer: { import: 'meer afname', export: 'meer invoeding' },
  },
  en: {
    right: { import: 'less off-take', export: 'less feed-in' },
    limit: { import: 'less off-take', export: 'less feed-in' },
    steer: { import: 'more off-take', export: 'more feed-in' },
  },
} as const;
