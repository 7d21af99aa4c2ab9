import type { DesignResult, FlexResult } from '../../../../scenarios/index.ts';
import { areaLeastMw, exitYear, NOW } from '../../../charts/flex-choice.ts';
import { servedMw, tightest } from '../../../charts/queue-states.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** The areas as a list: all that the maps show, and those that are not on them. */
export function FlexAreas({ flex, design }: { readonly flex: FlexResult; readonly design: DesignResult }) {
  const { say, read, number } = useVoice();
  const mw = (value: number) => (Number.isFinite(value) ? `${number(value, 1)} MW` : '–');
  const amounts = [
    'companies',
    'requested',
    'stillWaits',
    'headroomNow',
    'headroomThen',
    'roomAgain',
  ] as const;
  return (
    <section class="flex-areas" aria-labelledby="flex-areas-title">
      <h2 id="flex-areas-title">{say('areas')}</h2>
      <p class="quiet">{say('areasHint')}</p>
      <ScrollFrame label={say('areasTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('area')}</th>
              {amounts.map(word => (
                <th key={word} scope="col" class="amount">
                  {say(word)}
                </th>
              ))}
              <th scope="col">{say('dataOf')}</th>
            </tr>
          </thead>
          <tbody>
            {flex.areas.map(area => (
              <tr key={area.name}>
                <th scope="row">{read(area.title) || area.name}</th>
                <td class="amount">{number(area.members, 0)}</td>
                <td class="amount">{mw(area.requestedMw)}</td>
                <td class="amount">{mw(area.requestedMw - servedMw(tightest(design, area)))}</td>
                <td class="amount">{mw(areaLeastMw(area, NOW))}</td>
                <td class="amount">{mw(areaLeastMw(area, design.name))}</td>
                <td class="amount">{exitYear(area) ?? '–'}</td>
                <td>{read(area.origin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </section>
  );
}
