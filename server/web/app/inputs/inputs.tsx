import type { Study } from '../../../../scenarios/index.ts';
import { loadDrawingKit } from '../answer/drawing-kit.ts';
import { useVoice } from '../words/language.tsx';
import { ChangedInputs } from './changed-inputs.tsx';
import { type Changes, numberAt, withChange } from './changes.ts';
import { Slider } from './slider.tsx';

/** Who comes near the sliders is about to see charts follow them; until they can, the server draws. */
function prepareCharts(): void {
  loadDrawingKit().catch(() => undefined);
}

/** The sliders of a study and what was changed with them. */
export function Inputs({
  base,
  changes,
  change,
  hint = 'inputsHint',
}: {
  readonly base: Study;
  readonly changes: Changes;
  readonly change: (changes: Changes) => void;
  /** What the sliders do to the answer. */
  readonly hint?: 'inputsHint' | 'inputsHintRun';
}) {
  const { say, read } = useVoice();
  const controls = base.controls ?? [];
  return (
    <section
      class="inputs"
      aria-labelledby="inputs-title"
      onPointerEnter={prepareCharts}
      onFocusCapture={prepareCharts}
    >
      <h2 id="inputs-title">{say('inputs')}</h2>
      <p class="quiet">{say(controls.length > 0 ? hint : 'noControls')}</p>
      <div class="sliders">
        {controls.map(control => {
          const before = numberAt(base, control);
          if (before === null) return null;
          return (
            <Slider
              key={`${control.pointer} ${read(control.title)}`}
              control={control}
              base={base}
              value={changes[control.pointer] ?? before}
              change={value => change(withChange(base, changes, control, value))}
            />
          );
        })}
      </div>
      {controls.length > 0 && <ChangedInputs base={base} changes={changes} change={change} />}
    </section>
  );
}
