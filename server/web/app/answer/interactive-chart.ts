import { changeset, parse, type Spec, truthy, View } from 'vega';
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
    for (const [name, rows] of rowsOf(next)) view.change(name, changeset().remove(truthy).insert(rows));
    await view.runAsync();
    return true;
  };
  return { renew, remove: () => view.finalize() };
}

type Rows = ReadonlyMap<string, object[]>;

function rowsOf({ data }: Spec): Rows {
  return new Map((data ?? []).flatMap(one => ('values' in one ? [[one.name, one.values as object[]]] : [])));
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
