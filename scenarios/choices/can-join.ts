import { computedYears } from '../resolve/path-years.ts';
import type { Study } from '../schema/study.ts';
import { type Build, optionsOf, spanOf } from './option.ts';
import { refusalOf } from './refusal.ts';
import { writtenBuilds } from './written.ts';

/** Whether the rules of the measures of a study let one come with others; all by the names that packages have for them. */
export function canJoin(study: Study, measures: readonly string[], name: string): boolean {
  const options = optionsOf(study, spanOf(study, computedYears(study)));
  const chosen = new Map<string, Build>();
  for (const build of writtenBuilds(options, [...measures, name])) {
    if (chosen.has(build.option.name) || refusalOf(build, chosen)) return false;
    chosen.set(build.option.name, build);
  }
  return true;
}
