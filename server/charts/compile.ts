import type { Signal, Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { VegaLiteSpec } from './chart.ts';
import { AROUND_PX, FILL } from './panels.ts';

/** Width of a chart for a page when nobody says how wide its place is, as on the server. */
const USUAL_PX = 720;

/**
 * Compiles to Vega; panels that are to fill their container get a width that follows it, which Vega-Lite cannot say.
 * Where there is no page to follow, as on the server, `isFixed` gives such a chart the usual width.
 */
export function compileVega(spec: VegaLiteSpec, isFixed = false): Spec {
  const warnings: string[] = [];
  const { spec: vega } = compile(spec as unknown as TopLevelSpec, { logger: silent(warnings) });
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
