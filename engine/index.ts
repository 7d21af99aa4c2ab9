/**
 * The model: pure functions over plain objects and typed arrays.
 *
 *     const answer = await dispatch({ axis: yearAxis(2024, 60), sites: [site], sharedLimits: [] }, { tolerance: 1e-6 });
 *     if (answer.status !== 'infeasible') console.log(answer.certificate);
 */
export type { Asset, AssetKind } from './assets/asset.ts';
export type { Axis } from './calendar/axis.ts';
export type { Certificate } from './dispatch/certificate.ts';
export type { Infeasibility } from './dispatch/infeasible.ts';
export type { DispatchOptions } from './dispatch/options.ts';
export { COST_PARTS } from './dispatch/operation.ts';
export type { CostPart, CostParts, Dispatch, Flow, SiteOperation } from './dispatch/operation.ts';
export { CancelledError, InputError, SolverError } from './errors.ts';
export type { Issue } from './issue.ts';
export { at, expand, maximum, plus, type Series, times, total } from './series/series.ts';
export { HEAT_LEVELS } from './site/site.ts';
export type { Carbon, ConnectionLimits, Fuel, HeatLevel, PeakCharge, SharedLimit, Site, SiteGroup, Tax, Unserved } from './site/site.ts';
export type { Executor, Task, Watch } from './pool/executor.ts';
export { ENGINE_VERSION } from './version.ts';
