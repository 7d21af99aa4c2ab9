import type { PackageFinance, PackageResult } from '../../../../scenarios/index.ts';
import { useVoice, type Voice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** What a package earns: for the company and for the country, where it turns, and its cash flow line by line. */
export function Finance({ line: { title, name, finance } }: { readonly line: PackageResult }) {
  const { say, read } = useVoice();
  if (!finance) return null;
  return (
    <section class="details finance" aria-labelledby="finance-title">
      <h2 id="finance-title">{say('finance', { package: read(title) || name })}</h2>
      <ScrollFrame label={say('financeViews')}>
        <Views finance={finance} />
      </ScrollFrame>
      <Heat finance={finance} />
      <ScrollFrame label={say('breakEvens')}>
        <BreakEvens finance={finance} />
      </ScrollFrame>
      <details>
        <summary>{say('cashFlow')}</summary>
        <p class="quiet">{say('cashFlowHint')}</p>
        <ScrollFrame label={say('cashFlow')}>
          <CashFlow finance={finance} />
        </ScrollFrame>
      </details>
    </section>
  );
}

/** A figure that may not be there. */
function known(value: number | null, write: (value: number) => string): string {
  return value === null ? '–' : write(value);
}

function Views({ finance }: { readonly finance: PackageFinance }) {
  const voice = useVoice();
  const { say, eur, number, percent } = voice;
  const { company, beforeTax, national } = finance;
  // Without tax, loan or lease the view before them is that of the company.
  const hasBefore = beforeTax.npvEur !== company.npvEur;
  const views = [
    ['viewCompany', company],
    ...(hasBefore ? [['viewBeforeTax', beforeTax] as const] : []),
    ['viewNational', national],
  ] as const;
  const years = (value: number) => say('years', { years: number(value, 1) });
  const rows: readonly (readonly [string, (view: typeof company) => string])[] = [
    [say('discountRate'), ({ discountRate }) => `${number(discountRate * 100, 2)}${NARROW}%`],
    [say('npv'), ({ npvEur }) => eur(npvEur)],
    [
      say('irr'),
      ({ irr, irrNote }) =>
        irr === null ? say(irrNote === 'several' ? 'irrSeveral' : 'irrNone') : percent(irr),
    ],
    [
      say('mirr'),
      // Of the company after tax only.
      view => (view === company && finance.mirr !== null ? percent(finance.mirr) : '–'),
    ],
    [say('payback'), ({ paybackYears }) => (paybackYears === null ? say('never') : years(paybackYears))],
    [
      say('discountedPayback'),
      ({ discountedPaybackYears }) =>
        discountedPaybackYears === null ? say('never') : years(discountedPaybackYears),
    ],
    [say('eurPerTon'), ({ eurPerTonAvoided }) => known(eurPerTonAvoided, value => `${eur(value)}/t`)],
  ];
  return (
    <table>
      <caption>{say('financeViewsHint')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('view')}</th>
          {views.map(([word]) => (
            <th key={word} scope="col" class="amount">
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, write]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {views.map(([word, view]) => (
              <td key={word} class="amount">
                {write(view)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Between a number and its sign. */
const NARROW = '\u00a0';

function Heat({ finance }: { readonly finance: PackageFinance }) {
  const { say, eur, number } = useVoice();
  const { levelisedHeat: heat, unprofitableGap: gap } = finance;
  const perMwh = (value: number) => `€${NARROW}${number(value, 2)}/MWh`;
  const gapParts = [
    gap.eurPerMwhHeat === null ? null : perMwh(gap.eurPerMwhHeat),
    gap.eurPerTon === null ? null : `€${NARROW}${number(gap.eurPerTon, 1)}/t`,
  ].filter(part => part !== null);
  return (
    <ul>
      {heat && (
        <li>
          {say('newHeat', {
            mwh: number(heat.mwhPerYear, 0),
            own: perMwh(heat.newEurPerMwh),
            saved: perMwh(heat.replacedEurPerMwh),
          })}
        </li>
      )}
      <li>
        {gap.eur > 0
          ? say('gap', { eur: eur(gap.eur), parts: gapParts.length > 0 ? ` (${gapParts.join(', ')})` : '' })
          : say('noGap')}
      </li>
    </ul>
  );
}

const BREAK_EVEN_WORDS = {
  capex: 'breakEvenCapex',
  co2: 'breakEvenCo2',
  power: 'breakEvenPower',
  gas: 'breakEvenGas',
} as const;

function BreakEvens({ finance }: { readonly finance: PackageFinance }) {
  const voice = useVoice();
  const { say } = voice;
  return (
    <table>
      <caption>{say('breakEvensHint')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('breakEvenOf')}</th>
          <th scope="col" class="amount">
            {say('breakEvenUsed')}
          </th>
          <th scope="col" class="amount">
            {say('breakEvenAt')}
          </th>
        </tr>
      </thead>
      <tbody>
        {finance.breakEvens
          .filter(({ used }) => used > 0)
          .map(({ of, unit, used, at }) => (
            <tr key={of}>
              <th scope="row">{say(BREAK_EVEN_WORDS[of])}</th>
              <td class="amount">{inUnit(used, unit, voice)}</td>
              <td class="amount">{at === null ? say('breakEvenNone') : inUnit(at, unit, voice)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function inUnit(value: number, unit: 'EUR' | 'EUR/t' | 'EUR/MWh', { eur, number }: Voice): string {
  return unit === 'EUR' ? eur(value) : `€${NARROW}${number(value, 2)}${unit.slice('EUR'.length)}`;
}

function CashFlow({ finance }: { readonly finance: PackageFinance }) {
  const { say, read, number } = useVoice();
  const { lines, nominalEur, realEur, startYear, inflation } = finance;
  const years = nominalEur.map((_, t) => (t === 0 ? say('cashFlowStart') : String(startYear + t - 1)));
  const sums = [
    ['cashFlowSum', nominalEur],
    ...(inflation === 0 ? [] : [['cashFlowReal', realEur] as const]),
  ] as const;
  const cells = (eurByYear: readonly number[]) =>
    years.map((year, t) => (
      <td key={year} class="amount">
        {number(eurByYear[t] ?? 0, 0)}
      </td>
    ));
  return (
    <table class="cash-flow">
      <thead>
        <tr>
          <th scope="col">{say('cashFlowLine')}</th>
          {years.map(year => (
            <th key={year} scope="col" class="amount">
              {year}
            </th>
          ))}
          <th scope="col" class="amount">
            {say('worthCompany')}
          </th>
          <th scope="col" class="amount">
            {say('worthNational')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, title, eurByYear, worthEur, nationalWorthEur }) => (
          <tr key={name}>
            <th scope="row">{read(title)}</th>
            {cells(eurByYear)}
            <td class="amount">{number(worthEur, 0)}</td>
            <td class="amount">{known(nationalWorthEur, value => number(value, 0))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map(([word, flow]) => (
          <tr key={word}>
            <th scope="row">{say(word)}</th>
            {cells(flow)}
            <td class="amount">{word === 'cashFlowSum' ? number(finance.company.npvEur, 0) : ''}</td>
            <td class="amount">{word === 'cashFlowSum' ? number(finance.national.npvEur, 0) : ''}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
