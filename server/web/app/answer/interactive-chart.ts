import { type Changeset, changeset, parse, type Spec, truthy, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

export interface DrawnChart {
  /** Takes the rows of another chart over, where that has the same form; false where it has not: then it is drawn anew. */
  renew(spec: Spec): Promise<boolean>;
  remove(): void;
}

/**
 * The interpreter takes the one argument of `datetime(1734912000000)` for a year, where compiled expressions take it for a
 * moment, as Vega-Lite means it: the domain of every time axis. The number itself says the same to a scale.
 */
const MOMENT = /\bdatetime\((-?\d+)\)/g;

/** Draws a compiled Vega specification. Expressions are interpreted, never turned into code, so that the policy holds. */
export async function drawChart(spec: Spec, container: HTMLElement): Promise<DrawnChart> {
  const form = formOf(spec);
  const runtime = parse(withRows(form, rowsOf(spec)), undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'canvas', container, hover: true });
  await view.runAsync();
  const renew = async (next: Spec) => {
    if (formOf(next) !== form) return false;
    for (const [name, rows] of rowsOf(next)) renewRows(view, name, rows);
    await view.runAsync();
    return true;
  };
  return { renew, remove: () => view.finalize() };
}

type Row = Readonly<Record<string, unknown>>;
/** Missing in the declarations: every row counts as changed, without a list of which. */
type ReflowingChangeset = Changeset & { reflow(): Changeset };
type Rows = ReadonlyMap<string, readonly Row[]>;

/** Rows keep their places: only fields with another value are set, which is half the work of new rows in place of the old. */
function renewRows(view: View, name: string, rows: readonly Row[]): void {
  const old = view.data(name) as readonly Row[];
  if (old.length !== rows.length || rows.length === 0) {
    view.change(name, changeset().remove(truthy).insert(rows));
    return;
  }
  const change = (changeset() as ReflowingChangeset).reflow();
  for (const field of Object.keys(rows[0]!)) {
    if (rows.every((row, r) => row[field] === old[r]![field])) continue;
    let r = 0;
    change.modify(truthy, field, () => rows[r++]![field]);
  }
  view.change(name, change);
}

function rowsOf({ data }: Spec): Rows {
  return new Map((data ?? []).flatMap(one => ('values' in one ? [[one.name, one.values as Row[]]] : [])));
}

/** Everything but the rows and the words that read them, as JSON with its moments mended. */
function formOf({ description: _description, ...spec }: Spec): string {
  const data = (spec.data ?? []).map(one => ('values' in one ? { ...one, values: [] } : one));
  return JSON.stringify({ ...spec, data }).replaceAll(MOMENT, '$1');
}

function withRows(form: string, rows: Rows): Spec {
  const spec = JSON.parse(form) as Spec;
  const data = (spec.data ?? []).map(one =>
    rows.has(one.name) ? { ...one, values: rows.get(one.name) } : one,
  );
  return { ...spec, data } as Spec;
}
