import type { FlexResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

type Search = NonNullable<FlexResult['searches']>[number];

/** Of every search for the best numbers of a design: what it found, and the designs that none beats. */
export function FlexSearches({ flex }: { readonly flex: FlexResult }) {
  const { say, read } = useVoice();
  const { searches = [] } = flex;
  if (searches.length === 0) return null;
  const titleOf = (name: string) => read(flex.designs.find(one => one.name === name)?.title) || name;
  return (
    <section class="flex-search" aria-labelledby="flex-search-title">
      <h2 id="flex-search-title">{say('searches')}</h2>
      {searches.map(search => (
        <Found key={search.design} search={search} title={titleOf(search.design)} />
      ))}
    </section>
  );
}

function Found({ search, title }: { readonly search: Search; readonly title: string }) {
  const { say, read, eur, number } = useVoice();
  const { ranges, trials, front, best } = search;
  const known = (value: number | null, write: (value: number) => string) =>
    value === null ? '–' : write(value);
  return (
    <>
      <h3>{title}</h3>
      <p>{read(search.line)}</p>
      {front.length > 0 && (
        <ScrollFrame label={say('searchFront', { design: title })}>
          <table>
            <thead>
              <tr>
                {ranges.map(({ name }) => (
                  <th key={name} scope="col" class="amount">
                    {shortName(name, ranges)}
                  </th>
                ))}
                {(['mwMore', 'searchCost', 'overloadLeft'] as const).map(word => (
                  <th key={word} scope="col" class="amount">
                    {say(word)}
                  </th>
                ))}
                <th scope="col">{say('searchNote')}</th>
              </tr>
            </thead>
            <tbody>
              {front.map(index => {
                const { values, unlockedMw, costEur, overloadHours } = trials[index]!;
                return (
                  <tr key={index}>
                    {values.map((value, k) => (
                      <td key={ranges[k]!.name} class="amount">
                        {number(value, 3)}
                      </td>
                    ))}
                    <td class="amount">{known(unlockedMw, mw => `${number(mw, 1)} MW`)}</td>
                    <td class="amount">{known(costEur, eur)}</td>
                    <td class="amount">
                      {known(overloadHours, hours => say('hoursOf', { hours: number(hours, 0) }))}
                    </td>
                    <td>{index === best && say('searchBest')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollFrame>
      )}
      <p class="quiet">{say('searchTrials', { count: trials.length, seed: search.seed })}</p>
    </>
  );
}

/** The last part of its pointer, where no other range has the same. */
function shortName(pointer: string, ranges: Search['ranges']): string {
  const last = (name: string) => name.split('/').at(-1)!;
  return ranges.some(({ name }) => name !== pointer && last(name) === last(pointer))
    ? pointer
    : last(pointer);
}
