import { certify } from '../../engine/dispatch/certificate.ts';
import type { Program } from '../../engine/program/program.ts';
import type { Quality } from './result.ts';

/** Quality as an answer to the program as every peer sees it, without its "one of two flows" conditions. */
export function qualityOf(program: Program, x: Float64Array, y: Float64Array): Quality {
  const { costEur, gap, maxResidualMw, maxBoundViolationMw } = certify(
    { ...program, exclusive: [] },
    x,
    y,
    '',
  );
  return { costEur, gap, maxResidualMw: Math.max(maxResidualMw, maxBoundViolationMw) };
}
