import type { SiteResult } from '../../../../scenarios/index.ts';
import { CARBON_LINE_LABELS, carbonLines } from '../../../tables/carbon-lines.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** What the emissions of a site cost, line by line with its source; scope 2 last, apart from the bill. */
export function CarbonBill({ site }: { readonly site: SiteResult }) {
  const { say, number, language } = useVoice();
  const amount = (value: number | null, digits: number) => (value === null ? '' : number(value, digits));
  return (
    <>
      <p>{say('carbonHint', { site: site.name })}</p>
      <ScrollFrame label={say('carbonBill')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('carbonLine')}</th>
              <th scope="col" class="amount">
                {say('carbonTon')}
              </th>
              <th scope="col" class="amount">
                {say('carbonEurPerTon')}
              </th>
              <th scope="col" class="amount">
                {say('carbonEur')}
              </th>
              <th scope="col">{say('source')}</th>
              <th scope="col">{say('mark')}</th>
            </tr>
          </thead>
          <tbody>
            {carbonLines(site).map(({ line, ton, eurPerTon, eur, source, mark }) => (
              <tr key={line}>
                <th scope="row">{CARBON_LINE_LABELS[line][language]}</th>
                <td class="amount">{amount(ton, 0)}</td>
                <td class="amount">{amount(eurPerTon, 2)}</td>
                <td class="amount">{amount(eur, 0)}</td>
                <td>{source ?? ''}</td>
                <td>{mark ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  );
}
