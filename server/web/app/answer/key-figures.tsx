import type { Study, VariantResult } from '../../../../scenarios/index.ts';
import type { Door } from '../state/address.ts';
import { useVoice, type Voice } from '../words/language.tsx';
import { contractMw, isWholeYear } from './view.ts';

interface KeyFiguresProps {
  readonly study: Study;
  readonly line: VariantResult | null;
  /** Of its package; null until a run tells them. */
  readonly measures: readonly string[] | null;
  /** What the figures are compared with, and its name; null where there is nothing to compare with. */
  readonly base: { readonly line: VariantResult; readonly title: string } | null;
  readonly isPreview: boolean;
  readonly isStale: boolean;
  readonly door: Door;
  /** Which package and year, in words. */
  readonly subject: string;
}

interface Figure {
  readonly key: 'cost' | 'co2' | 'peak' | 'value';
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  readonly now: number | null;
  readonly before: number | null;
  /** How a difference is written. */
  readonly difference: (amount: number) => string;
  /** A higher peak is neither good nor bad by itself. */
  readonly lowerIsBetter: boolean;
}

/** Beyond this many times the base a percentage says nothing. */
const MOST_SHARE = 10;

/** What comes first for whom. */
const ORDER: Readonly<Record<Door, readonly Figure['key'][]>> = {
  company: ['cost', 'co2', 'peak', 'value'],
  grid: ['peak', 'value', 'cost', 'co2'],
  ministry: ['co2', 'cost', 'value', 'peak'],
};

/** The strip that stays in sight: four figures and their change against the base. */
export function KeyFigures(props: KeyFiguresProps) {
  const voice = useVoice();
  const { say } = voice;
  const { isStale, isPreview, base, door, subject } = props;
  const figures = figuresOf(props, voice);
  return (
    <section class={`strip${isStale ? ' is-stale' : ''}`} aria-label={say('keyFigures')} aria-busy={isStale}>
      <p class="strip-subject">
        <strong>{subject}</strong>
        {base && <span class="quiet">{say('differences', { base: base.title })}</span>}
        {isPreview && <span class="tag">{say('wholePreview')}</span>}
      </p>
      <dl>
        {ORDER[door].map(key => {
          const figure = figures.find(one => one.key === key)!;
          return (
            <div key={key} class="figure">
              <dt>{figure.label}</dt>
              <dd class="amount">{figure.value}</dd>
              {figure.note && <dd class="note">{figure.note}</dd>}
              {base && <Change figure={figure} title={base.title} />}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Change({ figure, title }: { readonly figure: Figure; readonly title: string }) {
  const { say, change } = useVoice();
  const { now, before, lowerIsBetter, difference } = figure;
  if (now === null || before === null) return <dd class="change">–</dd>;
  const amount = now - before;
  // To the eye this stands once, above the figures.
  const against = <span class="visually-hidden">{say('against', { base: title })}</span>;
  if (Math.abs(amount) <= 1e-6 * Math.max(1, Math.abs(before))) {
    return (
      <dd class="change">
        {say('unchanged')} {against}
      </dd>
    );
  }
  const judged = lowerIsBetter ? (amount < 0 ? 'is-better' : 'is-worse') : '';
  const isShareClear = before > 0 && Math.abs(amount) < MOST_SHARE * before;
  const share = isShareClear ? ` (${change(amount / before)})` : '';
  return (
    <dd class={`change ${judged}`}>
      <span aria-hidden="true">{amount < 0 ? '▼' : '▲'}</span> {amount > 0 ? '+' : '−'}
      {difference(Math.abs(amount))}
      {share} {against}
    </dd>
  );
}

function figuresOf({ study, line, measures, base }: KeyFiguresProps, voice: Voice): Figure[] {
  const { say, eur, number } = voice;
  const shown = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? '–' : write(value);
  const ton = (value: number) => `${number(value, Math.abs(value) < 100 ? 1 : 0)} t`;
  const mw = (value: number) => `${number(value, 2)} MW`;
  const eurPerMw = (value: number) => `${eur(value)}/MW`;
  const contract = line ? contractMw(study, line, measures) : null;
  const before = base?.line;
  return [
    {
      key: 'cost',
      label: say(isWholeYear(study) ? 'costPerYear' : 'costOfPeriod'),
      value: shown(line?.costEur, eur),
      note: null,
      now: line?.costEur ?? null,
      before: before?.costEur ?? null,
      difference: eur,
      lowerIsBetter: true,
    },
    {
      key: 'co2',
      label: say('emissions'),
      value: shown(line?.emissionsTonCo2, ton),
      note: null,
      now: line?.emissionsTonCo2 ?? null,
      before: before?.emissionsTonCo2 ?? null,
      difference: ton,
      lowerIsBetter: true,
    },
    {
      key: 'peak',
      label: say('peak'),
      value: shown(line?.peakMw, mw),
      note: contract === null ? null : peakNote(line?.peakMw ?? null, contract, voice),
      now: line?.peakMw ?? null,
      before: before?.peakMw ?? null,
      difference: mw,
      lowerIsBetter: false,
    },
    {
      key: 'value',
      label: say(line?.valueRange?.differs ? 'valueBothWays' : 'valueOfOneMw'),
      value: valueInWords(line, voice),
      note:
        line && line.hoursAtLimit !== null
          ? say('hoursAtLimit', { hours: number(line.hoursAtLimit, 0) })
          : null,
      now: moreIsWorth(line),
      before: moreIsWorth(before ?? null),
      difference: eurPerMw,
      lowerIsBetter: false,
    },
  ];
}

/** What more room is worth, EUR per MW: where more and less differ, not what stands between the two. */
function moreIsWorth(line: VariantResult | null): number | null {
  const range = line?.valueRange;
  return range?.differs ? range.more.eurPerMw : (line?.valueOfOneMwEur ?? null);
}

/** What more is worth, and what less costs where that is another amount. */
function valueInWords(line: VariantResult | null, { eur }: Voice): string {
  const more = moreIsWorth(line);
  if (more === null) return '–';
  const range = line?.valueRange;
  const less = range?.differs ? range.less : null;
  return less ? `${eur(more)} – ${eur(less.eurPerMw)}/MW` : `${eur(more)}/MW`;
}

function peakNote(peakMw: number | null, contract: number, { say, number }: Voice): string {
  const isPassed = peakMw !== null && peakMw > contract + 1e-6;
  return say(isPassed ? 'contractPassed' : 'ofContract', { mw: number(contract, 2) });
}
