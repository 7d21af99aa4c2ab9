import { dispatch, type Executor, type SiteOperation } from '../../../engine/index.ts';
import { type Bill, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

/** Runs tasks where they are asked for: small ones need no worker. */
const HERE: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/** The bill of the only site of a small study after its operation was changed by `change`. */
export async function billAfter(
  study: Study,
  change: (operation: SiteOperation) => SiteOperation,
): Promise<Bill> {
  const changed: Executor = {
    ...HERE,
    run: async tasks =>
      (await HERE.run(tasks)).map(answer =>
        answer.status === 'infeasible' ? answer : { ...answer, sites: answer.sites.map(change) },
      ),
  };
  const { result } = await runStudy(study, { executor: changed, sources: NO_SOURCES });
  return result.variants[0]!.sites[0]!.bill!;
}

type Site = Study['sites'][number];

/** The bill of the only site of a small study, in its only year. */
export async function billFor(parts: Partial<Study>, site: Partial<Site> = {}): Promise<Bill> {
  return billOfStudy(studyWith(parts, site));
}

export async function billOfStudy(study: Study): Promise<Bill> {
  const { result } = await runStudy(study, { executor: HERE, sources: NO_SOURCES });
  const [variant] = result.variants;
  const bill = variant?.sites[0]?.bill;
  if (!bill) throw new Error(`no bill: ${variant?.line.en}`);
  return bill;
}

/** The bills of the only site of a study, by package and year. */
export async function billsOfStudy(study: Study): Promise<Record<string, Bill>> {
  const { result } = await runStudy(study, { executor: HERE, sources: NO_SOURCES });
  return Object.fromEntries(
    result.variants.map(({ name, year, sites }) => [`${name} ${year}`, sites[0]!.bill!]),
  );
}

/** Amounts by kind of line, EUR. */
export function amounts({ lines }: Bill): Record<string, number> {
  return Object.fromEntries(lines.map(({ kind, eur }) => [kind, eur]));
}

/** Whole cents: sums of them are exact. */
export function cents(eur: number): number {
  return Math.round(eur * 100);
}
