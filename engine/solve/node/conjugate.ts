/** Arrays of the conjugate gradients, kept between calls. */
export interface ConjugateWork {
  readonly residual: Float64Array;
  readonly scaled: Float64Array;
  readonly along: Float64Array;
  readonly image: Float64Array;
}

export function newConjugateWork(size: number): ConjugateWork {
  const array = () => new Float64Array(size);
  return { residual: array(), scaled: array(), along: array(), image: array() };
}

/**
 * Solves S x = right by conjugate gradients preconditioned by `diagonal`, from the x given, until no residual is above
 * `tolerance` or after `mostRounds`. `applyInto(p, out)` sets out = S p.
 */
export function conjugateGradients(
  applyInto: (p: Float64Array, out: Float64Array) => void,
  diagonal: Float64Array,
  right: Float64Array,
  x: Float64Array,
  { tolerance, mostRounds }: { readonly tolerance: number; readonly mostRounds: number },
  { residual, scaled, along, image }: ConjugateWork,
): void {
  const size = right.length;
  applyInto(x, image);
  let product = 0;
  let worst = 0;
  for (let t = 0; t < size; t++) {
    const r = right[t]! - image[t]!;
    residual[t] = r;
    along[t] = r / diagonal[t]!;
    product += r * along[t]!;
    if (r > worst) worst = r;
    else if (-r > worst) worst = -r;
  }
  for (let round = 0; round < mostRounds && worst > tolerance; round++) {
    applyInto(along, image);
    let curvature = 0;
    for (let t = 0; t < size; t++) curvature += along[t]! * image[t]!;
    if (!(curvature > 0)) return;
    const length = product / curvature;
    let next = 0;
    worst = 0;
    for (let t = 0; t < size; t++) {
      x[t]! += length * along[t]!;
      const r = residual[t]! - length * image[t]!;
      residual[t] = r;
      scaled[t] = r / diagonal[t]!;
      next += r * scaled[t]!;
      if (r > worst) worst = r;
      else if (-r > worst) worst = -r;
    }
    const share = next / product;
    product = next;
    for (let t = 0; t < size; t++) along[t] = scaled[t]! + share * along[t]!;
  }
}
