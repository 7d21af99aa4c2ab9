import type { PackageResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** Subsidies of a package: what it gets and how that follows, what it does not get and by which rule. */
export function Subsidies({ line }: { readonly line: PackageResult | null }) {
  const { say, read, eur } = useVoice();
  if (!line?.subsidies) return null;
  const { claims, worthEur, duty } = line.subsidies;
  return (
    <section class="details subsidies" aria-labelledby="subsidies-title">
      <h2 id="subsidies-title">{say('subsidies', { package: read(line.title) || line.name })}</h2>
      <p>{claims.length === 0 ? say('noSubsidy') : say('subsidiesWorth', { worth: eur(worthEur) })}</p>
      {duty && <p class="notice">{read(duty)}</p>}
      <ScrollFrame label={say('subsidiesList')}>
        <Schemes subsidies={line.subsidies} />
      </ScrollFrame>
    </section>
  );
}

type PackageSubsidies = NonNullable<PackageResult['subsidies']>;

function Schemes({ subsidies }: { readonly subsidies: PackageSubsidies }) {
  const { say, read, eur } = useVoice();
  const money = (value: number) => (value === 0 ? '–' : eur(value));
  const rows = [
    ...subsidies.claims.map(({ title, measure, lines, how, source }) => {
      const at = (t: number) => lines.reduce((sum, { eurByYear }) => sum + (eurByYear[t] ?? 0), 0);
      return { title, measure, amounts: [money(at(0)), money(at(1))], why: how, source };
    }),
    ...subsidies.refusals.map(({ title, measure, reason, source }) => ({
      title,
      measure,
      amounts: [say('schemeRefused'), say('schemeRefused')],
      why: reason,
      source,
    })),
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('scheme')}</th>
          <th scope="col">{say('schemeMeasure')}</th>
          <th scope="col" class="amount">
            {say('schemeStart')}
          </th>
          <th scope="col" class="amount">
            {say('schemeYear')}
          </th>
          <th scope="col">{say('schemeWhy')}</th>
          <th scope="col">{say('source')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, measure, amounts, why, source }) => (
          <tr key={`${read(title)} ${measure}`}>
            <th scope="row">{read(title)}</th>
            <td>{measure}</td>
            {amounts.map((text, index) => (
              <td key={['start', 'year'][index]} class="amount">
                {text}
              </td>
            ))}
            <td>{read(why)}</td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
