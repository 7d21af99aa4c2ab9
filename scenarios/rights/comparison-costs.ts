import { type Axis, maximum, type SiteOperation } from '../../engine/index.ts';
import { monthsOf } from '../resolve/axis.ts';
import type { ResolvedContract } from '../resolve/resolved-study.ts';
import type { EvenTerms, GivenUp, RightCosts } from './comparison.ts';

const KW_PER_MW = 1000;

/** A right with a plan: what a year costs, and what is given up. */
export interface Counted {
  readonly yearShare: number;
  readonly costs: Omit<RightCosts, 'othersEur' | 'totalEur'>;
  /** Cost of the other sites of the study. */
  readonly othersEur: number;
  readonly openEur: number;
  readonly contract: ResolvedContract;
  readonly axis: Axis;
  readonly givenUp: GivenUp;
}

/** The cost of an operation in the parts that rights are compared by, EUR a year. */
export function costsOf(
  { costParts: part, steering }: Pick<SiteOperation, 'costParts' | 'steering'>,
  rightsEur: number,
  yearShare: number,
): Counted['costs'] {
  return {
    electricityEur: (part.electricity + part.electricityTax + part.export) / yearShare,
    fuelEur: (part.fuel + part.fuelTax) / yearShare,
    carbonEur: (part.carbon + part.levy + part.compensation) / yearShare,
    operationEur: (part.operation + part.starts + part.shift) / yearShare,
    // What is paid for rights is booked with kWcontract.
    gridContractEur: (part.gridContract + rightsEur) / yearShare,
    gridPeakEur: part.gridPeak / yearShare,
    gridEnergyEur: part.gridEnergy / yearShare,
    gridFixedEur: part.gridFixed / yearShare,
    penaltyEur: (part.breach + (steering?.penaltyEur ?? 0)) / yearShare,
    paymentsEur: 0 - (rightsEur + (steering?.paidEur ?? 0)) / yearShare,
    unservedEur: part.unserved / yearShare,
  };
}

/** Cost of a year, that of the other sites included. */
export function totalEur({ costs, othersEur }: Pick<Counted, 'costs' | 'othersEur'>): number {
  return Object.values(costs).reduce((sum, eur) => sum + eur, othersEur);
}

/** On what terms a right would be as good as another; neither tariff on contracted power nor a payment moves the operation. */
export function evenTermsOf(
  counted: Counted,
  other: { readonly name: string; readonly totalEur: number },
  mostHours: number | null,
): EvenTerms {
  const { contract, axis, yearShare, givenUp } = counted;
  const paymentEur = totalEur(counted) - other.totalEur;
  const { terms, importMw } = contract;
  const contractedMw = contract.contractedMw ?? maximum(importMw);
  const mw = Math.max(contractedMw, maximum(contract.exportMw));
  const inFullEur =
    (terms.contractEurPerKwMonth.value *
      KW_PER_MW *
      monthsOf(axis) *
      (terms.shortUseShare?.value ?? 1) *
      contractedMw) /
    yearShare;
  const share = inFullEur > 0 ? terms.rightShare.value - paymentEur / inFullEur : -1;
  return {
    other: other.name,
    paymentEur,
    perMwEur: mw > 0 ? paymentEur / mw : null,
    contractShare: share >= 0 && share <= 1 ? share : null,
    contractShareNow: terms.rightShare.value,
    perMwhEur: givenUp.mwh > 0 ? paymentEur / givenUp.mwh : null,
    mostHours,
  };
}
