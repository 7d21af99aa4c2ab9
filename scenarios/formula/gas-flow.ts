import { sameDimension, unitOf } from './unit.ts';

/** Units in which series of gas come: cubic metres an hour at normal conditions, as meters that are settled give them. */
const FLOWS = ['m3/h', 'Nm3/h'];

/** Whether a unit is a flow of gas and another a power, so that a heating value takes the one to the other. */
export function isFlowAsPower(from: string, to: string): boolean {
  const [power, megawatt] = [unitOf(to), unitOf('MW')!];
  return (
    FLOWS.includes(from.trim()) && power !== undefined && sameDimension(power.dimension, megawatt.dimension)
  );
}

/** MW of gas in a flow of one cubic metre an hour. */
export function megawattsOfFlow(heatingValueMjPerNm3: number): number {
  return heatingValueMjPerNm3 / 3600;
}
