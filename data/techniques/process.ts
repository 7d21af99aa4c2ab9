import type { HeatLevel } from '../../engine/index.ts';
import type { Sourced, Text } from '../tables/sourced.ts';

/** Heat that a process takes at a level: how hot at most, and how much. */
export interface HeatNeed {
  readonly level: HeatLevel;
  readonly temperatureC: Sourced<number>;
  /** Steam or hot water as heat, a furnace as the gas it burns. */
  readonly gjPerTonne: Sourced<number>;
}

/** What may wait: share of the electricity, how long, and at what cost. */
export interface Shift {
  readonly share: Sourced<number>;
  readonly hours: Sourced<number>;
  readonly costEurPerMwh: Sourced<number>;
}

/** One product of a sector: what it needs per tonne, how it runs, and what may wait or be left out. */
export interface Process {
  readonly id: string;
  readonly title: Text;
  readonly sector: string;
  /** Name of the archetype of its profile. */
  readonly archetype: Sourced<string>;
  /** `continuous`: never stops of itself; `batch`: in lots that can wait; `campaign`: a season, day and night. */
  readonly continuity: Sourced<'continuous' | 'batch' | 'campaign'>;
  readonly electricityKwhPerTonne: Sourced<number>;
  readonly heat: readonly HeatNeed[];
  readonly shift: Shift;
  /** Price at which the process leaves out production, EUR per MWh. */
  readonly shedEurPerMwh: Sourced<number>;
}
