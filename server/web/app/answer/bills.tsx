import { useState } from 'preact/hooks';
import type { Bill, BillLine, VariantResult } from '../../../../scenarios/index.ts';
import { useVoice, type Voice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** The bill of every site of the line in view, closed until it is asked for. */
export function Bills({ line }: { readonly line: VariantResult }) {
  const { say } = useVoice();
  const bills = line.sites.flatMap(({ name, bill }) => (bill ? [{ site: name, bill }] : []));
  if (bills.length === 0) return null;
  return (
    <section class="details bills" aria-labelledby="bills-title">
      <h2 id="bills-title">{say('bills')}</h2>
      <p class="quiet">{say('billsHint')}</p>
      {bills.map(({ site, bill }) => (
        <SiteBill key={site} site={site} bill={bill} />
      ))}
    </section>
  );
}

function SiteBill({ site, bill }: { readonly site: string; readonly bill: Bill }) {
  const { say, read, number } = useVoice();
  const [hasMonths, setMonths] = useState(false);
  const title = say('billOf', { site, total: `€ ${number(bill.totalEur, 0)}` });
  return (
    <details>
      <summary>{title}</summary>
      {bill.notes.map(note => (
        <p key={note.en} class="notice">
          {read(note)}
        </p>
      ))}
      <label class="choice">
        <input
          type="checkbox"
          checked={hasMonths}
          onChange={event => setMonths(event.currentTarget.checked)}
        />{' '}
        {say('billMonths')}
      </label>
      <ScrollFrame label={title}>
        <BillTable bill={bill} months={hasMonths ? bill.months : []} />
      </ScrollFrame>
    </details>
  );
}

function BillTable({ bill, months }: { readonly bill: Bill; readonly months: readonly string[] }) {
  const voice = useVoice();
  const { say } = voice;
  const sections = [...new Set(bill.lines.map(({ section }) => section))];
  const sums = [
    ['billTotal', bill.totalEur],
    ['billDispatch', bill.dispatchEur],
    ['billFixed', bill.fixedEur],
    ['billDifference', bill.differenceEur],
  ] as const;
  return (
    <table class="bill">
      <thead>
        <tr>
          <th scope="col">{say('billLine')}</th>
          <th scope="col" class="amount">
            EUR
          </th>
          <th scope="col" class="amount">
            {say('billQuantity')}
          </th>
          <th scope="col" class="amount">
            {say('billRate')}
          </th>
          {months.map(month => (
            <th key={month} scope="col" class="amount">
              {month}
            </th>
          ))}
          <th scope="col">{say('source')}</th>
        </tr>
      </thead>
      {sections.map(section => (
        <tbody key={section}>
          <tr>
            <th scope="rowgroup" colSpan={5 + months.length}>
              {say(`section-${section}`)}
            </th>
          </tr>
          {bill.lines
            .filter(line => line.section === section)
            .map(line => (
              <Line key={line.kind} line={line} months={months} />
            ))}
        </tbody>
      ))}
      <tfoot>
        {sums.map(([word, eur]) => (
          <tr key={word}>
            <th scope="row">{say(word)}</th>
            <td class="amount">{cents(eur, voice)}</td>
            <td colSpan={3 + months.length} />
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

function Line({ line, months }: { readonly line: BillLine; readonly months: readonly string[] }) {
  const voice = useVoice();
  const { say, read, number } = voice;
  const { title, quantity, unit, rateEur, eur, monthsEur, source, mark } = line;
  return (
    <tr>
      <th scope="row">{read(title)}</th>
      <td class="amount">{cents(eur, voice)}</td>
      <td class="amount">{quantity === null ? '–' : `${number(quantity, 3)} ${read(unit)}`}</td>
      <td class="amount">{rateEur === null ? '–' : `€ ${number(rateEur, 5)}`}</td>
      {months.map((month, m) => (
        <td key={month} class="amount">
          {monthsEur === null ? '–' : cents(monthsEur[m]!, voice)}
        </td>
      ))}
      <td>{mark === null ? `${say('billFromStudy')}: ${source}` : `${mark}: ${source}`}</td>
    </tr>
  );
}

/** To the cent, always with two decimals. */
function cents(eur: number, { language }: Voice): string {
  const places = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const shown = Math.abs(eur) < 0.005 ? 0 : eur;
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', places).format(shown);
}
