import type { Candidate, Outline } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';

const BOX = { width: 320, height: 60, margin: 2 } as const;

/** The shape of a series that is not kept yet: the band from lowest to highest and the mean in it. */
export function OutlinePicture({
  candidate,
  outline,
}: {
  readonly candidate: Candidate;
  readonly outline: Outline;
}) {
  const { number } = useVoice();
  const { lowest, mean, highest } = outline;
  const [low, high] = [Math.min(...lowest), Math.max(...highest)];
  const x = (k: number) => BOX.margin + ((BOX.width - 2 * BOX.margin) * (k + 0.5)) / mean.length;
  const y = (value: number) =>
    BOX.height - BOX.margin - ((BOX.height - 2 * BOX.margin) * (value - low)) / (high - low || 1);
  const points = (values: readonly number[]) =>
    values.map((value, k) => `${x(k).toFixed(1)},${y(value).toFixed(1)}`);
  const band = [...points(highest), ...points(lowest).reverse()];
  const label = `${candidate.name}: ${number(low, 2)} – ${number(high, 2)} ${candidate.unit ?? ''}`;
  return (
    <svg class="outline" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
      <path class="band" d={`M${band.join('L')}Z`} />
      <path class="mean" d={`M${points(mean).join('L')}`} />
    </svg>
  );
}
