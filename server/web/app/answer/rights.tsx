import { useState } from 'preact/hooks';
import type { RightOutcome, RightsComparison, Study } from '../../../../scenarios/index.ts';
import { typedNumber } from '../inputs/typed-number.ts';
import { useRights } from '../state/use-rights.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** Which transport right a company of the study should take; made when it is asked for. */
export function Rights({ study }: { readonly study: Study }) {
  const { say, language } = useVoice();
  const { comparison, isBusy, trouble, start } = useRights(study);
  const [site, setSite] = useState<string | null>(null);
  const [hours, setHours] = useState('');
  const [steerMw, setSteerMw] = useState('');
  const typed = (value: string) => (value.trim() === '' ? null : typedNumber(value, language));
  const chosen = study.sites.find(({ name }) => name === site)?.name ?? study.sites[0]!.name;
  return (
    <section class="details rights" aria-labelledby="rights-title">
      <h2 id="rights-title">{say('rights')}</h2>
      {!comparison && <p class="quiet">{say('rightsHint')}</p>}
      <form
        onSubmit={event => {
          event.preventDefault();
          start({ site: chosen, hours: typed(hours), steerMw: typed(steerMw) });
        }}
      >
        {study.sites.length > 1 && (
          <label>
            {say('rightsSite')}{' '}
            <select value={chosen} onChange={event => setSite(event.currentTarget.value)}>
              {study.sites.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Amount label={say('rightsHours')} value={hours} onChange={setHours} />
        <Amount label={say('rightsSteerMw')} value={steerMw} onChange={setSteerMw} />
        <button type="submit" disabled={isBusy}>
          {say('compareRights')}
        </button>
      </form>
      <p role="status">
        {isBusy && say('comparingRights')}
        {trouble && say('failed', { reason: trouble.errors[0]?.detail ?? trouble.detail })}
      </p>
      {comparison && <Compared comparison={comparison} />}
    </section>
  );
}

function Amount({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div>
      <label>
        {label}{' '}
        <input
          type="text"
          inputMode="decimal"
          size={6}
          value={value}
          onInput={event => onChange(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

function Compared({ comparison }: { readonly comparison: RightsComparison }) {
  const { say, read } = useVoice();
  const { rights, line } = comparison;
  const out = rights.filter(({ costs }) => costs === null);
  return (
    <>
      <p class="headline">{read(line)}</p>
      <RightsTable comparison={comparison} />
      {out.length > 0 && (
        <>
          <h3>{say('rightsOut')}</h3>
          <ul>
            {out.map(({ name, title, reason }) => (
              <li key={name}>
                {read(title)}: {read(reason)}
              </li>
            ))}
          </ul>
        </>
      )}
      {rights.map(right => (
        <Worth key={right.name} right={right} />
      ))}
    </>
  );
}

const HEADS = [
  'rightTotal',
  'rightAgainstFirm',
  'rightGrid',
  'rightPaid',
  'rightUnserved',
  'rightGivenHours',
  'rightUsedMwh',
  'rightValue',
  'rightPerMwh',
  'rightEven',
] as const;

function RightsTable({ comparison }: { readonly comparison: RightsComparison }) {
  const { say } = useVoice();
  const { rights, year, best } = comparison;
  const title = say('rightsTable', { year });
  return (
    <ScrollFrame label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('right')}</th>
            {HEADS.map(word => (
              <th key={word} scope="col" class="amount">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map(right =>
            right.costs === null ? null : (
              <RightRow key={right.name} right={right} isBest={right.name === best} />
            ),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function RightRow({ right, isBest }: { readonly right: RightOutcome; readonly isBest: boolean }) {
  const { say, read, eur, number } = useVoice();
  const { costs, givenUp, even, againstFirmEur, status } = right;
  const grid = costs!.gridContractEur + costs!.gridPeakEur + costs!.gridEnergyEur + costs!.gridFixedEur;
  const note = isBest ? say('rightBest') : status === 'open' ? say('rightOpen') : null;
  const terms =
    isBest || even === null
      ? '–'
      : even.mostHours !== null
        ? say('rightEvenHours', { hours: number(even.mostHours, 0) })
        : eur(even.paymentEur);
  const cells = [
    eur(costs!.totalEur),
    eur(againstFirmEur!),
    eur(grid),
    eur(costs!.paymentsEur),
    eur(costs!.unservedEur),
    number(givenUp!.hours, 0),
    number(givenUp!.usedMwh, 0),
    eur(givenUp!.valueEur),
    givenUp!.eurPerMwhUsed === null ? '–' : eur(givenUp!.eurPerMwhUsed),
    terms,
  ];
  return (
    <tr>
      <th scope="row">
        {read(right.title)}
        {note && <span class="unit"> ({note})</span>}
      </th>
      {HEADS.map((word, k) => (
        <td key={word} class="amount">
          {cells[k]}
        </td>
      ))}
    </tr>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What one more MW is worth by month and local hour; nothing where no hour is given up. */
function Worth({ right: { title, givenUp } }: { readonly right: RightOutcome }) {
  const { say, read, number, language } = useVoice();
  if (!givenUp || givenUp.hours === 0) return null;
  const label = say('rightWorth', { right: read(title) });
  const month = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <details>
      <summary>{label}</summary>
      <ScrollFrame label={label}>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{say('rightMonth')}</th>
              {HOURS.map(hour => (
                <th key={hour} scope="col" class="amount">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {givenUp.eurPerMwh.map((cells, m) =>
              cells.every(cell => cell === null) ? null : (
                <tr key={m}>
                  <th scope="row">{month.format(Date.UTC(2024, m))}</th>
                  {HOURS.map(hour => (
                    <td key={hour} class="amount">
                      {cells[hour] === null ? '–' : number(cells[hour]!, 0)}
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollFrame>
    </details>
  );
}
