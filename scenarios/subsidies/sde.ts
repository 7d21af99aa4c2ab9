import { annuity } from '../../engine/index.ts';

/** Amounts of the SDE++ in one year, EUR per unit of heat (any unit, the same for all). */
export interface SdeAmounts {
  /** What was applied for, at most the base amount. */
  readonly phase: number;
  readonly correction: number;
  /** Base price: floor of the correction amount. */
  readonly floor: number;
  /** What a company under the ETS saves on allowances; nil outside it. */
  readonly etsBenefit: number;
}

/**
 * Paid per unit: max(0, phase amount - max(correction amount, base price) - ETS benefit). PBL, notes on correction amounts
 * 2020-2022; RVO, 5 Aug 2025.
 */
export function sdePerUnit({ phase, correction, floor, etsBenefit }: SdeAmounts): number {
  return Math.max(0, phase - Math.max(correction, floor) - etsBenefit);
}

/** Paid in a year: per unit, on what was made up to the cap (full-load hours x capacity), in the unit of the amounts. */
export function sdePayment(amounts: SdeAmounts, made: number, cap: number): number {
  return sdePerUnit(amounts) * Math.min(made, cap);
}

/** Costs behind a base amount, per kW and kWh of heat. */
export interface BaseAmountInputs {
  readonly capexEurPerKw: number;
  readonly fixedEurPerKwYear: number;
  readonly variableEurPerKwh: number;
  readonly powerPerHeat: number;
  readonly powerEurPerKwh: number;
  readonly fullLoadHours: number;
  readonly termYears: number;
  readonly rate: number;
}

const KWH_PER_MWH = 1000;

/**
 * Base amount derived from its inputs, EUR/MWh: (investment x annuity + fixed) / hours + variable + power. Levelised cost by
 * the method of POLICY.md; the amount of the regulation adds equity, tax and indexation.
 */
export function derivedBaseAmount(inputs: BaseAmountInputs): number {
  const { capexEurPerKw, fixedEurPerKwYear, variableEurPerKwh, fullLoadHours } = inputs;
  const yearly = capexEurPerKw * annuity(inputs.rate, inputs.termYears) + fixedEurPerKwYear;
  const power = inputs.powerPerHeat * inputs.powerEurPerKwh;
  return (yearly / fullLoadHours + variableEurPerKwh + power) * KWH_PER_MWH;
}

/** Correction amount of heat: what it would cost from gas, (price + energy tax) / efficiency of the boiler, per unit of heat. */
export function heatCorrection(gasPrice: number, gasTax: number, boilerEfficiency: number): number {
  return (gasPrice + gasTax) / boilerEfficiency;
}

/** Subsidy intensity, EUR/t: paid per unit over CO2 avoided per unit. It ranks the applications. */
export function sdeIntensity(amounts: SdeAmounts, avoidedTonPerUnit: number): number {
  return sdePerUnit(amounts) / avoidedTonPerUnit;
}

/** First phase (from 1) that allows an intensity; null where none does. */
export function phaseOf(intensity: number, phaseEurPerTon: readonly number[]): number | null {
  const index = phaseEurPerTon.findIndex(limit => intensity <= limit * (1 + ROUNDING));
  return index < 0 ? null : index + 1;
}

/** An amount lowered to just what a phase allows belongs to it. */
const ROUNDING = 1e-9;

/** Most that may be asked for per unit in a phase that pays at most `eurPerTon`. */
export function highestInPhase(
  { correction, floor, etsBenefit }: Omit<SdeAmounts, 'phase'>,
  avoidedTonPerUnit: number,
  eurPerTon: number,
): number {
  return Math.max(correction, floor) + etsBenefit + eurPerTon * avoidedTonPerUnit;
}
