import type { Asset } from '../../engine/index.ts';
import type { StudyRunning } from '../schema/assets/running.ts';
import { type AtYear, fill } from './context.ts';
import { scalar } from './scalar.ts';

type Running = NonNullable<Extract<Asset, { readonly kind: 'chp' }>['running']>;

/** Limits to running with every field filled in; nothing where the study gives none. The state before the period is free. */
export function runningOf(
  at: AtYear,
  running: StudyRunning | undefined,
  path: string,
): { readonly running?: Running } {
  if (running === undefined) return {};
  const read = (field: 'minimumLoad' | 'startCostEur' | 'minimumUpHours' | 'minimumDownHours') =>
    scalar(at, running[field], `running.${field}`, `${path}/${field}`);
  const ramp = (field: 'rampUpPerHour' | 'rampDownPerHour') =>
    running[field] === undefined ? null : scalar(at, running[field], `running.${field}`, `${path}/${field}`);
  fill(at, `${path}/before`, 'free', null, STATE_BEFORE, 'D');
  return {
    running: {
      minimumShare: read('minimumLoad'),
      startCostEur: read('startCostEur'),
      minimumUpHours: read('minimumUpHours'),
      minimumDownHours: read('minimumDownHours'),
      rampUpPerHour: ramp('rampUpPerHour'),
      rampDownPerHour: ramp('rampDownPerHour'),
      before: null,
    },
  };
}

const STATE_BEFORE = 'Whether it ran before the period is chosen by the plan: its first run costs no start';
