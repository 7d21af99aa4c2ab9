import type { ExactBreakEven, Explanation, RunResult, Tornado } from '../../scenarios/index.ts';

/** Two lines of words above every bar or point: one would be too wide for a telephone. */
export const ROW_STEP_PX = 60;
export const BELOW_WORDS_PX = 14;
export const WORDS_MARK = {
  type: 'text',
  align: 'left',
  baseline: 'top',
  dy: -26,
  fontSize: 12,
  lineBreak: '\n',
  lineHeight: 15,
  aria: false,
} as const;

/** A package whose net present value was looked at with everything set low and high. */
export type Deep = Explanation & {
  readonly tornado: Tornado;
  readonly breakEvens: readonly ExactBreakEven[];
};

export function hasTornado(one: Explanation): one is Deep {
  return one.tornado !== null && one.breakEvens !== null;
}

/** The package in view where it was looked at, else the one that was. */
export function explainedPackage({ explanations = [] }: RunResult, name: string): Deep {
  const deep = explanations.filter(hasTornado);
  return deep.find(one => one.name === name) ?? deep[0]!;
}
