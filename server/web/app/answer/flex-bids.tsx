import type { DesignResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** More rows are read in the table. */
const MOST_ROWS = 60;

/** What was bought by bids under a design, and whether it paid for what the calls cost; nothing where none was. */
export function FlexBids({ design }: { readonly design: DesignResult }) {
  const { say, read, eur, number } = useVoice();
  if (!design.bids) return null;
  const { companies } = design.bids;
  const shown = companies.slice(0, MOST_ROWS);
  const amounts = ['boughtMwh', 'meanBid', 'gets', 'callsCost', 'beyondCost'] as const;
  return (
    <section class="flex-bids" aria-labelledby="flex-bids-title">
      <h2 id="flex-bids-title">{say('bids', { design: read(design.title) || design.name })}</h2>
      <p class="quiet">{say('bidsHint')}</p>
      <ScrollFrame label={say('bidsTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('bidder')}</th>
              {amounts.map(word => (
                <th key={word} scope="col" class="amount">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ area, name, boughtMwh, paidEur, costEur }) => (
              <tr key={`${area} ${name}`}>
                <th scope="row">{name}</th>
                <td class="amount">{number(boughtMwh, 1)} MWh</td>
                <td class="amount">{boughtMwh > 0 ? `${number(paidEur / boughtMwh, 2)} €/MWh` : '–'}</td>
                <td class="amount">{eur(paidEur)}</td>
                <td class="amount">{eur(costEur)}</td>
                <td class="amount">{eur(paidEur - costEur)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {shown.length < companies.length && (
        <p class="quiet">{say('participantsRest', { count: companies.length - shown.length })}</p>
      )}
    </section>
  );
}
