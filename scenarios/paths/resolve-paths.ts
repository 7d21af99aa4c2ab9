import type { Issue } from '../../engine/index.ts';
import type { Resolution } from '../resolve/resolve.ts';
import type { ResolvedPath, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Study, StudyPath } from '../schema/study.ts';
import type { InPieces } from '../turns.ts';
import { changedStudy } from './changed-study.ts';

/** Resolves a study, whatever its paths. */
type Resolve = (study: Study) => InPieces<Resolution>;

/** A resolution with every path of the study, each resolved as the study with its changes. */
export function* withPaths(study: Study, own: Resolution, resolve: Resolve): InPieces<Resolution> {
  const found: Found[] = [];
  for (const [p, path] of (study.paths ?? []).entries())
    found.push(yield* resolvedPath(study, path, `/paths/${p}`, own, resolve));
  const issues = [...own.issues, ...found.flatMap(one => one.issues)];
  if (!own.resolved || issues.length > 0) return { resolved: null, issues };
  const resolved = found.map(({ path }) => path!);
  return { resolved: { ...own.resolved, ...joined(own.resolved, resolved), paths: resolved }, issues: [] };
}

interface Found {
  readonly path: ResolvedPath | null;
  readonly issues: readonly Issue[];
}

function* resolvedPath(
  study: Study,
  { name, title = { nl: name, en: name }, weight = 1, changes }: StudyPath,
  place: string,
  own: Resolution,
  resolve: Resolve,
): InPieces<Found> {
  const label = { name, title, weight };
  if (changes.length === 0) return { path: own.resolved && { ...label, resolved: own.resolved }, issues: [] };
  const { resolved, issues } = yield* resolve(changedStudy(study, changes));
  const known = new Set(own.issues.map(({ path, message }) => `${path} ${message}`));
  const fresh = issues.filter(({ path, message }) => !known.has(`${path} ${message}`));
  return {
    path: resolved && { ...label, resolved },
    issues: fresh.map(issue => ({ ...issue, path: placeOf(issue.path, changes, place) })),
  };
}

/** Where a problem of the changed study is told: at the change, or at the path that brings it about. */
export function placeOf(path: string, changes: StudyPath['changes'], place: string): string {
  const c = changes.findIndex(({ pointer }) => path === pointer || path.startsWith(`${pointer}/`));
  return c < 0 ? place : `${place}/changes/${c}/value${path.slice(changes[c]!.pointer.length)}`;
}

/** What was filled in and read for the study as it is, and for a path beside that. */
function joined(own: ResolvedStudy, paths: readonly ResolvedPath[]) {
  const told = new Set(own.defaults.map(({ path, value }) => `${path} ${value}`));
  const names = new Set(own.dataSets.map(({ name }) => name));
  const defaults = paths.flatMap(({ resolved }, p) =>
    resolved.defaults
      .filter(({ path, value }) => !told.has(`${path} ${value}`))
      .map(one => ({ ...one, path: `/paths/${p}${one.path}` })),
  );
  const dataSets = paths
    .flatMap(({ resolved }) => resolved.dataSets)
    .filter(({ name }) => {
      const isNew = !names.has(name);
      names.add(name);
      return isNew;
    });
  return { defaults: [...own.defaults, ...defaults], dataSets: [...own.dataSets, ...dataSets] };
}
