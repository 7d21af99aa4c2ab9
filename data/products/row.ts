import { figures, type Mark, type Sourced, type Text } from '../tables/sourced.ts';
import type { DayHours, FlexProduct, PresetCall } from './flex-product.ts';

/** What is the same for most products, so that a row says only what is its own. */
type Usual =
  | 'group'
  | 'directions'
  | 'shape'
  | 'guaranteedShare'
  | 'call'
  | 'contractShare'
  | 'peakShare'
  | 'availabilityEurPerMwH'
  | 'activation'
  | 'activationEurPerMwh'
  | 'rules';
export type Row = Omit<FlexProduct, Usual> & Partial<Pick<FlexProduct, Usual>>;

/** A product that is there in all hours, charged in full and paid nothing, unless its row says otherwise. */
export function productOf(row: Row): FlexProduct {
  const figure = figures(row.law, 'S');
  const noFee = figures(`${row.law}: no fee in it`, 'D');
  return {
    group: 'connection',
    directions: ['import', 'export'],
    shape: figure('always', 'shape of the right'),
    guaranteedShare: figure(1, 'share of hours'),
    call: null,
    contractShare: figure(1, 'share of kWcontract'),
    peakShare: figure(1, 'share of kWmax'),
    availabilityEurPerMwH: noFee(0, 'EUR/MW/h'),
    activation: noFee('fee', 'paid by'),
    activationEurPerMwh: noFee(0, 'EUR/MWh'),
    rules: [],
    ...row,
  };
}

/** Makers of the figures of a product from one source. */
export function productFigures(source: string, mark: Mark) {
  const figure = figures(source, mark);
  return {
    figure,
    hours: (value: DayHours) => figure(value, 'local hours, from and until'),
    shape: (value: FlexProduct['shape']['value']) => figure(value, 'shape of the right'),
    trigger: (value: PresetCall['trigger']['value']) => figure(value, 'trigger'),
    notice: (value: PresetCall['notice']['value']) => figure(value, 'notice'),
    share: (value: number) => figure(value, 'share of hours'),
  };
}

/** Something else that the rules say. */
export function ruleOf(
  nl: string,
  en: string,
  figure: Sourced<number | string>,
): { readonly title: Text } & Sourced<number | string> {
  return { title: { nl, en }, ...figure };
}
