import type { Mark, Signal, Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { VegaLiteSpec } from './chart.ts';
import { AROUND_PX, FILL } from './panels.ts';

/** Width of a chart for a page when nobody says how wide its place is, as on the server. */
const USUAL_PX = 720;

/** Compiled charts without their rows that are kept: those of one page, in some languages, widths and themes. */
const MOST_SHAPES = 24;
/** What a shape compiles to; compiling is the larger part of drawing, and a chart that follows a slider keeps its shape. */
const shapes = new Map<string, Spec>();

type Rows = readonly unknown[];

/**
 * Compiles to Vega; panels that are to fill their container get a width that follows it, which Vega-Lite cannot say.
 * Where there is no page to follow, as on the server, `isFixed` gives such a chart the usual width. Rows stand in the `data`
 * of the same name, whatever they hold: two charts with equal JSON but for their rows and description have the same form.
 */
export function compileVega({ description, ...spec }: VegaLiteSpec, isFixed = false): Spec {
  const rows = new Map<string, Rows>();
  const shape = withoutRows(spec, rows) as VegaLiteSpec;
  const key = `${isFixed} ${JSON.stringify(shape)}`;
  const compiled = shapes.get(key) ?? compileShape(shape, isFixed);
  shapes.delete(key);
  shapes.set(key, compiled);
  if (shapes.size > MOST_SHAPES) shapes.delete(shapes.keys().next().value!);
  const data = (compiled.data ?? []).map(one =>
    rows.has(one.name) ? { ...one, values: rows.get(one.name) } : one,
  );
  return { ...compiled, ...(description !== undefined && { description }), data } as Spec;
}

/** The same with every `data: { values }` by a name, its rows put into `rows`. */
function withoutRows(part: unknown, rows: Map<string, Rows>): unknown {
  if (Array.isArray(part)) return part.map(inner => withoutRows(inner, rows));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, inner]) => {
      const { values, ...format } = (key === 'data' ? inner : {}) as { readonly values?: unknown };
      if (!Array.isArray(values)) return [key, withoutRows(inner, rows)];
      const name = `rows_${rows.size}`;
      rows.set(name, values);
      return [key, { ...format, name }];
    }),
  );
}

function compileShape(spec: VegaLiteSpec, isFixed: boolean): Spec {
  const warnings: string[] = [];
  const { spec: guarded } = compile(spec as unknown as TopLevelSpec, { logger: silent(warnings) });
  const vega = { ...guarded, marks: (guarded.marks ?? []).map(withoutGuard) };
  const fillsPanels = (spec.usermeta as { width?: unknown } | undefined)?.width === FILL;
  const around = fillsPanels ? AROUND_PX : 0;
  const name = fillsPanels ? 'childWidth' : 'width';
  if (!fillsPanels && spec.width !== 'container') return vega;
  const follow = `max(160, (isFinite(containerSize()[0]) ? containerSize()[0] : ${USUAL_PX}) - ${around})`;
  const signal: Signal = isFixed
    ? { name, value: USUAL_PX - around }
    : { name, init: follow, on: [{ update: follow, events: 'window:resize' }] };
  const others = (vega.signals ?? []).filter(one => one.name !== name);
  return { ...vega, signals: [signal, ...others] };
}

/** Lines and areas ask of every row whether it has a value; rows here always have, and in a page asking takes half the time. */
function withoutGuard(mark: Mark): Mark {
  const { defined: _defined, ...update } = (mark.encode?.update ?? {}) as Record<string, unknown>;
  const encode = mark.encode && { ...mark.encode, ...(mark.encode.update && { update }) };
  const marks = 'marks' in mark ? mark.marks?.map(withoutGuard) : undefined;
  return { ...mark, ...(encode && { encode }), ...(marks && { marks }) } as Mark;
}

/** Vega-Lite warns about merged axes and such; the charts are checked by tests, and a server's log is not their place. */
function silent(warnings: string[]) {
  const logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => {
      throw new Error(parts.join(' '));
    },
    warn: (...parts: readonly unknown[]) => {
      warnings.push(parts.join(' '));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger as unknown as NonNullable<Parameters<typeof compile>[1]>['logger'] & object;
}
