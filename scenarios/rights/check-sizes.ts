import { flexProduct } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { list, record } from '../check/known-names.ts';
import { gotProblem } from '../check/problem.ts';
import type { Fields } from './place.ts';

/**
 * What a steered company is asked goes by its plan, and that changes with every size: what the multipliers of one size prove of
 * others does not hold then, so that no best size is sought under such a contract.
 */
export function checkSteeredSizes(study: Fields, contracts: readonly Fields[]): Issue[] {
  if (!contracts.some(hasSteering)) return [];
  return list(study.measures).flatMap((measure, m): Issue[] => {
    const { bestSize } = record(record(measure).investment);
    if (bestSize === undefined) return [];
    const path = `/measures/${m}/investment/bestSize`;
    const expected = 'a fixed `size`: what steering asks goes by the plan of each size';
    return [gotProblem(path, 'not-together', '`bestSize` beside a steering contract', expected)];
  });
}

function hasSteering({ right, rights }: Fields): boolean {
  const listed = [right, ...list(rights)].map(one =>
    typeof one === 'string' ? { preset: one } : record(one),
  );
  return listed.some(({ effect, preset }) => {
    const usual = typeof preset === 'string' ? flexProduct(preset)?.effect : undefined;
    return (effect ?? usual) === 'steer';
  });
}
