import { askedMw, mostShortMw, type Steering } from '../site/steering.ts';
import { addFlowColumns, bookFlow, type SiteContext } from './context.ts';
import { addRows, addTerm } from './program.ts';

/** Row of what a site that is steered exchanges, and column of what it falls short. */
export function steeredName(site: { readonly name: string }): string {
  return `${site.name}/steered`;
}
export const SHORT = 'steered.short';

/**
 * Net exchange while a site is steered: import less export at least the plan and what is asked of import, at most the plan less
 * what is asked of export. What it falls short costs the penalty and what is then not paid; what is paid for the whole of what
 * is asked, and for the plan itself, is a constant.
 */
export function addSteering(context: SiteContext, imports: readonly number[], out: number): void {
  const { draft, site, index, steps, stepHours } = context;
  const { steering } = site.limits;
  if (!steering?.planMw) return;
  const plan = steering.planMw;
  const asked = askedMw(site.limits, steps);
  const rows = addRows(
    draft,
    steeredName(site),
    steps,
    asked.map((mw, t) => (mw > 0 ? plan[t]! + mw : Number.NEGATIVE_INFINITY)),
    asked.map((mw, t) => (mw < 0 ? plan[t]! + mw : Number.POSITIVE_INFINITY)),
  );
  for (const column of imports) addTerm(draft, rows, column, 1);
  addTerm(draft, rows, out, -1);
  const eurPerMwh = paidEurPerMwh(steering, asked);
  if (steering.penaltyEurPerMwh !== null) {
    const penalty = steering.penaltyEurPerMwh;
    const short = addFlowColumns(context, SHORT, 0, mostShortMw(site.limits, asked));
    addTerm(draft, rows, short, asked.map(Math.sign));
    bookFlow(
      context,
      'steering',
      short,
      eurPerMwh.map(eur => eur + penalty),
    );
  }
  let eur = planPaidEur(steering, asked, stepHours);
  for (let t = 0; t < steps; t++) eur += Math.abs(asked[t]!) * eurPerMwh[t]! * stepHours;
  if (eur !== 0) draft.constants.push({ site: index, part: 'steering', eur: -eur });
}

/** What a MWh above the plan is paid in the direction that is asked, by step, EUR/MWh. */
export function paidEurPerMwh(steering: Steering, asked: Float64Array): Float64Array {
  return asked.map((mw, t) => (mw > 0 ? steering.import : steering.export).eurPerMwh[t]!);
}

/** What the plan has in the direction that is asked, by step, MW; nil where nothing is asked. */
export function plannedMw({ planMw }: Steering, asked: Float64Array): Float64Array {
  return asked.map((mw, t) => (mw === 0 ? 0 : Math.max(0, Math.sign(mw) * planMw![t]!)));
}

/** What is paid over the axis for what the plan has anyway, EUR. */
export function planPaidEur(steering: Steering, asked: Float64Array, stepHours: number): number {
  return plannedMw(steering, asked).reduce((eur, mw, t) => {
    const { planEurPerMwh } = asked[t]! > 0 ? steering.import : steering.export;
    return eur + mw * planEurPerMwh[t]! * stepHours;
  }, 0);
}
