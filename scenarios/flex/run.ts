import {
  areaOptimum,
  CancelledError,
  type Carried,
  type Executor,
  runSites,
  simulateArea,
  siteUnder,
  type Watch,
} from '../../engine/index.ts';
import { queueEnergy } from './energy.ts';
import type { AreaOutcome, DesignOutcome, FlexOutcome, FutureOutcome } from './outcome.ts';
import { outlineOf } from './outline.ts';
import { type Signing, signings } from './participation.ts';
import { membersUnder, memberWith, type Pass, runPass, stageOf } from './pass.ts';
import type { ResolvedFlex } from './resolved.ts';
import { areaWith, forgetOldest, optionsOf, type Place, stagedWatch, type Work } from './work.ts';

/**
 * Runs every design in every area and future. The same areas, weather and prices serve every design, and what is known of a
 * company under one is not computed again for another. The same study gives the same outcome on any number of workers.
 */
export async function runFlex(
  resolved: ResolvedFlex,
  executor: Executor,
  watch: Watch = {},
): Promise<FlexOutcome> {
  const work: Work = { resolved, executor, watchOf: stagedWatch(watch) };
  const areas: AreaOutcome[] = [];
  for (const a of (resolved.study.areas ?? []).keys()) {
    const places = resolved.futures.map(
      (future): Place => ({ future, place: future.areas[a]!, known: new Map(), knownParts: new Map() }),
    );
    const nowMw = await flowsNow(work, places);
    const designs: DesignOutcome[] = [];
    for (const d of (resolved.study.designs ?? []).keys()) {
      if (watch.signal?.aborted) throw new CancelledError(resolved.study.name);
      designs.push(await runDesign(work, places, d));
      for (const { known } of places) forgetOldest(known);
    }
    areas.push({ nowMw, designs });
  }
  return { resolved, areas };
}

/** Flows while everyone who is there holds what it holds, and nobody is let in. */
async function flowsNow(work: Work, places: readonly Place[]): Promise<Float64Array[][]> {
  const flows: Float64Array[][] = [];
  for (const one of places) {
    const members = one.place.companies.map(company => memberWith(company, company.rights));
    const watch = work.watchOf(`${one.place.area.name} ${one.future.name}`);
    const { nodes } = await simulateArea(
      areaWith(work, one, members),
      optionsOf(work, one),
      work.executor,
      watch,
    );
    flows.push(nodes.map(({ flowMw }) => flowMw));
  }
  return flows;
}

/**
 * First everyone takes part who is offered something. Those whom the calls that come then cost more than they are paid step out;
 * that leaves more calls for the rest, who are asked again, until all that are left sign. Nobody steps in again.
 */
async function runDesign(work: Work, places: readonly Place[], d: number): Promise<DesignOutcome> {
  const [first] = places;
  const { offered } = first!.future.designs[d]!;
  let signed = new Set(first!.place.companies.map(({ name }) => name).filter(name => offered.has(name)));
  const stands = new Map<string, Signing>();
  for (;;) {
    const pass = await runPass(work, places, d, signed);
    for (const one of await signings(work, places, d, pass, signed)) stands.set(one.name, one);
    const left = new Set([...signed].filter(name => stands.get(name)!.signs));
    if (left.size === signed.size)
      return designOutcome(work, places, d, { pass, signed, asked: [...stands.values()] });
    signed = left;
  }
}

interface Chosen {
  readonly pass: Pass;
  readonly signed: ReadonlySet<string>;
  readonly asked: readonly Signing[];
}

async function designOutcome(
  work: Work,
  places: readonly Place[],
  d: number,
  { pass, signed, asked }: Chosen,
): Promise<DesignOutcome> {
  const { axis } = work.resolved;
  const futures: FutureOutcome[] = [];
  for (const [f, one] of places.entries()) {
    const members = membersUnder(one, d, signed, pass.served);
    const outline = outlineOf(axis, one, d, members, pass.runs[f]!, pass.queues[f]!);
    const carried = pass.runs[f]!.members.map(({ netMw }, m) => ({
      netMw,
      costEur: outline.companies[m]!.operationEur,
    }));
    futures.push({
      ...outline,
      energy: await queueEnergy(work, one, d, pass.runs[f]!, pass.served),
      waitingCo2Ton: await waitingCo2Ton(work, one, d, pass.served),
      optimum: await optimumOf(work, one, d, members, carried),
    });
  }
  return { served: pass.served, signings: asked, futures };
}

/** Emissions of those that wait, from what they do without a connection; none of one that cannot do without. */
async function waitingCo2Ton(work: Work, one: Place, d: number, served: number): Promise<number> {
  const { axis, options } = work.resolved;
  const waiting = one.place.requests
    .slice(served)
    .map(company => siteUnder(memberWith(company, []), [], axis));
  const watch = work.watchOf(stageOf(one, d));
  const answers = await runSites(waiting, axis, options, work.executor, one.known, watch);
  return answers.reduce((sum, answer) => sum + (answer?.operation.emissionsTonCo2 ?? 0), 0);
}

/** What one hand would make of it with the same overload in the same hours; null where that is not asked for. */
async function optimumOf(
  work: Work,
  one: Place,
  d: number,
  members: Parameters<typeof areaWith>[2],
  carried: readonly Carried[],
): Promise<FutureOutcome['optimum']> {
  const { options, rules } = work.resolved;
  if (members.length === 0 || rules.largestOptimum === 0) return null;
  const area = areaWith(work, one, members, one.future.designs[d]!.groups);
  const { known, knownParts } = one;
  const wish = { dispatch: options, largestPart: rules.largestOptimum, known, knownParts };
  return areaOptimum(area, wish, work.executor, carried, work.watchOf(stageOf(one, d)));
}
