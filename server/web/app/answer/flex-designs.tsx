import type { DesignResult, Estimate, FlexResult } from '../../../../scenarios/index.ts';
import { useVoice, type Voice } from '../words/language.tsx';

/** The designs in the order of the study: what each lets in, what is left, what it costs, and who beats it. */
export function FlexDesigns({
  flex,
  chosen,
  choose,
}: {
  readonly flex: FlexResult;
  readonly chosen: string;
  readonly choose: (name: string) => void;
}) {
  const voice = useVoice();
  const { say, read } = voice;
  const { designs } = flex;
  const hasIntervals = designs.some(({ overloadHours }) => overloadHours.low !== null);
  const columns = columnsFor(voice, flex);
  const titleOf = (name: string) => read(designs.find(one => one.name === name)?.title) || name;
  return (
    <section aria-labelledby="designs-title">
      <h2 id="designs-title">{say('designs')}</h2>
      <p class="quiet">
        {say(hasIntervals ? 'designsHint' : 'designsHintOne', { first: titleOf(designs[0]!.name) })}
      </p>
      <table class="packages designs" aria-labelledby="designs-title">
        <thead>
          <tr>
            <th scope="col">{say('design')}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" class="amount">
                {title}
              </th>
            ))}
            <th scope="col">{say('inWords')}</th>
          </tr>
        </thead>
        <tbody>
          {designs.map((one, d) => (
            <tr key={one.name} class={one.name === chosen ? 'is-chosen' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={one.name === chosen}
                  onClick={() => choose(one.name)}
                >
                  {titleOf(one.name)}
                </button>
                {d === 0 && <span class="tag">{say('first')}</span>}
                <Beaten flex={flex} name={one.name} titleOf={titleOf} />
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

function Beaten({
  flex,
  name,
  titleOf,
}: {
  readonly flex: FlexResult;
  readonly name: string;
  readonly titleOf: (name: string) => string;
}) {
  const { say } = useVoice();
  const beatenBy = flex.front.find(one => one.name === name)?.beatenBy ?? [];
  if (beatenBy.length === 0) return null;
  return <span class="tag">{say('beatenBy', { names: beatenBy.map(titleOf).join(', ') })}</span>;
}

interface ColumnOf {
  readonly title: string;
  readonly value: (one: DesignResult) => string;
}

function columnsFor({ say, eur, number, percent }: Voice, { areas, designs }: FlexResult): ColumnOf[] {
  const year = designs[0]!.buildingYear;
  const all = areas.reduce((sum, { requests }) => sum + requests, 0);
  const known = (value: number | null, write: (value: number) => string) =>
    value === null ? '–' : write(value);
  const mw = (value: number) => `${number(value, 1)} MW`;
  return [
    { title: say('letIn'), value: one => say('letInOf', { served: one.requestsServed, all }) },
    { title: say('mwLetIn'), value: one => mw(one.servedMw) },
    { title: say('mwMore'), value: one => mw(one.unlockedMw) },
    { title: say('goesThrough'), value: one => known(one.deliveredShare, percent) },
    {
      title: say('limitedFor'),
      value: one => known(one.limitedHours, hours => say('hoursOf', { hours: number(hours, 0) })),
    },
    {
      title: say('overloadLeft'),
      value: ({ overloadHours }) =>
        say('hoursOf', { hours: estimated(overloadHours, one => number(one, 0)) }),
    },
    { title: say('paidPerYear'), value: one => eur(one.paymentsEur.mean) },
    { title: say('tariffLost'), value: one => eur(one.tariffLostEur.mean) },
    { title: say('eurPerMwMore'), value: one => known(one.eurPerMwUnlocked, eur) },
    {
      title: year === null ? say('building') : say('buildingFrom', { year }),
      value: one => known(one.buildingEurPerMw, eur),
    },
    { title: say('companyGain'), value: one => eur(one.companyGainEur.mean) },
    { title: say('fromOptimum'), value: one => fromOptimum(one, percent) },
    { title: say('co2OfAll'), value: one => `${number(one.co2Ton.mean, 0)} t` },
  ];
}

/** How far above at least and at most; one number where they are written the same. */
function fromOptimum(
  { fromOptimumShare: least, fromOptimumMostShare: most }: DesignResult,
  write: (share: number) => string,
): string {
  if (least === null || most === null) return '–';
  const [low, high] = [write(least), write(most)];
  return low === high ? low : `${low}–${high}`;
}

function estimated({ mean, low, high }: Estimate, write: (value: number) => string): string {
  if (low === null || high === null || low === high) return write(mean);
  return `${write(mean)} (${write(low)}–${write(high)})`;
}
