import type { Knowledge } from '../../engine/index.ts';
import { type AtYear, orDefault } from '../resolve/context.ts';
import { scalar } from '../resolve/scalar.ts';
import type { FlexRules } from './resolved.ts';

/** Rules of a study in the year of the context: what is said per year is for the part of a year on the axis. */
export function resolveRules(at: AtYear): FlexRules {
  const { participation, reliability, simulation, building } = at.study;
  const { yearShare } = at;
  const [signs, keeps, runs, builds] = [
    '/participation',
    '/reliability',
    '/simulation',
    '/building',
  ] as const;
  const mostMw = reliability?.mostMw;
  return {
    signing: {
      leastGainEurPerMw:
        yearShare *
        scalar(
          at,
          participation?.leastGainEurPerMw,
          'participation.leastGainEurPerMw',
          `${signs}/leastGainEurPerMw`,
        ),
      riskShare: orDefault(at, participation?.riskShare, 'participation.riskShare', `${signs}/riskShare`),
    },
    reliability: {
      mostHours:
        yearShare * orDefault(at, reliability?.mostHours, 'reliability.mostHours', `${keeps}/mostHours`),
      mostMwh: yearShare * scalar(at, reliability?.mostMwh, 'reliability.mostMwh', `${keeps}/mostMwh`),
      mostMw: mostMw === undefined ? null : scalar(at, mostMw, 'reliability.mostMw', `${keeps}/mostMw`),
    },
    mostRounds: orDefault(at, simulation?.mostRounds, 'simulation.mostRounds', `${runs}/mostRounds`),
    knowledge: orDefault<Knowledge>(at, simulation?.knowledge, 'simulation.knowledge', `${runs}/knowledge`),
    looksBeyond: orDefault(at, simulation?.looksBeyond, 'simulation.looksBeyond', `${runs}/looksBeyond`),
    largestOptimum: orDefault(
      at,
      simulation?.largestOptimum,
      'simulation.largestOptimum',
      `${runs}/largestOptimum`,
    ),
    building: {
      eurPerMw: scalar(at, building?.eurPerMw, 'building.eurPerMw', `${builds}/eurPerMw`),
      interestRate: orDefault(at, building?.interestRate, 'building.interestRate', `${builds}/interestRate`),
      lifetimeYears: orDefault(
        at,
        building?.lifetimeYears,
        'building.lifetimeYears',
        `${builds}/lifetimeYears`,
      ),
    },
  };
}
