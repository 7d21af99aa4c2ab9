import type { Budget } from '../../engine/index.ts';
import type { StudyAsset } from '../schema/study.ts';
import type { AtYear } from './context.ts';
import { scalar } from './scalar.ts';

/** Kinds of asset that may have a yearly limit, with the flow that counts. */
const COUNTED = { eBoiler: 'heat', heatPump: 'heat', gasBoiler: 'heat', chp: 'power' } as const;
type Limited = Extract<StudyAsset, { readonly kind: keyof typeof COUNTED }>;

/** Yearly limits of assets as budgets over the axis, in proportion to its share of a year. `pathOf` gives the place of an asset. */
export function assetBudgets(
  at: AtYear,
  assets: readonly StudyAsset[],
  pathOf: (index: number) => string,
): Budget[] {
  return assets.flatMap((asset, a) => (isLimited(asset) ? budgetsOf(at, asset, pathOf(a)) : []));
}

function isLimited(asset: StudyAsset): asset is Limited {
  return Object.hasOwn(COUNTED, asset.kind);
}

function budgetsOf(at: AtYear, asset: Limited, path: string): Budget[] {
  const { kind, name, maximumFullLoadHours: hours, maximumMwh: mwh } = asset;
  const shared = { asset: name, flows: [`${name}.${COUNTED[kind]}`] };
  const read = (field: 'maximumFullLoadHours' | 'maximumMwh') =>
    scalar(at, asset[field], `asset.${kind}.${field}`, `${path}/${field}`) * at.yearShare;
  const budgets: Budget[] = [];
  if (hours !== undefined) {
    const limit = read('maximumFullLoadHours');
    const mwhPerUnit = capacityMw(at, asset, path);
    budgets.push({ ...shared, name: `${name}.hours`, unit: 'h', limit, mwhPerUnit });
  }
  if (mwh !== undefined)
    budgets.push({
      ...shared,
      name: `${name}.energy`,
      unit: 'MWh',
      limit: read('maximumMwh'),
      mwhPerUnit: 1,
    });
  return budgets;
}

function capacityMw(at: AtYear, asset: Limited, path: string): number {
  return asset.kind === 'chp'
    ? scalar(at, asset.powerMw, 'asset.chp.powerMw', `${path}/powerMw`)
    : scalar(at, asset.heatMw, `asset.${asset.kind}.heatMw`, `${path}/heatMw`);
}
