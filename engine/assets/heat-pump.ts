import type { Series } from '../series/series.ts';
import type { HeatLevel } from '../site/site.ts';

/** Industrial heat pump: COP per step, from its temperatures (`heatPumpCop`) or as given. */
export interface HeatPump {
  readonly kind: 'heatPump';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  readonly cop: Series;
  readonly operationEurPerMwh: number;
}
