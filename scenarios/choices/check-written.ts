import type { Issue } from '../../engine/index.ts';
import { list, record } from '../check/known-names.ts';
import { gotProblem, problem } from '../check/problem.ts';
import type { Choosing } from './choosing.ts';
import { type Build, nameOf } from './option.ts';
import { type Chosen, type Refusal, refusalOf } from './refusal.ts';
import { writtenBuilds } from './written.ts';

/** Packages that are written out but cannot be. */
export function checkWritten(choosing: Choosing): Issue[] {
  return list(record(choosing.input).packages).flatMap((pack, p) =>
    checkPackage(choosing, list(record(pack).measures), `/packages/${p}/measures`),
  );
}

function checkPackage({ options, span }: Choosing, names: readonly unknown[], path: string): Issue[] {
  const chosen = new Map<string, Build>();
  const issues: Issue[] = [];
  for (const build of writtenBuilds(options, names)) {
    const { option, index } = build;
    const place = `${path}/${index}`;
    const twice = chosen.get(option.name);
    const refusal = refusalOf(build, chosen);
    if (twice) {
      const got = `${nameOf(build)} beside ${nameOf(twice)}`;
      issues.push(gotProblem(place, 'duplicate-name', got, 'each measure once, in one year'));
    } else if (option.years.length === 0) {
      const expected = `a measure that is there by ${span.lastYear}: this one can be from ${option.availableFrom}`;
      issues.push(problem(place, 'not-available', option.name, expected));
    } else if (refusal) issues.push(refusalIssue(place, build, chosen, refusal));
    chosen.set(option.name, build);
  }
  return issues;
}

/** A package that is written out against a rule of its measures. */
function refusalIssue(path: string, build: Build, chosen: Chosen, { rule, reason }: Refusal): Issue {
  const { option } = build;
  const against = option.excludes.map(name => chosen.get(name)).find(other => other !== undefined);
  const got = rule === 'excluded' ? `${nameOf(build)} beside ${nameOf(against!)}` : nameOf(build);
  return gotProblem(path, rule, got, `a package that can be: ${reason.en.replace(/\.$/, '')}`);
}
