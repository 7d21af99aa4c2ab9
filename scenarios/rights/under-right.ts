import { flexProduct, flexProducts } from '../../data/index.ts';
import { InputError, type Issue } from '../../engine/index.ts';
import { checkStudy } from '../check/check-study.ts';
import { nearestName } from '../check/nearest.ts';
import type { StudyCalls, StudyRight } from '../schema/rights.ts';
import type { Study } from '../schema/study.ts';

/** The rights of the study as they are written. */
export const OWN_RIGHT = 'own';
export const FIRM = 'firm';

/** What is compared. */
export interface RightsWish {
  /** Site of the company; default the only one of the study. */
  readonly site?: string;
  /** Presets and `own`; default all. */
  readonly rights?: readonly string[];
  /** Calls on every right that may be called; default those of the study, else the worst that each rule allows. */
  readonly calls?: StudyCalls;
  /** Hours of calls a year on rights whose rule sets no end to them; default none. */
  readonly hours?: number;
  /** Share of the contract that a call leaves where each contract says it; default nil. */
  readonly toShare?: number;
  /** MW that steering may ask on top of the plan of the company; default none, and steering is not counted. */
  readonly steerMw?: number;
}

/** Names that are compared, the firm right first. @throws InputError for every one that is no right. */
export function rightsCompared({ rights }: RightsWish, study: Study, site: number): string[] {
  const known = flexProducts().map(({ id }) => id);
  const named = rights?.map(name => name.toLowerCase()) ?? ownFirst(study, site, known);
  const all = [...known, OWN_RIGHT];
  const issues = named.flatMap((name, r): Issue[] => {
    if (all.includes(name)) return [];
    const near = nearestName(name, all);
    const expected = all.join(', ');
    const message = `rights: got "${name}", expected some of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
    return [{ path: `/rights/${r}`, code: 'unknown-name', message, expected, value: name }];
  });
  if (issues.length > 0) throw new InputError(issues);
  return [...new Set([FIRM, ...named])];
}

function ownFirst({ sites }: Study, site: number, known: readonly string[]): string[] {
  const { right, rights } = sites[site]!.contract;
  const isPreset = right === undefined || (typeof right === 'string' && known.includes(right.toLowerCase()));
  return isPreset && rights === undefined ? [...known] : [OWN_RIGHT, ...known];
}

/** Place of the site that is asked for. @throws InputError where that says none of the study, or no single one. */
export function siteCompared({ site }: RightsWish, { sites }: Study): number {
  const names = sites.map(({ name }) => name);
  const found = site === undefined ? (names.length === 1 ? 0 : -1) : names.indexOf(site);
  if (found >= 0) return found;
  const expected = `one of ${names.join(', ')}`;
  const message = `site: got ${site ?? `none of ${names.length}`}, expected ${expected}`;
  throw new InputError([
    { path: '/site', code: 'unknown-name', message, expected, ...(site !== undefined && { value: site }) },
  ]);
}

/** The companies of a study as they are now, without measures, futures or designs, in its first year. */
export function presentStudy(study: Study): Study {
  const { speelruimte, name, period, years, sites, sharedLimits, prices, carbon, solve } = study;
  const isFlex = study.kind === 'flex-product';
  return {
    speelruimte,
    kind: 'dispatch',
    name,
    period,
    ...(years && { years: years.slice(0, 1) }),
    sites: isFlex ? sites.map(({ node: _node, ...site }) => site) : sites,
    ...(sharedLimits && { sharedLimits }),
    prices,
    ...(carbon && { carbon }),
    ...(solve && { solve }),
  };
}

/** The study with one site under one right alone; the right of a group is that of the limit which the site shares. */
export function studyUnder(study: Study, site: number, name: string, wish: RightsWish): Study {
  if (name === OWN_RIGHT) return study;
  const sites = study.sites.map((one, s) => {
    if (s !== site) return one;
    const { right, rights: _rights, ...contract } = one.contract;
    const calls = wish.calls ?? (typeof right === 'object' ? right.calls : undefined);
    const under = rightOf(name, { ...wish, ...(calls && { calls }) });
    const shared = study.sharedLimits?.find(limit => limit.sites.includes(one.name));
    const isGroup = flexProduct(name)?.group === 'members' && shared !== undefined;
    return { ...one, contract: { ...contract, right: isGroup ? { ...under, group: shared.name } : under } };
  });
  return { ...study, sites };
}

/** @throws InputError with every problem of the calls that are asked for, which would else be told of each right. */
export function refuseWrongCalls(study: Study, site: number, wish: RightsWish): void {
  if (wish.calls === undefined) return;
  const place = `/sites/${site}/contract/right/calls`;
  const { issues } = checkStudy(studyUnder(study, site, 'vvtr', wish));
  const wrong = issues.filter(({ path }) => path.startsWith(place));
  if (wrong.length > 0)
    throw new InputError(wrong.map(one => ({ ...one, path: `/calls${one.path.slice(place.length)}` })));
}

/** A preset with the calls that are asked for, where its rule has any. */
function rightOf(preset: string, { calls, hours, toShare = 0, steerMw }: RightsWish): StudyRight {
  const product = flexProduct(preset)!;
  const { call } = product;
  if (!call) return { preset };
  const isOpen = hasNoEnd(preset);
  const own = {
    ...(isOpen && hours !== undefined && { hoursPerYear: hours }),
    ...(product.effect === 'limit' && !call.depthShare && { toShare }),
    ...(product.effect === 'steer' && steerMw !== undefined && { toMw: steerMw }),
  };
  const made = call.trigger.value === 'window' ? undefined : calls;
  return {
    preset,
    ...(Object.keys(own).length > 0 && { call: own }),
    ...(made !== undefined && { calls: made }),
  };
}

/** Whether the rule of a preset lets it be called without end. */
export function hasNoEnd(preset: string): boolean {
  const product = flexProduct(preset);
  if (!product?.call || product.call.trigger.value === 'window') return false;
  return product.call.hoursPerYear === undefined && product.shape.value !== 'hours-share';
}
