import { type FlexProduct, flexProduct } from '../../data/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, oneOf, problem } from '../check/problem.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkCall } from './check-call.ts';
import { checkMoney } from './check-money.ts';
import { amount, effectOf, type Fields, type RightContext, type RightPlace } from './place.ts';

/** Problems of the rights of a contract, all at once. */
export function checkRights(context: RightContext, contract: Fields, path: string): void {
  const written = writtenRights(contract, path);
  if (contract.right !== undefined && contract.rights !== undefined)
    context.issues.push(
      problem(`${path}/rights`, 'contradiction', contract.rights, 'either `right` or `rights`'),
    );
  const places = written.map(({ right, place }): RightPlace => {
    const { preset } = right;
    return {
      ...context,
      contract,
      preset: typeof preset === 'string' ? flexProduct(preset) : undefined,
      isOwn: preset === undefined,
      right,
      path: place,
    };
  });
  for (const place of places) {
    checkUse(place);
    checkBlocks(place);
    checkCall(place);
    checkMoney(place);
  }
  checkOneGroup(places);
  if (contract.right === undefined || contract.rights === undefined)
    checkSums(context, places, contract, path);
}

/** A connection is charged on its peak with one group. */
function checkOneGroup(places: readonly RightPlace[]): void {
  const grouped = places.filter(({ right }) => typeof right.group === 'string');
  for (const { issues, right, path } of grouped) {
    const { group } = grouped[0]!.right;
    if (right.group !== group)
      issues.push(
        problem(member(path, 'group'), 'contradiction', right.group, `${group}: one group a contract`),
      );
  }
}

/** Every right of a contract as an object with its place; a name alone is a preset. */
function writtenRights(contract: Fields, path: string): { right: Fields; place: string }[] {
  const { right, rights } = contract;
  const one = typeof right === 'string' ? { preset: right } : right;
  return [
    ...(isRecord(one) ? [{ right: one, place: `${path}/right` }] : []),
    ...list(rights).flatMap((each, r) =>
      isRecord(each) ? [{ right: each, place: `${path}/rights/${r}` }] : [],
    ),
  ];
}

/** Where, when and by whom a preset may be used. */
function checkUse(place: RightPlace): void {
  const { issues, preset, right, path, contract } = place;
  if (preset) {
    const { operator } = record(contract.tariff);
    const grid = operator === undefined ? null : operator === 'TenneT' ? 'national' : 'regional';
    const who = grid === 'national' ? 'TenneT' : 'a regional operator';
    if (grid !== null && !preset.grid.includes(grid)) {
      const offered = preset.grid.map(one => (one === 'national' ? 'TenneT' : 'regional operators'));
      issues.push(
        gotProblem(
          member(path, 'preset'),
          'not-offered',
          `${preset.id} at ${String(operator)}`,
          `a right that ${who} offers: ${preset.id} is offered by ${offered.join(' and ')} only`,
        ),
      );
    }
    checkDate(place, preset);
  }
  const isGroup = right.group !== undefined || preset?.group === 'members';
  if (isGroup) checkGroup(place);
  if (right.direction !== undefined && effectOf(place) === 'right')
    issues.push(
      problem(
        member(path, 'direction'),
        'without-meaning',
        right.direction,
        'no direction: a right has importMw and exportMw',
      ),
    );
}

const MONTHS_PER_YEAR = 12;

/** A rule that comes into force after the whole of a year cannot be used in it. */
function checkDate({ issues, year, axis, path }: RightPlace, { id, from }: FlexProduct): void {
  if (from === undefined) return;
  const last =
    axis && axis.months.length < MONTHS_PER_YEAR ? axis.months.at(-1)!.label.slice('2024'.length) : '-12';
  if (`${year}${last}` >= from.value.slice(0, '2024-01'.length)) return;
  issues.push(
    gotProblem(
      member(path, 'preset'),
      'not-in-force',
      `${id} in ${year}`,
      `a period that ends after ${from.value}, when its rule came into force`,
    ),
  );
}

function checkGroup({ issues, right, path, groups, site }: RightPlace): void {
  const { group } = right;
  const names = [...groups.keys()];
  if (group === undefined)
    issues.push(
      gotProblem(path, 'missing-field', 'no `group`', `the field \`group\`: ${oneOf(names, group)}`),
    );
  else if (typeof group === 'string' && site !== undefined && groups.get(group)?.includes(site) === false)
    issues.push(
      gotProblem(
        member(path, 'group'),
        'not-a-member',
        `${group}, which has no ${String(site)}`,
        'a shared limit with this site in it',
      ),
    );
}

/** MW of the rights add up to those of the contract. */
function checkSums(
  { issues, year }: RightContext,
  places: readonly RightPlace[],
  contract: Fields,
  path: string,
): void {
  const rights = places.filter(place => effectOf(place) === 'right');
  for (const field of ['importMw', 'exportMw'] as const) {
    const whole = amount(year, contract[field], 'MW');
    const parts = rights.map(({ right }) => amount(year, right[field], 'MW'));
    if (whole === undefined || parts.every(mw => mw === undefined)) continue;
    const sum = parts.reduce<number>((total, mw) => total + (mw ?? 0), 0);
    const isExact = rights.every(({ right }) => right[field] !== undefined);
    if (sum > whole * (1 + 1e-9) || (isExact && sum < whole * (1 - 1e-9)))
      issues.push(
        gotProblem(
          places.length > 1 ? `${path}/rights` : places[0]!.path,
          'wrong-sum',
          `rights of ${sum} MW together`,
          `${isExact ? '' : 'at most '}the ${whole} MW of the contract (${field})`,
        ),
      );
  }
  const open = rights.filter(({ right }) => right.importMw === undefined);
  if (rights.length > 1 && open.length > 1)
    for (const { path: place } of open.slice(1))
      issues.push(
        gotProblem(
          place,
          'missing-field',
          'no `importMw`',
          'the field `importMw`: only one right takes what is left',
        ),
      );
}
