import type { Executor, Watch } from '../../engine/index.ts';
import { resolveStudy } from '../resolve/resolve.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Sources } from '../resolve/sources.ts';
import type { PackageSizing } from './package-sizing.ts';
import { sizePackage } from './size-package.ts';
import { soughtIn } from './sought.ts';

/**
 * The study with the best sizes of the measures of each package in it; itself where no size is sought. All named futures
 * have the sizes of the study as it is: a size is chosen before one of them comes true.
 */
export async function sizeStudy(
  resolved: ResolvedStudy,
  { executor, sources, watch = {} }: { executor: Executor; sources: Sources; watch?: Watch | undefined },
): Promise<ResolvedStudy> {
  const sized = resolved.packages.filter(pack => soughtIn(resolved, pack).length > 0);
  if (sized.length === 0) return resolved;
  const found = await Promise.all(
    sized.map(async pack => {
      const sought = soughtIn(resolved, pack);
      return { name: pack.name, sizing: await sizePackage({ resolved, pack, sought, executor, watch }) };
    }),
  );
  const sizings = new Map<string, PackageSizing>();
  for (const { name, sizing } of found) if (sizing) sizings.set(name, sizing);
  const sizes = new Map(
    [...sizings].map(([name, { measures }]) => [
      name,
      Object.fromEntries(measures.map(({ measure, size }) => [measure, size])),
    ]),
  );
  const again = resolveStudy(resolved.study, sources, null, sizes);
  // The study resolved before, and sizes within their ranges cannot change that.
  if (!again.resolved) throw new Error(again.issues.map(({ message }) => message).join('; '));
  return { ...again.resolved, sizings };
}
