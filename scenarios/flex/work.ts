import type { Area, AreaOptions, Executor, KnownAnswers, KnownParts, Watch } from '../../engine/index.ts';
import type { FutureArea, ResolvedFlex, ResolvedFuture } from './resolved.ts';

/** What a run of a study needs at every stage. */
export interface Work {
  readonly resolved: ResolvedFlex;
  readonly executor: Executor;
  /** Watch of a stage: progress counts on over all of them, and names the stage. */
  readonly watchOf: (stage: string) => Watch;
}

/** One area in one future, and what is known of its companies alone and together: every design uses that of the others. */
export interface Place {
  readonly future: ResolvedFuture;
  readonly place: FutureArea;
  readonly known: KnownAnswers;
  readonly knownParts: KnownParts;
}

export function optionsOf({ resolved }: Work, { known }: Place): AreaOptions {
  const { options: dispatch, rules } = resolved;
  const { mostRounds, knowledge, signing } = rules;
  return { dispatch, mostRounds, knowledge, bidRiskShare: signing.riskShare, known };
}

/** An area with these members on it; the groups are those of the design, none before any. */
export function areaWith(
  { resolved }: Work,
  { place }: Place,
  members: Area['members'],
  groups: Area['groups'] = [],
): Area {
  const { nodes, rule, dayAheadEurPerMwh } = place;
  return { axis: resolved.axis, nodes, members, groups, rule, dayAheadEurPerMwh };
}

/** Progress over all stages of a run: tasks done so far, of those known so far. */
export function stagedWatch(watch: Watch): Work['watchOf'] {
  let before = 0;
  return stage => ({
    ...(watch.signal && { signal: watch.signal }),
    onDone: (task, answer, done, total) => {
      watch.onDone?.({ ...task, name: `${stage} ${task.name}` }, answer, before + done, before + total);
      // A stage asks several times; every time it counts from nil.
      if (done === total) before += done;
    },
  });
}

/** Operations of rounds long past: about 150 kB each for a year of hours. */
const MOST_KNOWN = 2000;

/** Lets the oldest operations go, so that memory does not grow with the number of designs. */
export function forgetOldest(known: KnownAnswers): void {
  for (const hash of known.keys()) {
    if (known.size <= MOST_KNOWN) return;
    known.delete(hash);
  }
}
