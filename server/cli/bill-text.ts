import { BILL_SECTIONS, type Bill, type BillLine, type RunResult } from '../../scenarios/index.ts';
import { sumsOf } from '../tables/bill.ts';
import { inWords, type Language } from './language.ts';
import { shortened, type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    bill: 'Rekening',
    heads: ['post', 'hoeveelheid', 'eenheid', 'EUR/eenheid', 'EUR', 'bron'],
    study: 'studie',
    noBill: 'Van één week is er geen rekening: laat --preview weg.',
    vat: 'Bedragen zonder btw; --format csv geeft ook de maanden.',
  },
  en: {
    bill: 'Bill',
    heads: ['line', 'quantity', 'unit', 'EUR/unit', 'EUR', 'source'],
    study: 'study',
    noBill: 'There is no bill of one week: leave --preview out.',
    vat: 'Amounts excluding VAT; --format csv has the months too.',
  },
} as const;

/** Every bill of a result as text, a table per variant, year and site. */
export function billText({ variants }: RunResult, language: Language): string {
  const words = WORDS[language];
  const bills = variants.flatMap(({ name, year, sites }) =>
    sites.flatMap(({ name: site, bill }) =>
      bill ? [`${words.bill} ${site}, ${name} ${year}\n\n${tableOf(bill, language)}\n`] : [],
    ),
  );
  return bills.length === 0 ? `${words.noBill}\n` : `${bills.join('\n')}\n${words.vat}\n`;
}

function tableOf(bill: Bill, language: Language): string {
  const lines = BILL_SECTIONS.flatMap(section => bill.lines.filter(line => line.section === section));
  const rows = [...lines.map(line => rowOf(line, language)), ...sumRows(bill, language)];
  const columns = WORDS[language].heads.map(
    (head, c): TextColumn => ({
      head,
      align: c === 0 || c === 2 || c === 5 ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    }),
  );
  return [textTable(columns), ...bill.notes.map(note => `! ${note[language]}`)].join('\n');
}

function rowOf(
  { title, quantity, unit, rateEur, eur, source, mark }: BillLine,
  language: Language,
): string[] {
  return [
    title[language],
    quantity === null ? '' : inWords(quantity, language, 3),
    unit?.[language] ?? '',
    rateEur === null ? '' : inWords(rateEur, language, 5),
    cents(eur, language),
    mark === null ? `${WORDS[language].study}: ${source}` : shortened(`${mark}: ${source}`),
  ];
}

function sumRows(bill: Bill, language: Language): string[][] {
  return sumsOf(bill).map(({ title, eur }) => [title[language], '', '', '', cents(eur, language), '']);
}

/** To the cent, always with two decimals. */
function cents(eur: number, language: Language): string {
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(Math.abs(eur) < 0.005 ? 0 : eur);
}
