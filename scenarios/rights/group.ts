import { maximum } from '../../engine/index.ts';
import type { AtYear } from '../resolve/context.ts';
import { quantity } from '../resolve/quantity.ts';

/**
 * Share of the kWcontract of its own power that a member of a group pays: the group pays once, on the power of the group
 * (Tarievencode 3.7.18a), and its members bear that by their own power.
 */
export function groupShareOf(at: AtYear, group: string): number {
  const limits = at.study.sharedLimits ?? [];
  const l = limits.findIndex(({ name }) => name === group);
  if (l < 0) return 1;
  const { sites, importMw } = limits[l]!;
  const groupMw = maximum(quantity(at, importMw, 'sharedLimit.importMw', `/sharedLimits/${l}/importMw`));
  const membersMw = at.study.sites.reduce((sum, { name, contract }, s) => {
    if (!sites.includes(name)) return sum;
    const path = `/sites/${s}/contract/importMw`;
    return sum + maximum(quantity(at, contract.importMw, 'contract.importMw', path));
  }, 0);
  return membersMw === 0 ? 1 : groupMw / membersMw;
}
