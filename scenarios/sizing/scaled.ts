import { type Asset, type Budget, isStore, times } from '../../engine/index.ts';
import type { Investment, ResolvedMeasure } from '../resolve/resolved-study.ts';

/** A measure of which there is `size` times what is written. */
export function scaledMeasure(measure: ResolvedMeasure, size: number): ResolvedMeasure {
  if (size === 1) return measure;
  return {
    ...measure,
    add: measure.add.map(asset => scaledAsset(asset, size)),
    budgets: measure.budgets.map(budget => scaledBudget(budget, size)),
    addImportMw: measure.addImportMw * size,
    addExportMw: measure.addExportMw * size,
  };
}

export function scaledInvestment(investment: Investment, size: number): Investment {
  const { capexEur, fixedEurPerYear } = investment;
  return { ...investment, capexEur: capexEur * size, fixedEurPerYear: fixedEurPerYear * size };
}

/** Every power and energy of an asset times the size; shares, efficiencies and costs per MWh stay. */
function scaledAsset(asset: Asset, size: number): Asset {
  if (isStore(asset))
    return {
      ...asset,
      chargeMw: asset.chargeMw * size,
      dischargeMw: asset.dischargeMw * size,
      energyMwh: asset.energyMwh * size,
      minimumMwh: asset.minimumMwh * size,
      startMwh: asset.startMwh === null ? null : asset.startMwh * size,
      end: asset.end === 'cyclic' ? 'cyclic' : asset.end * size,
    };
  switch (asset.kind) {
    case 'loadShift':
      return {
        ...asset,
        awayMw: asset.awayMw * size,
        backMw: asset.backMw * size,
        energyMwh: asset.energyMwh * size,
      };
    case 'pv':
    case 'wind':
      return { ...asset, availableMw: times(asset.availableMw, size) };
    case 'chp':
      return { ...asset, powerMw: asset.powerMw * size, ...scaledRunning(asset, size) };
    default:
      return { ...asset, heatMw: asset.heatMw * size, ...scaledRunning(asset, size) };
  }
}

type Limited = Extract<Asset, { readonly kind: 'chp' | 'eBoiler' | 'heatPump' | 'gasBoiler' }>;

/** Limits to running are shares of the capacity, but for what a start costs. */
function scaledRunning({ running }: Limited, size: number): Pick<Limited, 'running'> {
  return running ? { running: { ...running, startCostEur: running.startCostEur * size } } : {};
}

/** Full-load hours stay, energy grows. */
function scaledBudget(budget: Budget, size: number): Budget {
  return budget.unit === 'h'
    ? { ...budget, mwhPerUnit: budget.mwhPerUnit * size }
    : { ...budget, limit: budget.limit * size };
}
