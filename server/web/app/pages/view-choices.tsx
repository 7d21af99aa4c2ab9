import type { Navigation } from '../state/address.ts';
import { useVoice } from '../words/language.tsx';

/** Which package and year the charts and figures show. Nothing where there is no choice. */
export function ViewChoices({
  variants,
  years,
  variant,
  year,
  go,
}: {
  readonly variants: readonly { readonly name: string; readonly title: string }[];
  readonly years: readonly number[];
  readonly variant: string;
  readonly year: number;
  readonly go: Navigation['go'];
}) {
  const { say } = useVoice();
  if (variants.length < 2 && years.length < 2) return null;
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{say('view')}</legend>
      {variants.length > 1 && (
        <label class="choice">
          {say('package')}{' '}
          <select value={variant} onChange={event => go({ variant: event.currentTarget.value })}>
            {variants.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {years.length > 1 && (
        <label class="choice">
          {say('year')}{' '}
          <select value={year} onChange={event => go({ year: Number(event.currentTarget.value) })}>
            {years.map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
