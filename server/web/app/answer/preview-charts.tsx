import { useEffect, useRef, useState } from 'preact/hooks';
import type { Spec } from 'vega';
import type { PreviewChart } from '../state/use-preview.ts';
import { useVoice } from '../words/language.tsx';
import { loadDrawingKit } from './drawing-kit.ts';
import type { DrawnChart } from './interactive-chart.ts';

/** The charts that came with a preview: they follow the sliders. The older ones stay, dimmed, until new ones are there. */
export function PreviewCharts({
  charts,
  isStale,
}: {
  readonly charts: Readonly<Record<string, PreviewChart>>;
  readonly isStale: boolean;
}) {
  const { say } = useVoice();
  const entries = Object.entries(charts);
  if (entries.length === 0) return null;
  return (
    <section
      class={`preview-charts${isStale ? ' is-stale' : ''}`}
      aria-label={say('previewCharts')}
      aria-busy={isStale}
    >
      {entries.map(([name, chart]) => (
        <figure key={name} class="chart">
          <figcaption>
            <h3>{chart.title}</h3>
            <p>{chart.reading}</p>
          </figcaption>
          <div class="chart-frame">
            {'vega' in chart ? (
              <Following vega={chart.vega} label={`${chart.title}. ${chart.reading}`} />
            ) : (
              <img
                src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`}
                alt={`${chart.title}. ${chart.reading}`}
              />
            )}
          </div>
        </figure>
      ))}
    </section>
  );
}

/** A chart that is drawn once and then takes over the rows of every newer answer. */
function Following({ vega, label }: { readonly vega: Spec; readonly label: string }) {
  const { say } = useVoice();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  /** Answers are drawn one after the other, in the order in which they came. */
  const queue = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef(vega);
  newest.current = vega;
  const [shown, setShown] = useState<{ readonly vega: Spec; readonly hasFailed: boolean } | null>(null);
  useEffect(() => {
    const draw = async () => {
      if (newest.current !== vega || !place.current) return;
      if (!(await drawn.current?.renew(vega))) {
        const { drawChart } = await loadDrawingKit();
        drawn.current?.remove();
        drawn.current = place.current && (await drawChart(vega, place.current));
      }
      setShown({ vega, hasFailed: false });
    };
    queue.current = queue.current.then(draw).catch(() => setShown({ vega, hasFailed: true }));
  }, [vega]);
  useEffect(
    () => () => {
      void queue.current.then(() => drawn.current?.remove());
    },
    [],
  );
  return (
    <>
      {shown?.hasFailed && <p class="quiet">{say('chartFailed')}</p>}
      <div ref={place} class="vega" role="img" aria-label={label} aria-busy={shown?.vega !== vega} />
    </>
  );
}
