import { gridTariff, gridTariffs } from '../../data/index.ts';
import type { Axis, Issue } from '../../engine/index.ts';
import { isIssue, parseScalar } from '../formula/scalar.ts';
import { checkSizing } from './best-size.ts';
import { isRecord, list, record } from './known-names.ts';
import { gotProblem, member, oneOf, problem, unescaped } from './problem.ts';

/** What rules over several fields look at: a study that may be wrong in any way. */
interface Rules {
  readonly issues: Issue[];
  readonly year: number;
  readonly axis: Axis | null;
}
type Fields = Readonly<Record<string, unknown>>;

/** Problems that lie between fields: levels of stores, tariffs that do not exist, peaks per month, controls, names. */
export function checkRules(input: unknown, year: number, axis: Axis | null): Issue[] {
  const rules: Rules = { issues: [], year, axis };
  const study = record(input);
  list(study.sites).forEach((site, index) => {
    checkSite(rules, record(site), `/sites/${index}`);
  });
  list(study.measures).forEach((measure, index) => {
    checkMeasure(rules, study, record(measure), `/measures/${index}`);
  });
  list(study.packages).forEach((one, index) => {
    for (const [name, contract] of Object.entries(record(record(one).contracts)))
      checkContract(rules, record(contract), member(`/packages/${index}/contracts`, name));
  });
  checkLevy(rules, record(record(study.carbon).levy), '/carbon/levy');
  list(study.controls).forEach((control, index) => {
    checkControl(rules, study, record(control), `/controls/${index}`);
  });
  if (study.kind === 'business-case' && list(study.packages).length === 0 && study.choices === undefined) {
    const expected = 'at least one package, or `choices` to make them of';
    rules.issues.push(gotProblem('', 'missing-field', 'a business case without packages', expected));
  }
  return rules.issues;
}

/** A name the program gives to its own rows. */
const RESERVED_SITE = 'shared';

function checkSite(rules: Rules, site: Fields, path: string): void {
  if (site.name === RESERVED_SITE)
    rules.issues.push(
      problem(member(path, 'name'), 'bad-name', site.name, 'another name: this one is reserved'),
    );
  checkContract(rules, record(site.contract), `${path}/contract`);
  checkAssets(rules, list(site.assets), `${path}/assets`);
  const { wasteIncinerator, inEts } = record(site.carbon);
  if (wasteIncinerator === true && inEts === false)
    rules.issues.push(
      problem(
        `${path}/carbon/wasteIncinerator`,
        'contradiction',
        wasteIncinerator,
        'no `inEts: false` beside it: waste incinerators pay the levy, and from 2028 they are in the ETS',
      ),
    );
}

function checkMeasure(rules: Rules, study: Fields, measure: Fields, path: string): void {
  checkAssets(rules, list(measure.add), `${path}/add`);
  rules.issues.push(...checkSizing(measure, path));
  const sites = list(study.sites);
  if (measure.site === undefined && sites.length > 1)
    rules.issues.push(
      gotProblem(path, 'missing-field', 'no `site`', 'the field `site`: there are several sites'),
    );
}

function checkAssets(rules: Rules, assets: readonly unknown[], path: string): void {
  assets.forEach((asset, index) => {
    if (!isRecord(asset)) return;
    const place = `${path}/${index}`;
    if (STORE_KINDS.has(asset.kind)) checkStore(rules, asset, place);
    if (asset.kind === 'chp') checkChp(rules, asset, place);
  });
}

const STORE_KINDS: ReadonlySet<unknown> = new Set(['battery', 'thermalStore', 'heatBattery']);

/** A store holds no more than its capacity and no less than its minimum, at the start and at the end. */
function checkStore(rules: Rules, store: Fields, path: string): void {
  const energyMwh = amount(rules, store.energyMwh, 'MWh');
  const minimumMwh = amount(rules, store.minimumMwh, 'MWh') ?? 0;
  if (energyMwh === undefined) return;
  for (const field of ['minimumMwh', 'startMwh', 'end'] as const) {
    const level = amount(rules, store[field], 'MWh');
    if (level === undefined) continue;
    const place = member(path, field);
    if (level > energyMwh)
      rules.issues.push(
        problem(
          place,
          'above-capacity',
          store[field],
          `at most the capacity of ${energyMwh} MWh (energyMwh)`,
        ),
      );
    else if (field === 'startMwh' && level < minimumMwh && minimumMwh <= energyMwh)
      rules.issues.push(
        problem(
          place,
          'below-minimum',
          store[field],
          `at least the minimum of ${minimumMwh} MWh (minimumMwh)`,
        ),
      );
  }
}

