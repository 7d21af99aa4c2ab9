import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { Explanation, RunResult, Setting } from '../../scenarios/index.ts';

type Cell = string | number | null;
type Rows = readonly Readonly<Record<string, Cell>>[];

/** Every limit that costs money, of every package that is explained, dearest first. */
export function limitsTable({ explanations = [] }: RunResult): Table {
  const rows = explanations.flatMap(({ name, year, limits }) =>
    limits.map(({ place, name: part, of, unit, size, hoursAtLimit, valueEurPerUnit, when }) => ({
      package: name,
      year,
      place,
      part,
      limit: of,
      unit,
      size,
      hoursAtLimit,
      valueEurPerUnit,
      season: when?.season ?? null,
      days: when?.days ?? null,
      fromHour: when?.hours?.from ?? null,
      untilHour: when?.hours?.until ?? null,
      share: when?.share ?? null,
    })),
  );
  return tableOf('limits', rows, [
    ['package'],
    ['year', null],
    ['place'],
    ['part'],
    ['limit'],
    ['unit'],
    ['size', 'MW, MWh or h'],
    ['hoursAtLimit', 'h/yr'],
    ['valueEurPerUnit', 'EUR/unit/yr'],
    ['season'],
    ['days'],
    ['fromHour', 'h'],
    ['untilHour', 'h'],
    ['share', '1'],
  ]);
}

/** Ways to loosen the dearest limit of every package that is explained. */
export function reliefsTable({ explanations = [] }: RunResult): Table {
  const rows = explanations.flatMap(({ name, year, reliefs }) =>
    reliefs.map(({ kind, title, size, unit, valueEurPerYear, costEurPerYear, fromYear, source }) => ({
      package: name,
      year,
      kind,
      titleNl: title.nl,
      titleEn: title.en,
      size,
      unit,
      valueEurPerYear,
      costEurPerYear,
      fromYear,
      source: source.en,
    })),
  );
  return tableOf('reliefs', rows, [
    ['package'],
    ['year', null],
    ['kind'],
    ['titleNl'],
    ['titleEn'],
    ['size', 'MW or MWh'],
    ['unit'],
    ['valueEurPerYear', 'EUR/yr'],
    ['costEurPerYear', 'EUR/yr'],
    ['fromYear', null],
    ['source'],
  ]);
}

/** Net present value at the low and high setting of each driver, largest swing first. */
export function tornadoTable({ explanations = [] }: RunResult): Table {
  const rows = explanations.flatMap(({ name, tornado }) =>
    (tornado?.bars ?? []).map(({ driver, low, high, swingEur, isFinanceOnly }) => ({
      package: name,
      driver,
      low: settingOf(low.setting),
      high: settingOf(high.setting),
      npvEur: tornado!.npvEur,
      lowNpvEur: low.npvEur,
      highNpvEur: high.npvEur,
      swingEur,
      operation: isFinanceOnly ? 'held' : 'anew',
    })),
  );
  return tableOf('tornado', rows, [
    ['package'],
    ['driver'],
    ['low'],
    ['high'],
    ['npvEur', 'EUR'],
    ['lowNpvEur', 'EUR'],
    ['highNpvEur', 'EUR'],
    ['swingEur', 'EUR'],
    ['operation'],
  ]);
}

function settingOf(setting: Setting): string {
  return 'factor' in setting ? `x ${setting.factor}` : setting.path;
}

/** Where the net present value is nil with the operation chosen anew, one row per crossing; one without where there is none. */
export function breakEvensTable({ explanations = [] }: RunResult): Table {
  const rows = explanations.flatMap(({ name, breakEvens }) =>
    (breakEvens ?? []).flatMap(one =>
      (one.at.length > 0 ? one.at : [null]).map(at => ({
        package: name,
        of: one.of,
        unit: one.unit,
        used: one.used,
        at,
        within: one.within,
        held: one.held,
        from: one.from,
        until: one.until,
        notExcluded: one.notExcluded.map(([from, until]) => `${from}..${until}`).join(' '),
        paysBelow: one.paysBelow ? 'yes' : 'no',
        solves: one.solves,
      })),
    ),
  );
  return tableOf('break-evens', rows, [
    ['package'],
    ['of'],
    ['unit'],
    ['used', 'EUR, EUR/t or EUR/MWh'],
    ['at', 'EUR, EUR/t or EUR/MWh'],
    ['within', 'EUR, EUR/t or EUR/MWh'],
    ['held', 'EUR, EUR/t or EUR/MWh'],
    ['from', 'EUR, EUR/t or EUR/MWh'],
    ['until', 'EUR, EUR/t or EUR/MWh'],
    ['notExcluded'],
    ['paysBelow'],
    ['solves', null],
  ]);
}

/** Emissions of every package by computed year, beside the target. */
export function co2TargetTable({ report: { packages } }: RunResult): Table {
  const rows = packages.flatMap(({ name, carbonTarget: target }) =>
    (target?.byYear ?? []).map(({ year, ton }) => ({
      package: name,
      year,
      ton,
      targetYear: target!.year,
      targetTon: target!.targetTon,
      baseTon: target!.baseTon,
      met: target!.isMet ? 'yes' : 'no',
    })),
  );
  return tableOf('co2-target', rows, [
    ['package'],
    ['year', null],
    ['ton', 't CO2/yr'],
    ['targetYear', null],
    ['targetTon', 't CO2/yr'],
    ['baseTon', 't CO2/yr'],
    ['met'],
  ]);
}

/** Sentences of every package that is explained, in the order they are read. */
export function explanationsTable({ explanations = [] }: RunResult): Table {
  const rows = explanations.flatMap(explanation =>
    PARTS.flatMap(part =>
      explanation.text[part].map(({ nl, en }) => ({
        package: explanation.name,
        year: explanation.year,
        part,
        sentenceNl: nl,
        sentenceEn: en,
      })),
    ),
  );
  return tableOf('explanations', rows, [
    ['package'],
    ['year', null],
    ['part'],
    ['sentenceNl'],
    ['sentenceEn'],
  ]);
}

const PARTS = ['can', 'cannot', 'change'] as const satisfies readonly (keyof Explanation['text'])[];

/** Columns by name; with a unit (or null for a bare number) they hold numbers. */
function tableOf(
  name: string,
  rows: Rows,
  columns: readonly (readonly [string] | readonly [string, string | null])[],
): Table {
  return newTable(
    name,
    columns.map(([field, ...unit]) => {
      const cells = rows.map(row => row[field] ?? null);
      return unit.length === 0
        ? textColumn(field, cells as (string | null)[])
        : numberColumn(field, unit[0]!, cells as (number | null)[]);
    }),
  );
}
