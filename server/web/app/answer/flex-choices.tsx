import type { FlexResult } from '../../../../scenarios/index.ts';
import type { Navigation } from '../state/address.ts';
import { useVoice } from '../words/language.tsx';

/** Which design and which node the charts show. */
export function FlexChoices({
  flex,
  design,
  node,
  go,
}: {
  readonly flex: FlexResult;
  readonly design: string;
  readonly node: string;
  readonly go: Navigation['go'];
}) {
  const { say, read } = useVoice();
  const nodes = flex.areas.reduce((sum, area) => sum + area.nodes.length, 0);
  if (flex.designs.length < 2 && nodes < 2) return null;
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{say('view')}</legend>
      {flex.designs.length > 1 && (
        <label class="choice">
          {say('design')}{' '}
          <select value={design} onChange={event => go({ variant: event.currentTarget.value })}>
            {flex.designs.map(({ name, title }) => (
              <option key={name} value={name}>
                {read(title) || name}
              </option>
            ))}
          </select>
        </label>
      )}
      {nodes > 1 && (
        <label class="choice">
          {say('node')}{' '}
          <select value={node} onChange={event => go({ node: event.currentTarget.value })}>
            {flex.areas.map(area => (
              <optgroup key={area.name} label={read(area.title) || area.name}>
                {area.nodes.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {read(title) || name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
