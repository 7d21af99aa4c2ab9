import { addFlowColumns, bookFlow, connect, type SiteContext, show } from '../program/context.ts';
import { type Series, times } from '../series/series.ts';

/** How far generation may be cut and what a cut MWh costs. */
export interface Curtailment {
  /** Largest share of the available power that may be cut, 0 (must run) to 1. */
  readonly share: number;
  readonly costEurPerMwh: number;
}

/** A generator that makes what the weather gives, less what is cut. */
export interface Generator {
  readonly name: string;
  readonly availableMw: Series;
  readonly curtailment: Curtailment;
}

/** Adds the cut as a column; the available power itself is a constant of the electricity balance (see `generationMw`). */
export function addGenerator(context: SiteContext, generator: Generator): void {
  const { name, availableMw, curtailment } = generator;
  const cut = addFlowColumns(context, `${name}.curtailed`, 0, times(availableMw, curtailment.share));
  const flow = { asset: name, carrier: 'electricity' } as const;
  connect(context, cut, { ...flow, name: `${name}.curtailed`, role: 'sink', counts: 'curtailed' });
  show(context, cut, { ...flow, name: `${name}.power`, role: 'source', factor: 0, offset: availableMw });
  bookFlow(context, 'operation', cut, curtailment.costEurPerMwh);
}
