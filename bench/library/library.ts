import { COST_PARTS, createPool, type Executor } from '../../engine/index.ts';
import { library, type RunResult, runStudy, type VariantResult } from '../../scenarios/index.ts';
import type { Benchmark, Figures } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import { LESSONS } from './lessons.ts';
import { plausibilityRows } from './plausible.ts';
import { type PricedStudy, pricedStudies } from './price-years.ts';
import type { Answered } from './probes.ts';

/** Another synthetic year than the one that is published. */
const FURTHER_SEED = 1000;

/** Every study of the library on synthetic years and on real prices: what comes out, and whether it is plausible. */
export const libraryBench: Benchmark = {
  name: 'library',
  text: 'the studies of the library on synthetic years and the real prices of 2024 and 2025, beside published figures; --only STUDY,...',
  async run({ seed, only }) {
    const executor = createPool({ workers: 2 });
    const figures: Figures[] = [];
    const plausibility: Figures[] = [];
    const costParts: Figures[] = [];
    try {
      for (const { name, study } of library()) {
        // A study of flex products is of some weeks in a rule set: other price years say nothing of it.
        if (study.kind === 'flex-product' || (only !== null && !only.has(name))) continue;
        for (const priced of pricedStudies(study, FURTHER_SEED + seed)) {
          const answered = await answerTo(priced, executor);
          figures.push(answered ? outcomeRow(answered, priced.prices) : skippedRow(name, priced.prices));
          if (!answered) continue;
          plausibility.push(...plausibilityRows(answered, priced.prices));
          costParts.push(...costRows(answered.result, priced.prices));
        }
      }
    } finally {
      await executor.close();
    }
    return { figures, summary: { plausibility, costParts } };
  },
};

async function answerTo({ study, sources }: PricedStudy, executor: Executor): Promise<Answered | null> {
  return study && { study, ...(await runStudy(study, { executor, sources })) };
}

/** The best package that is not the reference, or the study itself. */
function outcomeRow({ study, result }: Answered, prices: string): Figures {
  const { packages } = result.report;
  const best = packages.find(({ irrNote }) => irrNote !== 'reference');
  const broken = LESSONS[study.name]!.filter(({ holds }) => !holds(result)).map(({ says }) => says);
  return {
    study: study.name,
    prices,
    best: best?.name ?? 'base',
    npvEur: best ? rounded(best.npvEur!) : null,
    paybackYears: best?.paybackYears == null ? null : rounded(best.paybackYears),
    co2AvoidedTonPerYear: best ? rounded(best.co2AvoidedTonPerYear!) : null,
    worstGap: Math.max(...result.variants.map(({ certificate }) => certificate?.gap ?? Number.NaN)),
    lesson: broken.length === 0 ? 'holds' : `DOES NOT HOLD: ${broken.join('; ')}`,
  };
}

function skippedRow(study: string, prices: string): Figures {
  return {
    study,
    prices,
    best: 'SKIPPED: no real prices at hand',
    npvEur: null,
    paybackYears: null,
    co2AvoidedTonPerYear: null,
    worstGap: null,
    lesson: null,
  };
}

/** Parts of the yearly cost in the first computed year, thousands of euros: the reference and the best package. */
function costRows(result: RunResult, prices: string): Figures[] {
  const { packages } = result.report;
  const reference = packages.find(({ irrNote }) => irrNote === 'reference');
  const best = packages.find(({ irrNote }) => irrNote !== 'reference');
  const names = reference && best ? [reference.name, best.name] : ['base'];
  return names.flatMap(name => {
    const first = result.variants.find(one => one.name === name);
    return first ? [costRow(result.study, prices, first)] : [];
  });
}

function costRow(study: string, prices: string, { name, year, costParts }: VariantResult): Figures {
  const parts = COST_PARTS.map(part => [part, rounded(costParts![part] / 1000)] as const);
  return { study, prices, package: name, year, ...Object.fromEntries(parts) };
}
