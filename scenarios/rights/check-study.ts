import type { Axis, Issue } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { member } from '../check/problem.ts';
import { changedContract } from './changed.ts';
import { checkRights } from './check.ts';
import { checkSteeredSizes } from './check-sizes.ts';
import type { Fields, RightContext } from './place.ts';

/** Problems of all rights of a study, of its sites and of the contracts that its packages change. */
export function checkStudyRights(input: unknown, year: number, axis: Axis | null): Issue[] {
  const issues: Issue[] = [];
  const study = record(input);
  const groups = new Map(
    list(study.sharedLimits).flatMap(limit => {
      const { name, sites } = record(limit);
      return typeof name === 'string' ? [[name, list(sites)] as const] : [];
    }),
  );
  const takesBids = study.kind === 'flex-product';
  const contextAt = (site: unknown): RightContext => ({ issues, year, axis, groups, site, takesBids });
  const contracts = new Map<unknown, Fields>();
  const changed: Fields[] = [];
  list(study.sites).forEach((site, s) => {
    const { name, contract } = record(site);
    contracts.set(name, record(contract));
    checkRights(contextAt(name), record(contract), `/sites/${s}/contract`);
  });
  list(study.packages).forEach((pack, p) => {
    for (const [name, change] of Object.entries(record(record(pack).contracts))) {
      if (!isRecord(change) || !('right' in change || 'rights' in change)) continue;
      const contract = changedContract(contracts.get(name) ?? {}, change);
      checkRights(contextAt(name), contract, member(`/packages/${p}/contracts`, name));
      changed.push(contract);
    }
  });
  return [...issues, ...checkSteeredSizes(study, [...contracts.values(), ...changed])];
}
