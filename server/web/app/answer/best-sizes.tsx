import type { RunResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

type Sizing = NonNullable<RunResult['report']['sizing']>[number];

/** Best sizes of the measures of a package: what one more unit brings beside what it costs, and the proof in a sentence. */
export function BestSizes({ result, name }: { readonly result: RunResult; readonly name: string }) {
  const { say, read } = useVoice();
  const sizing = result.report.sizing?.find(one => one.name === name);
  if (!sizing) return null;
  return (
    <section class="details best-sizes" aria-labelledby="best-sizes-title">
      <h2 id="best-sizes-title">{say('bestSizes', { package: read(sizing.title) || name })}</h2>
      <p>{read(sizing.line)}</p>
      <p class="quiet">{say('bestSizesMeaning')}</p>
      <ScrollFrame label={say('bestSizesList')}>
        <Measures sizing={sizing} />
      </ScrollFrame>
    </section>
  );
}

function Measures({ sizing }: { readonly sizing: Sizing }) {
  const { say, eur, number } = useVoice();
  const heads = ['size', 'sizeRange', 'sizeValue', 'sizeAnnuity'] as const;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('sizedMeasure')}</th>
          {heads.map(head => (
            <th key={head} scope="col" class="amount">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sizing.measures.map(({ measure, size, unit, minimum, maximum, ...one }) => (
          <tr key={measure}>
            <th scope="row">{measure}</th>
            <td class="amount">
              {number(size, 2)} {unit ?? '×'}
            </td>
            <td class="amount">
              {number(minimum, 2)} – {number(maximum, 2)}
            </td>
            <td class="amount">{eur(one.valueEurPerUnitYear)}</td>
            <td class="amount">{eur(one.annuityEurPerUnitYear)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
