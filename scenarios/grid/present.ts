import type { GridDirection } from '../../data/index.ts';
import type { FilledOptions } from './options.ts';

/** What is taken for those who are there already: the status of the map at its word, or all that is given away used at once. */
export const PRESENT = ['full', 'capped', 'needed'] as const;
export type Present = (typeof PRESENT)[number];

/** Overload that may be left over the axis, in every weather year. */
export interface Tolerated {
  readonly hours: number;
  readonly mwh: number;
}

/** How high the load, or the feed-in, of everyone who is there goes at a node. */
export interface PresentPeak {
  /** MW. */
  readonly peakMw: number;
  /** Overload beyond that which they use up too, so that nothing is left for another firm MW; null: none. */
  readonly beyond: Tolerated | null;
}

const SHORT_COLOURS: readonly string[] = ['amber', 'red'];

/**
 * Whether the operator of a node has nothing left to give in a direction: by the colour of the map; else where more is needed than
 * is there, or room is expected in a later year than the study's; else, of a national area, or where no national one explains
 * it, by the queue.
 */
export function isShort(
  { presentMw, neededMw, queueMw = 0, reliefYear = 0, colour }: GridDirection,
  year: number,
  explainsQueue: boolean,
): boolean {
  if (colour !== undefined) return SHORT_COLOURS.includes(colour);
  const isOvergiven = presentMw !== undefined && neededMw !== undefined && neededMw > presentMw;
  return isOvergiven || reliefYear > year || (explainsQueue && queueMw > 0);
}

/** The peak of those who are there; null where the map has no capacity. `isStudied`: it is the direction that the queue asks for. */
export function presentPeak(
  { presentMw, neededMw }: GridDirection,
  short: boolean,
  isStudied: boolean,
  { present, presentPeak: share, peakOfNeeded, tolerated }: FilledOptions,
): PresentPeak | null {
  if (presentMw === undefined) return null;
  const needed = neededMw === undefined ? presentMw : peakOfNeeded * neededMw;
  if (present === 'needed') return { peakMw: needed, beyond: null };
  if (present === 'capped' || !short) return { peakMw: Math.min(needed, presentMw), beyond: null };
  if (!isStudied) return { peakMw: presentMw, beyond: null };
  if (share !== null) return { peakMw: share * presentMw, beyond: null };
  return { peakMw: presentMw, beyond: tolerated };
}
