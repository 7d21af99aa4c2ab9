import { SHORT_USE, type Text } from '../../data/index.ts';
import { figure, inBoth } from '../report/words.ts';
import type { BillBasis } from './basis.ts';
import { carbonLines } from './carbon.ts';
import { inCents, sumEur } from './cents.ts';
import { electricityLines } from './electricity.ts';
import { fuelLines } from './fuel.ts';
import { gridLines } from './grid.ts';
import type { Bill, DraftLine } from './line.ts';
import { sum } from './months.ts';
import { operationLines } from './operation.ts';
import { steeringLines } from './steering.ts';
import { electricityTaxLines } from './tax.ts';

/**
 * The bill of one site in one year under one package, line by line, worked out from the plan and the terms of its contracts
 * and not from the cost that the dispatch reports: `differenceEur` says how far the two are apart.
 */
export function billOf(basis: BillBasis): Bill {
  const drafts = [
    ...electricityLines(basis),
    ...electricityTaxLines(basis),
    ...gridLines(basis),
    ...steeringLines(basis),
    ...fuelLines(basis),
    ...carbonLines(basis),
    ...operationLines(basis),
  ].filter(isWorthALine);
  const lines = inCents(drafts);
  const totalEur = sumEur(lines.map(({ eur }) => eur));
  const fixedEur = drafts.reduce((eur, { part, amounts }) => (part === null ? eur + sum(amounts) : eur), 0);
  const dispatchEur = basis.operation.costEur;
  const differenceEur = totalEur - dispatchEur - fixedEur;
  return {
    months: basis.axis.months.map(({ label }) => label),
    lines,
    totalEur,
    dispatchEur,
    fixedEur,
    differenceEur,
    notes: [...differenceNotes(differenceEur), ...shortUseNotes(basis), ...basis.contract.terms.rightNotes],
  };
}

/** A rate of nil is no line; a rate on nothing is one, for it says what it would cost. */
function isWorthALine({ rateEur, amounts, quantity, isShownUnpaid }: DraftLine): boolean {
  if (isShownUnpaid && quantity !== 0) return true;
  return sum(amounts) !== 0 || (rateEur !== 0 && quantity !== null && quantity !== 0);
}

/** A bill and a dispatch that agree do so to the cent. */
const AGREED_EUR = 0.01;

function differenceNotes(differenceEur: number): Text[] {
  if (Math.abs(differenceEur) <= AGREED_EUR) return [];
  const eur = differenceEur.toFixed(2);
  return [
    {
      nl: `De rekening en de kosten van de inzet verschillen ${eur.replace('.', ',')} EUR: dat hoort niet.`,
      en: `The bill and the cost of the dispatch are ${eur} EUR apart: they should not be.`,
    },
  ];
}

/** A tariff for few hours asks for few hours. */
function shortUseNotes({ operation, contract }: BillBasis): Text[] {
  if (contract.terms.shortUseShare === null || operation.peakMw <= 0) return [];
  const hours = operation.importMwh / operation.peakMw;
  const most = SHORT_USE.mostHours.value;
  if (hours <= most) return [];
  return [
    inBoth(language => {
      const [used, allowed] = [figure(hours, language), figure(most, language)];
      return language === 'nl'
        ? `Het tarief tot ${allowed} uur geldt hier niet: de aansluiting draait ${used} uur op haar piek.`
        : `The tariff up to ${allowed} hours does not hold here: the connection runs ${used} hours at its peak.`;
    }),
  ];
}
