import type { DesignResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** More rows are read in the table under the chart. */
const MOST_ROWS = 60;
/** How an answer calls the sector of companies that the study gives none. */
const NO_SECTOR = 'unknown';
/** Less than this is rounding, EUR a year. */
const LEAST_EUR = 0.5;

/** Who signs under a design and who does not: what it costs each, what each asks, gets, and gets for nothing. */
export function FlexParticipants({ design }: { readonly design: DesignResult }) {
  const { say, read } = useVoice();
  const title = say('participants', { design: read(design.title) || design.name });
  return (
    <section class="flex-participants" aria-labelledby="flex-participants-title">
      <h2 id="flex-participants-title">{title}</h2>
      {design.participation.length === 0 ? <p>{say('noOffers')}</p> : <Participants design={design} />}
      <Sectors design={design} />
    </section>
  );
}

function Participants({ design }: { readonly design: DesignResult }) {
  const { say, eur, number, percent } = useVoice();
  const shown = design.participation.slice(0, MOST_ROWS);
  const left = design.participation.length - shown.length;
  const amounts = ['power', 'indifference', 'asks', 'gets', 'beyondCost', 'calledFor', 'freeShare'] as const;
  return (
    <>
      <p class="quiet">{say('participantsHint')}</p>
      <ScrollFrame label={say('participantsTable')}>
        <table>
          <thead>
            <tr>
              {(['company', 'sector', 'signs'] as const).map(word => (
                <th key={word} scope="col">
                  {say(word)}
                </th>
              ))}
              {amounts.map(word => (
                <th key={word} scope="col" class="amount">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(one => (
              <tr key={`${one.area} ${one.name}`}>
                <th scope="row">{one.name}</th>
                <td>{one.sector ?? say('unknownSector')}</td>
                <td>{say(one.signs ? (one.isCalled ? 'yes' : 'neverCalled') : 'no')}</td>
                <td class="amount">{number(one.isCalled ? one.mw : one.offeredMw, 1)} MW</td>
                <td class="amount">
                  {one.indifferenceEur === null ? say('cannotRun') : eur(one.indifferenceEur)}
                </td>
                <td class="amount">{one.asksEur === null ? '–' : eur(one.asksEur)}</td>
                <td class="amount">{eur(one.paidEur)}</td>
                <td class="amount">{one.rentEur === null ? '–' : eur(one.rentEur)}</td>
                <td class="amount">{say('hoursOf', { hours: number(one.calledHours, 0) })}</td>
                <td class="amount">{percent(one.freeShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {left > 0 && <p class="quiet">{say('participantsRest', { count: left })}</p>}
    </>
  );
}

/** What companies gain, by sector; nothing where nobody does. */
function Sectors({ design }: { readonly design: DesignResult }) {
  const { say, eur } = useVoice();
  const sectors = Object.entries(design.gainBySector).sort(([, a], [, b]) => b - a);
  if (sectors.every(([, gainEur]) => Math.abs(gainEur) < LEAST_EUR)) return null;
  return (
    <>
      <h3>{say('gainBySector')}</h3>
      <ScrollFrame label={say('gainBySector')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('sector')}</th>
              <th scope="col" class="amount">
                {say('gainPerYear')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sectors.map(([sector, gainEur]) => (
              <tr key={sector}>
                <th scope="row">{sector === NO_SECTOR ? say('unknownSector') : sector}</th>
                <td class="amount">{eur(gainEur)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  );
}
