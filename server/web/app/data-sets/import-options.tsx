import type { ImportOptions } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';

/** Units that a heading may have forgotten; the server knows the same and refuses others. */
const UNITS = [
  'EUR/MWh',
  'EUR/kWh',
  'MW',
  'kW',
  'W',
  'MWh',
  'kWh',
  'm3',
  'm3/h',
  'C',
  'W/m2',
  'm/s',
  '%',
  'kg/kWh',
  'g/kWh',
  '1',
];
const ZONES = ['UTC', 'UTC+01:00', 'Europe/Amsterdam'] as const;
const ZONE_WORDS = { 'UTC+01:00': 'winterTime', 'Europe/Amsterdam': 'dutchTime' } as const;

/** What a file does not say itself: unit, time zone, side of the interval, the year wanted, and repair. */
export function ImportOptionFields({
  options,
  change,
}: {
  readonly options: ImportOptions;
  readonly change: (part: Partial<ImportOptions>) => void;
}) {
  const { say } = useVoice();
  return (
    <fieldset class="import-options">
      <legend>{say('notSaid')}</legend>
      <Choice
        label={say('optionUnit')}
        value={options.unit}
        choices={UNITS.map(unit => [unit, unit])}
        choose={unit => change({ unit })}
      />
      <Choice
        label={say('optionZone')}
        value={options.zone}
        choices={ZONES.map(zone => [zone, zone === 'UTC' ? zone : say(ZONE_WORDS[zone])])}
        choose={zone => change({ zone })}
      />
      <Choice
        label={say('optionSide')}
        value={options.side}
        choices={(['start', 'end'] as const).map(side => [side, say(`side-${side}`)])}
        choose={side => change({ side })}
      />
      <label class="field">
        <span>{say('optionYear')}</span>
        <input
          type="text"
          inputMode="numeric"
          pattern="[0-9]{4}"
          maxLength={4}
          value={options.year}
          onChange={event => change({ year: event.currentTarget.value.trim() })}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={options.repair}
          onChange={event => change({ repair: event.currentTarget.checked })}
        />
        {say('optionRepair')}
      </label>
    </fieldset>
  );
}

function Choice({
  label,
  value,
  choices,
  choose,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string) => void;
}) {
  const { say } = useVoice();
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={event => choose(event.currentTarget.value)}>
        <option value="">{say('fromFile')}</option>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
