import type { PackageResult, RunResult, Study } from '../../../../scenarios/index.ts';
import { useVoice, type Voice } from '../words/language.tsx';
import { packageNamed, referenceName } from './view.ts';

interface PackageTableProps {
  readonly study: Study;
  readonly result: RunResult;
  readonly chosen: string | null;
  readonly year: number | null;
  readonly choose: (name: string) => void;
}

/** The packages, best first, each with the sentence that says what binds and what it costs. */
export function PackageTable({ study, result, chosen, year, choose }: PackageTableProps) {
  const voice = useVoice();
  const { say, read } = voice;
  const packages = [...result.report.packages].sort((a, b) => a.rank - b.rank);
  if (packages.length === 0) return null;
  const reference = referenceName(study);
  const referenceTitle = (reference && read(packageNamed(result, reference)?.title)) || (reference ?? '');
  const columns = columnsFor(voice, year, reference);
  return (
    <section aria-labelledby="packages-title">
      <h2 id="packages-title">{say('packages')}</h2>
      <p class="quiet">{say('packagesHint', { reference: referenceTitle })}</p>
      <table class="packages" aria-labelledby="packages-title">
        <thead>
          <tr>
            <th scope="col">{say('package')}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" class="amount">
                {title}
              </th>
            ))}
            <th scope="col">{say('inWords')}</th>
          </tr>
        </thead>
        <tbody>
          {packages.map(one => (
            <tr key={one.name} class={one.name === chosen ? 'is-chosen' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={one.name === chosen}
                  onClick={() => choose(one.name)}
                >
                  {one.rank}. {read(one.title) || one.name}
                </button>
                {one.name === reference && <span class="tag">{say('reference')}</span>}
                {one.name === chosen && <span class="tag chosen">{say('chosen')}</span>}
              </th>
              {columns.map(({ title, value }) => (
                <td key={title} class="amount" data-label={title}>
                  {value(one)}
                </td>
              ))}
              <td class="line">{read(one.line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnOf {
  readonly title: string;
  readonly value: (one: PackageResult) => string;
}

function columnsFor(
  { say, eur, number, percent }: Voice,
  year: number | null,
  reference: string | null,
): ColumnOf[] {
  const known = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? '–' : write(value);
  const ton = (value: number) => `${number(value, 0)} t`;
  const irrNote = { reference: 'irrReference', none: 'irrNone', several: 'irrSeveral' } as const;
  return [
    { title: say('npv'), value: one => (one.name === reference ? '–' : known(one.npvEur, eur)) },
    {
      title: say('payback'),
      value: one => {
        if (one.name === reference) return '–';
        if (one.paybackYears === null) return one.npvEur === null ? '–' : say('never');
        return say('years', { years: number(one.paybackYears, 1) });
      },
    },
    {
      title: say('irr'),
      value: one => (one.irr === null ? (one.irrNote ? say(irrNote[one.irrNote]) : '–') : percent(one.irr)),
    },
    { title: say('investment'), value: one => eur(one.investmentEur) },
    ...(year === null
      ? []
      : [
          {
            title: say('yearlyCost', { year }),
            value: (one: PackageResult) => known(one.annualCostEur[String(year)], eur),
          },
        ]),
    { title: say('co2Avoided'), value: one => known(one.co2AvoidedTonPerYear, ton) },
    { title: say('eurPerTon'), value: one => known(one.eurPerTonAvoided, value => `${eur(value)}/t`) },
  ];
}
