import { technology } from '../../data/index.ts';
import { maximum } from '../../engine/index.ts';
import { builtMeasures } from '../choices/built-measures.ts';
import { canJoin } from '../choices/can-join.ts';
import { packagesOf } from '../resolve/packages.ts';
import type { ResolvedYear } from '../resolve/resolved-study.ts';
import type { Measure, Text } from '../schema/study.ts';
import type { BindingLimit, Relief } from './facts.ts';
import type { Subject } from './relief.ts';
import {
  CONTRACT_TITLES,
  OF_STUDY,
  OF_TARIFF,
  ofTable,
  techniqueTitle,
  waitingTitle,
} from './relief-titles.ts';

/** A measure more that may loosen a limit. */
export interface Option extends Pick<Relief, 'kind' | 'title' | 'size' | 'unit' | 'fromYear' | 'source'> {
  /** As the package names it. */
  readonly measureName: string;
  /** Null: the study has it. */
  readonly added: Measure | null;
}

/** A MW of charging, and a MW of demand that can wait: sizes that go beside one MW of connection. */
const STORES = [
  { id: 'battery', kind: 'store', mw: 1, hours: 3 },
  { id: 'load-shift-5h', kind: 'shift', mw: 1, hours: 1 },
] as const;
/** Measures of the study beyond the package that are tried. */
const MOST_MEASURES = 4;
/** Of the connection: what a contract, a store or waiting loosens. */
const OF_CONNECTION: ReadonlySet<string> = new Set(['import', 'breach', 'peak', 'export']);

/** What may loosen the dearest limit: of the connection more contract, a store, shifting or waiting; what else the study has. */
export function optionsFor(subject: Subject, top: BindingLimit): Option[] {
  const shared = subject.study.sharedLimits?.find(
    ({ name }) => top.of.startsWith('shared') && name === top.place,
  );
  // What one member takes less, the others may take more.
  if (shared) return techniques(subject, { ...top, place: shared.sites[0]! });
  const isConnection = top.name === null && OF_CONNECTION.has(top.of);
  return [
    ...(isConnection ? [...contract(top), ...techniques(subject, top), ...waiting(subject, top)] : []),
    ...ofStudy(subject, top),
  ];
}

const FREE = { capexEur: 0, lifetimeYears: 1 };

function contract(top: BindingLimit): Option[] {
  const isExport = top.of === 'export';
  // A peak is charged for, not contracted: a MW more of contract changes nothing in it.
  if (top.of === 'peak') return [];
  return [
    {
      kind: 'contract',
      title: CONTRACT_TITLES[isExport ? 'export' : 'import'],
      size: 1,
      unit: 'MW',
      fromYear: null,
      source: OF_TARIFF,
      measureName: 'explain-contract',
      added: {
        name: 'explain-contract',
        site: top.place,
        ...(isExport ? { addExportMw: 1 } : { addImportMw: 1 }),
        investment: FREE,
      },
    },
  ];
}

function techniques({ resolved }: Subject, top: BindingLimit): Option[] {
  return STORES.flatMap(({ id, kind, mw, hours }) => {
    const row = technology(id);
    if (!row || row.availableFrom.value > resolved.finance.startYear) return [];
    const unit = row.sizeUnit === 'MWh' ? 'MWh' : 'MW';
    const size = unit === 'MWh' ? mw * hours : mw;
    return [
      {
        kind,
        title: techniqueTitle(row.title, size, unit),
        size,
        unit,
        fromYear: null,
        source: ofTable(row.capexEur.source),
        measureName: `explain-${id}`,
        added: { name: `explain-${id}`, site: top.place, investment: { technology: id, size } },
      },
    ];
  });
}

/** A connection that the study makes larger in a later year: what that would save now. */
function waiting({ resolved, name, year: now }: Subject, top: BindingLimit): Option[] {
  if (top.of !== 'import' && top.of !== 'export') return [];
  const sizeIn = ({ sites, contracts }: ResolvedYear) => {
    const contract =
      contracts.get(name)?.get(top.place) ?? sites.find(site => site.name === top.place)!.contract;
    return maximum(top.of === 'export' ? contract.exportMw : contract.importMw);
  };
  const present = resolved.years.find(({ year }) => year === now)!;
  const next = resolved.years.find(year => year.year > now && sizeIn(year) > sizeIn(present) + LEAST_MW);
  if (!next) return [];
  const size = sizeIn(next) - sizeIn(present);
  return [
    option('explain-waiting', {
      kind: 'waiting',
      title: waitingTitle(next.year, size, top.of),
      size,
      unit: 'MW',
      fromYear: next.year,
      source: OF_TARIFF,
      added: {
        name: 'explain-waiting',
        site: top.place,
        ...(top.of === 'export' ? { addExportMw: size } : { addImportMw: size }),
        investment: FREE,
      },
    }),
  ];
}

/** A connection that grows by less than this does not grow, MW. */
const LEAST_MW = 1e-6;

function option(measureName: string, rest: Omit<Option, 'measureName'>): Option {
  return { measureName, ...rest };
}

/** Measures that the study has and the package has not, at the site of the limit. */
function ofStudy({ study, name }: Subject, top: BindingLimit): Option[] {
  const packages = packagesOf(study);
  const own = packages.find(one => one.name === name)?.measures ?? [];
  return builtMeasures(study)
    .filter(built => !own.includes(built.name) && canJoin(study, own, built.name))
    .filter(({ measure }) => (measure.site ?? study.sites[0]!.name) === top.place)
    .slice(0, MOST_MEASURES)
    .map(({ name: measure, measure: given }): Option => {
      const title: Text = given.title ?? { nl: measure, en: measure };
      return {
        kind: 'measure',
        title,
        size: null,
        unit: null,
        fromYear: null,
        source: OF_STUDY,
        measureName: measure,
        added: null,
      };
    });
}