/** Condensing at the lower heating value; more is energy from nothing. */
const HIGHEST_EFFICIENCY = 1.1;

function checkChp(rules: Rules, chp: Fields, path: string): void {
  const electric = amount(rules, chp.electricEfficiency, '1');
  const heat = amount(rules, chp.heatEfficiency, '1');
  if (electric === undefined || heat === undefined || electric + heat <= HIGHEST_EFFICIENCY) return;
  const expected = `electric and heat efficiency together at most ${HIGHEST_EFFICIENCY}`;
  rules.issues.push(problem(member(path, 'heatEfficiency'), 'out-of-range', chp.heatEfficiency, expected));
}

function checkContract(rules: Rules, contract: Fields, path: string): void {
  const { operator, level } = record(contract.tariff);
  if (typeof operator === 'string' && typeof level === 'string') {
    const levels = gridTariffs().filter(tariff => tariff.operator === operator);
    const known = gridTariffs().some(tariff => tariff.level === level);
    if (levels.length > 0 && known && !gridTariff(operator, level)) {
      const expected = `a level of ${operator}: ${oneOf(
        levels.map(tariff => tariff.level),
        level,
      )}`;
      rules.issues.push(problem(`${path}/tariff/level`, 'unknown-name', level, expected));
    }
  }
  list(contract.peaks).forEach((peak, index) => {
    checkPeak(rules, record(peak), `${path}/peaks/${index}`);
  });
}

function checkPeak({ issues, axis }: Rules, peak: Fields, path: string): void {
  const { period, alreadySetMw } = peak;
  if (!axis || !Array.isArray(alreadySetMw) || (period !== 'month' && period !== 'week')) return;
  const periods = period === 'month' ? axis.months.length : axis.weeks.length;
  if (alreadySetMw.length === periods) return;
  const expected = `one number, or one for each of the ${periods} ${period}s of the period`;
  issues.push(problem(member(path, 'alreadySetMw'), 'wrong-length', alreadySetMw, expected));
}

/** Rates of a levy rise with their thresholds; otherwise the program would fill the cheapest first. */
function checkLevy(rules: Rules, levy: Fields, path: string): void {
  let aboveTon = 0;
  let eurPerTon = amount(rules, levy.tariffEurPerTon, 'EUR/t') ?? 0;
  list(levy.tiers).forEach((tier, index) => {
    const place = `${path}/tiers/${index}`;
    const { aboveTon: from, tariffEurPerTon: rate } = record(tier);
    const threshold = amount(rules, from, 't/yr');
    const tariff = amount(rules, rate, 'EUR/t');
    if (threshold !== undefined && threshold <= aboveTon)
      rules.issues.push(
        problem(member(place, 'aboveTon'), 'out-of-range', from, `more than ${aboveTon} t/yr`),
      );
    if (tariff !== undefined && tariff < eurPerTon)
      rules.issues.push(
        problem(member(place, 'tariffEurPerTon'), 'out-of-range', rate, `at least ${eurPerTon} EUR/t`),
      );
    aboveTon = threshold ?? aboveTon;
    eurPerTon = tariff ?? eurPerTon;
  });
}

function checkControl({ issues }: Rules, study: Fields, control: Fields, path: string): void {
  const { pointer, minimum, maximum } = control;
  if (typeof minimum === 'number' && typeof maximum === 'number' && minimum >= maximum)
    issues.push(
      problem(member(path, 'maximum'), 'out-of-range', maximum, `more than the minimum ${minimum}`),
    );
  if (typeof pointer !== 'string') return;
  const target = targetOf(study, pointer);
  if (typeof target !== 'number')
    issues.push(
      gotProblem(
        member(path, 'pointer'),
        'unknown-pointer',
        `${pointer}, which is not a plain number`,
        'the JSON Pointer of a number of the study, such as /sites/0/contract/importMw',
      ),
    );
}

function targetOf(study: unknown, pointer: string): unknown {
  let target: unknown = study;
  for (const part of pointer.split('/').slice(1).map(unescaped)) {
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, part)) return undefined;
    target = (target as Fields)[part];
  }
  return target;
}

/** A number in any of its forms in the first year; undefined where it is absent or wrong. */
function amount({ year }: Rules, value: unknown, unit: string): number | undefined {
  if (value === undefined || value === 'cyclic') return undefined;
  const outcome = parseScalar(value, { unit, year });
  return isIssue(outcome) ? undefined : outcome;
}
