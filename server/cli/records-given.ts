import { openDataSets, type RecordSet } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import { nearestName } from '../../scenarios/index.ts';
import { type Given, textOf } from './command.ts';
import { dataSetFolder } from './home.ts';

type SetOfKind<K extends RecordSet['kind']> = Extract<RecordSet, { readonly kind: K }>;

/**
 * The imported list that the option names, which is called after the kind it takes; undefined without the option. Throws
 * `InputError` when there is no list of that kind and name.
 */
export function recordsGiven<K extends RecordSet['kind']>(given: Given, kind: K): SetOfKind<K> | undefined {
  const name = textOf(given, kind);
  if (name === undefined) return undefined;
  const sets = openDataSets(dataSetFolder());
  const fitting = sets.list().flatMap(set => (set.kind === kind && 'count' in set ? set.name : []));
  if (fitting.includes(name)) return sets.records(name) as SetOfKind<K>;
  const near = nearestName(name, fitting);
  const expected = fitting.length > 0 ? fitting.join(', ') : 'an imported list; there are none yet';
  const hint = near ? ` Did you mean "${near}"?` : '';
  const message = `There is no list of ${kind} "${name}", expected ${expected}.${hint}`;
  throw new InputError([
    { path: `/options/${kind}`, code: 'no-such-data-set', message, expected, value: name },
  ]);
}
