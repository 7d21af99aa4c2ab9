/**
 * The model: pure functions over plain objects and typed arrays.
 *
 *     const answer = await dispatch({ axis: yearAxis(2024, 60), sites: [site], sharedLimits: [] }, { tolerance: 1e-6 });
 *     if (answer.status !== 'infeasible') console.log(answer.certificate);
 */

export type { Area } from './area/area.ts';
export type { BidOutcome } from './area/bid-outcome.ts';
export { clustersOf, type GroupRight } from './area/clusters.ts';
export { type Expansion, expandedNode } from './area/expansion.ts';
export type { GridNode } from './area/grid-node.ts';
export { type Knowledge, type Member, siteUnder } from './area/member.ts';
export type { NodeRun } from './area/node-runs.ts';
export {
  areaOptimum,
  type Carried,
  type KnownParts,
  nodeLimits,
  type Optimum,
  optimumGroup,
} from './area/optimum.ts';
export { type Overload, type OverloadRule, overloadOf } from './area/overload.ts';
export {
  asksFor,
  type Offer,
  type SigningRule,
  signsFor,
  supplyCurve,
  type Willingness,
  willingness,
} from './area/participation.ts';
export {
  type Breach,
  type QueuedRequest,
  type QueueRun,
  type Reliability,
  serveQueue,
} from './area/queue.ts';
export { type KnownAnswers, runSites } from './area/run-sites.ts';
export {
  type Measures,
  type SearchAim,
  type SearchTrial,
  searchDesigns,
} from './area/search.ts';
export type { SearchRange } from './area/search-points.ts';
export {
  type AreaOptions,
  type AreaRun,
  type AreaStatus,
  type MemberRun,
  simulateArea,
} from './area/simulate.ts';
export type { Asset, AssetKind, StoreAsset } from './assets/asset.ts';
export { isStore } from './assets/asset.ts';
export { heatPumpCop } from './assets/heat-pump.ts';
export { type Axis, spanAxis, stepTime, yearAxis } from './calendar/axis.ts';
export { type BenchmarkedActivity, dispensationRightsTon, freeAllocationTon } from './carbon/allocation.ts';
export { benchmarkValue, improvementRate } from './carbon/benchmark.ts';
export { type CarbonBill, carbonBill } from './carbon/bill.ts';
export { fallBackFactor, indirectCostAidEur } from './carbon/compensation.ts';
export { dominators } from './choice/pareto-front.ts';
export { judged, robustChoice } from './choice/robust-choice.ts';
export type { Certificate } from './dispatch/certificate.ts';
export { dispatch } from './dispatch/dispatch.ts';
export { exportMps, type Settled, settled } from './dispatch/export-model.ts';
export type { ForesightCost } from './dispatch/foresight.ts';
export { type SeriesDigests, taskHash } from './dispatch/hash.ts';
export type { Infeasibility, Repair, Shortage } from './dispatch/infeasible.ts';
export type {
  CostPart,
  CostParts,
  Dispatch,
  Flow,
  PlanStatus,
  RunningHours,
  SiteOperation,
} from './dispatch/operation.ts';
export { COST_PARTS } from './dispatch/operation.ts';
export type { DispatchOptions } from './dispatch/options.ts';
export { certainShortages } from './dispatch/shortage.ts';
export { withoutSites } from './dispatch/without-sites.ts';
export { CancelledError, InputError, SolverError, TaskError } from './errors.ts';
export { annuity } from './finance/annuity.ts';
export { breakEven } from './finance/break-even.ts';
export { linearDepreciation } from './finance/depreciation.ts';
export { type Irr, irr } from './finance/irr.ts';
export { levelisedCost } from './finance/levelised.ts';
export {
  flowOf,
  inRealMoney,
  LINE_KINDS,
  type LineKind,
  type MoneyLine,
  nominalRate,
} from './finance/lines.ts';
export { type Loan, type LoanYear, loanSchedule } from './finance/loan.ts';
export { mirr } from './finance/mirr.ts';
export { discounted, npv } from './finance/npv.ts';
export { discountedPayback, payback } from './finance/payback.ts';
export { addedTax, type ProfitTax, profitTax, type TaxYear } from './finance/tax.ts';
export type { Issue } from './issue.ts';
export type { BudgetUse, LevyUse } from './multipliers/budget-use.ts';
export type { Capacity, CapacityValue } from './multipliers/capacity-values.ts';
export type { LimitRange } from './multipliers/limit-range.ts';
export type { LimitKind, LimitValue } from './multipliers/limit-values.ts';
export type { SharedLimitUse } from './multipliers/shared-limits.ts';
export type { SteeringUse } from './multipliers/steering-use.ts';
export type { Executor, Task, Watch } from './pool/executor.ts';
export { createPool } from './pool/pool.ts';
export { overlappingBlocks } from './rights/blocks.ts';
export { type CallBudget, callBudgets } from './rights/budgets.ts';
export {
  type Call,
  type CallSequence,
  latestNoticeMs,
  mostTakenMw,
  noCalls,
  windowCalls,
} from './rights/calls.ts';
export { chooseCalls, type Wish } from './rights/choose.ts';
export {
  type CalledRight,
  type CompiledConnection,
  calledMwInto,
  compileConnection,
  compileGroup,
  compileLimitInto,
} from './rights/compile.ts';
export {
  type RightPayments,
  rightPayments,
  type TariffShares,
  tariffShares,
} from './rights/money.ts';
export type {
  Block,
  CallRule,
  Depth,
  Direction,
  Effect,
  GridOwner,
  HeldRight,
  Money,
  Notice,
  Product,
  Shape,
  Trigger,
} from './rights/product.ts';
export { compileSteering } from './rights/steering.ts';
export { type CallViolation, callViolations } from './rights/violations.ts';
export { at, expand, maximum, plus, type Series, times, total } from './series/series.ts';
export type {
  Budget,
  Carbon,
  ConnectionLimits,
  Fuel,
  GroupPeakCharge,
  HeatLevel,
  PeakCharge,
  PeakSharing,
  SharedLimit,
  Site,
  SiteGroup,
  Tax,
  Unserved,
} from './site/site.ts';
export { HEAT_LEVELS } from './site/site.ts';
export { isAsked, type SteeredDirection, type Steering } from './site/steering.ts';
export type { Cut, SizeProblem, SizeRange } from './sizing/master.ts';
export {
  type BestSizes,
  gapOf,
  type MinimiseOptions,
  minimiseSizes,
  type PartAt,
} from './sizing/minimise.ts';
export type { SizingProof, SizingWish } from './sizing/proof.ts';
export { ENGINE_VERSION } from './version.ts';
