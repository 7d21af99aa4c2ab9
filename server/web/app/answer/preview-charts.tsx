import type { Picture } from '../state/use-preview.ts';
import { useVoice } from '../words/language.tsx';

/** The charts that came with a preview: they follow the sliders. The older ones stay, dimmed, until new ones are there. */
export function PreviewCharts({
  pictures,
  isStale,
}: {
  readonly pictures: Readonly<Record<string, Picture>>;
  readonly isStale: boolean;
}) {
  const { say } = useVoice();
  const entries = Object.entries(pictures);
  if (entries.length === 0) return null;
  return (
    <section
      class={`preview-charts${isStale ? ' is-stale' : ''}`}
      aria-label={say('previewCharts')}
      aria-busy={isStale}
    >
      {entries.map(([name, { title, reading, svg }]) => (
        <figure key={name} class="chart">
          <figcaption>
            <h3>{title}</h3>
            <p>{reading}</p>
          </figcaption>
          <div class="chart-frame">
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
              alt={`${title}. ${reading}`}
            />
          </div>
        </figure>
      ))}
    </section>
  );
}
