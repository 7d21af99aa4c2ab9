import { dominators, ENGINE_VERSION } from '../../engine/index.ts';
import type { RunResult } from '../report/result.ts';
import { buildingOf } from './building.ts';
import { flexCaveats } from './caveats.ts';
import type { FlexOutcome } from './outcome.ts';
import { reportArea } from './report-area.ts';
import { reportDesign } from './report-design.ts';
import type { DesignResult, FlexResult, FrontDesign } from './result.ts';
import { flexHeadline } from './sentences.ts';

/** The answer to a study of flex products. */
export function reportFlex(outcome: FlexOutcome): RunResult {
  const { study, defaults, dataSets } = outcome.resolved;
  const flex = flexResult(outcome);
  return {
    study: study.name,
    kind: study.kind,
    engineVersion: ENGINE_VERSION,
    variants: [],
    defaults,
    dataSets,
    report: { headline: flex.headline, packages: [], caveats: flexCaveats(outcome) },
    flex,
  };
}

function flexResult(outcome: FlexOutcome): FlexResult {
  const building = buildingOf(outcome);
  const designs = outcome.resolved.futures[0]!.designs.map((_, d) => reportDesign(outcome, d, building));
  const areas = outcome.areas.map((_, a) => reportArea(outcome, a));
  const result = { areas, designs, front: frontOf(designs) };
  return { ...result, headline: flexHeadline(result) };
}

/** More MW, more of the energy that is asked for, less cost, less overload. */
function frontOf(designs: readonly DesignResult[]): FrontDesign[] {
  const beaten = dominators(
    designs.map(({ servedMw, deliveredMwh, paymentsEur, tariffLostEur, overloadMwh }) => [
      servedMw,
      deliveredMwh.mean,
      -(paymentsEur.mean + tariffLostEur.mean),
      -overloadMwh.mean,
    ]),
  );
  return designs.map(({ name }, d) => ({
    name,
    isOnFront: beaten[d]!.length === 0,
    beatenBy: beaten[d]!.map(other => designs[other]!.name),
  }));
}
