import { useEffect, useRef, useState } from 'preact/hooks';
import type { Spec } from 'vega';
import { BASE, type ChartHead } from '../state/api.ts';
import { useVoice } from '../words/language.tsx';
import { loadDrawingKit } from './drawing-kit.ts';
import type { DrawnChart } from './interactive-chart.ts';
import { TableOnDemand } from './table-on-demand.tsx';
import { useTheme } from './use-theme.ts';
import { useWidth } from './use-width.ts';

/** Which chart of which run, seen how. */
export interface ChartView {
  readonly runId: string;
  readonly variant: string;
  /** Null: the answer has no years. */
  readonly year: number | null;
  readonly week: number | null;
  /** Null: the answer has no nodes, or the usual one. */
  readonly node?: string | null;
}

/** The choices of a view as the server takes them. */
export function viewParameters({ variant, year, week, node }: ChartView, language: string): URLSearchParams {
  const parameters = new URLSearchParams({ variant, language });
  for (const [key, value] of Object.entries({ year, week, node }))
    if (value !== null && value !== undefined) parameters.set(key, String(value));
  return parameters;
}

/** First a picture made by the server; on the first interaction the same chart, drawn here, that answers the pointer. */
export function Chart({ head, view }: { readonly head: ChartHead; readonly view: ChartView }) {
  const { say, language } = useVoice();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const theme = useTheme();
  const [isInteractive, setInteractive] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { name, title, reading } = head;
  const base = `${BASE}/runs/${view.runId}/charts/${name}`;
  const parameters = viewParameters(view, language);
  const address = (format: string, wishes: Record<string, string> = {}) =>
    `${base}?${new URLSearchParams({ ...Object.fromEntries(parameters), ...wishes, format })}`;
  const drawn = width === null ? null : { width: String(width), theme, heading: 'false' };
  const id = `chart-${name}`;

  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <p>{reading}</p>
      </figcaption>
      <div ref={frame} class="chart-frame">
        {hasFailed && <p class="quiet">{say('chartFailed')}</p>}
        {drawn && !isInteractive && !hasFailed && (
          <img
            src={address('svg', drawn)}
            alt={`${title}. ${reading}`}
            width={width ?? undefined}
            loading="lazy"
            decoding="async"
            onError={() => setFailed(true)}
            onLoad={() => setFailed(false)}
          />
        )}
        {drawn && isInteractive && !hasFailed && (
          <Interactive
            address={address('vega', drawn)}
            label={`${title}. ${reading}`}
            failed={() => setFailed(true)}
          />
        )}
      </div>
      <div class="chart-tools">
        {!isInteractive && !hasFailed && (
          <button type="button" class="small" aria-describedby={id} onClick={() => setInteractive(true)}>
            {say('interactive')}
          </button>
        )}
        <span class="downloads">
          <span>{say('asShown')}: </span>
          <a href={address('svg', { width: '900', theme: 'light' })} download={`${name}.svg`}>
            SVG
          </a>
          <a href={address('png', { width: '900', theme: 'light' })} download={`${name}.png`}>
            PNG
          </a>
          <a href={address('vega-lite')} download={`${name}.json`}>
            Vega-Lite
          </a>
        </span>
      </div>
      <TableOnDemand chart={name} title={title} view={view} />
    </figure>
  );
}

function Interactive({
  address,
  label,
  failed,
}: {
  readonly address: string;
  readonly label: string;
  readonly failed: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isOver = false;
    let chart: DrawnChart | null = null;
    const draw = async () => {
      const [{ drawChart }, response] = await Promise.all([loadDrawingKit(), fetch(address)]);
      if (!response.ok) throw new Error(`chart: ${response.status}`);
      const spec = (await response.json()) as Spec;
      if (isOver || !place.current) return;
      chart = await drawChart(spec, place.current);
    };
    draw().catch(failed);
    return () => {
      isOver = true;
      chart?.remove();
    };
  }, [address]);
  return <div ref={place} class="vega" role="img" aria-label={label} />;
}
