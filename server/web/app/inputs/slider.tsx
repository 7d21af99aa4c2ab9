import { useEffect, useId, useState } from 'preact/hooks';
import type { Study } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { type Control, inputId, numberAt, unitOf } from './changes.ts';
import { typedNumber } from './typed-number.ts';

interface SliderProps {
  readonly control: Control;
  /** The study without changes. */
  readonly base: Study;
  readonly value: number;
  readonly change: (value: number) => void;
}

/** A number of the study: drag it, step it with the arrow keys, or type it. */
export function Slider({ control, base, value, change }: SliderProps) {
  const { say, read, number, language } = useVoice();
  const id = inputId(control.pointer);
  const messageId = useId();
  const decimals = decimalsOf(control.step);
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : problemWith(typedNumber(typed, language), control);
  const title = read(control.title);
  const unit = unitOf(control);
  const isChanged = value !== numberAt(base, control);
  // A value that comes from elsewhere (undo, a link) replaces what was being typed.
  useEffect(() => setTyped(null), [value]);

  const type = (text: string) => {
    setTyped(text);
    const meant = typedNumber(text, language);
    if (problemWith(meant, control) === null && meant !== null && meant !== value) change(meant);
  };
  const limits = {
    minimum: number(control.minimum, decimals),
    maximum: number(control.maximum, decimals),
    unit: unit && ` ${unit}`,
  };
  return (
    <div class={`slider${isChanged ? ' is-changed' : ''}`}>
      <label for={id}>
        {title} {unit && <span class="unit">({unit})</span>}
      </label>
      <div class="slider-row">
        <input
          id={id}
          type="range"
          min={control.minimum}
          max={control.maximum}
          step={control.step}
          value={value}
          aria-valuetext={`${number(value, decimals)} ${unit}`.trim()}
          onInput={event => change(Number(event.currentTarget.value))}
        />
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          class="typed"
          aria-label={say('typed', { title })}
          aria-invalid={problem !== null}
          aria-describedby={problem ? messageId : undefined}
          value={typed ?? plain(value, decimals, language)}
          onInput={event => type(event.currentTarget.value)}
          onBlur={() => problem === null && setTyped(null)}
        />
      </div>
      <div class="slider-ends" aria-hidden="true">
        <span>{limits.minimum}</span>
        <span>{limits.maximum}</span>
      </div>
      {problem && (
        <p id={messageId} class="field-problem" role="alert">
          {say(problem, limits)}
        </p>
      )}
    </div>
  );
}

function problemWith(value: number | null, { minimum, maximum }: Control) {
  if (value === null) return 'notANumber';
  return value < minimum || value > maximum ? 'outOfRange' : null;
}

/** As one would type it: no thousands separators. */
function plain(value: number, decimals: number, language: 'nl' | 'en'): string {
  const text = String(Number(value.toFixed(Math.max(decimals, 6))));
  return language === 'nl' ? text.replace('.', ',') : text;
}

function decimalsOf(step: number): number {
  return Math.max(0, String(step).split('.')[1]?.length ?? 0);
}
