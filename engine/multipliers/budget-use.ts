import { type LevyRate, levyEur, levyRates, levySlope } from '../carbon/levy.ts';
import type { Program } from '../program/program.ts';
import { budgetName, levyName, totalPrice, usedMwh } from '../program/totals.ts';
import type { Budget, Site } from '../site/site.ts';

/** What became of a budget over the axis, in its unit, and what one more unit of it would save. */
export interface BudgetUse {
  readonly name: string;
  readonly asset: string | null;
  readonly unit: Budget['unit'];
  readonly limit: number;
  readonly used: number;
  readonly left: number;
  /** The multiplier of the budget, EUR per unit: nil where something is left. */
  readonly priceEurPerUnit: number;
}

/** The levy over the axis, tonne and EUR. */
export interface LevyUse {
  readonly dispensationTon: number;
  /** Emissions above the dispensation. */
  readonly leviedTon: number;
  readonly levyEur: number;
  /** What one tonne more dispensation would save; between nil and the rate where emissions end at the dispensation. */
  readonly marginalEurPerTon: number;
}

/** Use and price of every budget of a site in a plan `x` with row multipliers `y`. */
export function budgetUses(
  program: Program,
  site: Site,
  index: number,
  x: Float64Array,
  y: Float64Array,
): BudgetUse[] {
  return (site.budgets ?? []).map(budget => {
    const { name, asset, unit, limit, mwhPerUnit } = budget;
    const mwh = usedMwh(program, index, budget, x, 0, program.steps);
    const used = mwhPerUnit > 0 ? mwh / mwhPerUnit : 0;
    const priceEurPerUnit = totalPrice(program, budgetName(site, budget), y) * mwhPerUnit;
    return { name, asset, unit, limit, used, left: Math.max(0, limit - used), priceEurPerUnit };
  });
}

/** The levy of a site in a plan `x` with row multipliers `y`; null where none bites. */
export function levyUse(program: Program, site: Site, x: Float64Array, y: Float64Array): LevyUse | null {
  const rates = levyRates(site.carbon);
  if (rates.length === 0) return null;
  const name = levyName(site);
  const row = program.rows.findIndex(block => block.name === name);
  if (row < 0) return levyOfProcess(site, rates);
  const columns = program.terms.filter(term => term.row === row && term.link === 'same');
  let leviedTon = 0;
  let eur = 0;
  columns.forEach(({ column }, k) => {
    const ton = x[program.columns[column]!.start]!;
    leviedTon += ton;
    eur += ton * rates[k]!.eurPerTon;
  });
  const marginalEurPerTon = Math.min(totalPrice(program, name, y), rates.at(-1)!.eurPerTon);
  return { dispensationTon: site.carbon.dispensationTon, leviedTon, levyEur: eur, marginalEurPerTon };
}

/** A site that burns nothing: what its process emissions pay is settled before any plan. */
function levyOfProcess({ carbon }: Site, rates: readonly LevyRate[]): LevyUse {
  const { dispensationTon, processTon = 0 } = carbon;
  const leviedTon = Math.max(0, processTon - dispensationTon);
  const marginalEurPerTon = levySlope(rates, processTon - dispensationTon).less;
  return { dispensationTon, leviedTon, levyEur: levyEur(rates, leviedTon), marginalEurPerTon };
}
