import { at } from '../../series/series.ts';
import type { Outcome } from '../uncoupled/dictionary.ts';
import type { Stock } from '../uncoupled/parts.ts';
import type { Price } from '../uncoupled/price.ts';
import type { StepForm } from '../uncoupled/step-form.ts';
import { solveForm } from '../uncoupled/uncoupled.ts';

/**
 * Plan and multipliers of a part of which the changes of the level and their prices are known: nothing ties its steps together
 * any more. With the changes given, the steps give the plan; with the prices, the multipliers. As a change is the best at its
 * price, that plan and those multipliers belong together.
 */
export function recover(
  form: StepForm,
  stock: Stock,
  right: Float64Array,
  change: Float64Array,
  price: Float64Array,
  x: Float64Array,
  y: Float64Array,
): Outcome {
  const { rowStart, m } = form;
  const taken = right.map((mwh, t) => mwh - at(stock.own, t) * change[t]!);
  const worth = price.map((eur, t) => -eur / at(stock.own, t));
  const planned = solveForm(withTaken(form, taken), x, y);
  if (planned !== 'optimal') return 'lost';
  // The plan of the priced steps is as good, but need not keep to the changes of the level.
  if (solveForm(withWorth(form, worth), new Float64Array(x.length), y) !== 'optimal') return 'lost';
  y.set(worth, rowStart[m - 1]!);
  return 'optimal';
}

/** The steps with the activity of the row of the stock given. */
function withTaken(form: StepForm, taken: Float64Array): StepForm {
  const start = form.rowStart[form.m - 1]!;
  const [rowLower, rowUpper] = [form.rowLower.slice(), form.rowUpper.slice()];
  rowLower.set(taken, start);
  rowUpper.set(taken, start);
  return { ...form, hasStock: false, rowLower, rowUpper };
}

/** The steps with a price for the activity of the row of the stock instead of the row. */
function withWorth(form: StepForm, worth: Float64Array): StepForm {
  const { n, m, matrix, varying, prices } = form;
  const last = (m - 1) * n;
  const added: Price[] = [priceOf(worth)];
  const shares: { j: number; price: number; share: number }[] = [];
  for (let j = 0; j < n; j++)
    if (matrix[last + j] !== 0) shares.push({ j, price: 0, share: -matrix[last + j]! });
  for (const { at: place, value } of varying) {
    if (place < last) continue;
    shares.push({ j: place - last, price: added.length, share: -1 });
    added.push(priceOf(worth.map((eur, t) => eur * value[t]!)));
  }
  const count = prices.length + added.length;
  const priceIn = new Float64Array(n * count);
  for (let j = 0; j < n; j++)
    for (let q = 0; q < prices.length; q++) priceIn[j * count + q] = form.priceIn[j * prices.length + q]!;
  for (const { j, price, share } of shares) priceIn[j * count + prices.length + price]! += share;
  const all = [...prices, ...added];
  return {
    ...form,
    m: m - 1,
    hasStock: false,
    rowStart: form.rowStart.subarray(0, m - 1),
    matrix: matrix.subarray(0, last),
    varying: varying.filter(({ at: place }) => place < last),
    prices: all,
    priceIn,
    mainPrice: all[0]!.value,
  };
}

function priceOf(value: Float64Array): Price {
  let [least, most] = [value[0]!, value[0]!];
  for (const eur of value) {
    if (eur < least) least = eur;
    if (eur > most) most = eur;
  }
  return { value, least, most };
}
