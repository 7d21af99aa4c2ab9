import type { ComponentChildren } from 'preact';
import { ScrollFrame } from '../answer/scroll-frame.tsx';
import type { FilePreview, Understood } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';
import { FilePlaces } from './file-places.tsx';
import { GapsAndRepairs } from './gaps-and-repairs.tsx';
import { wordFor } from './words.ts';

/** What was understood of a file: format, time, columns, gaps and repairs; of a list what it holds. */
export function UnderstoodText({ understood }: { readonly understood: Understood }) {
  const { say, read, number } = useVoice();
  const { file, preview, title, facts = [], warnings, warningCount } = understood;
  return (
    <div class="understood">
      <dl class="facts">
        <Fact head={say('file')}>{file}</Fact>
        {title && <Fact head={say('fileFormat')}>{read(title)}</Fact>}
        {preview && <TimeFacts preview={preview} />}
        {facts.map(({ label, value, unit = '' }) => (
          <Fact key={label.en} head={sentence(read(label))}>
            {typeof value === 'number' ? number(value, 2) : value} {unit}
          </Fact>
        ))}
      </dl>
      {preview && preview.columns.length > 0 && <Columns preview={preview} />}
      {preview && preview.leftOut.length > 0 && (
        <p class="quiet">
          {say('leftOut')}:{' '}
          {preview.leftOut.map(({ name, why }) => `${name || '–'} (${say(`left-${why}`)})`).join(', ')}
        </p>
      )}
      {preview && <GapsAndRepairs understood={understood} preview={preview} />}
      {warningCount > 0 && (
        <section>
          <h3>
            {say('warnings')} ({number(warningCount, 0)})
          </h3>
          <FilePlaces
            places={warnings}
            count={warningCount}
            label={say('warnings')}
            what={say('doubtWhat')}
          />
        </section>
      )}
    </div>
  );
}

function TimeFacts({ preview }: { readonly preview: FilePreview }) {
  const voice = useVoice();
  const { say, read, number } = voice;
  const { zone, zoneWhy, side, sideWhy, dates, newestFirst, start, end, rows, rowsLeftOut, stepMinutes } =
    preview;
  return (
    <>
      <Fact head={say('fileFormat')}>
        {read(preview.formatText)}, {preview.encoding}
      </Fact>
      <Fact head={say('fileZone')}>
        {zone} <Why why={zoneWhy} />
      </Fact>
      <Fact head={say('fileTimes')}>
        {say(`side-${side}`)} <Why why={sideWhy} />
      </Fact>
      <Fact head={say('fileDates')}>
        {say(`dates-${dates}`)}
        {newestFirst && say('newestFirst')}
      </Fact>
      {start !== null && end !== null && (
        <Fact head={say('fileRows')}>
          {say('rowsText', {
            rows: number(rows, 0),
            step: stepMinutes,
            from: voice.moment(start),
            until: voice.moment(end),
          })}
          {rowsLeftOut > 0 && say('rowsOutside', { count: number(rowsLeftOut, 0) })}
        </Fact>
      )}
    </>
  );
}

/** Where it follows from; an assumption stands out, for it is where a series goes wrong unseen. */
function Why({ why }: { readonly why: string }) {
  const voice = useVoice();
  return <span class={why === 'assumed' ? 'tag doubt' : 'quiet'}>({wordFor(voice, 'why', why)})</span>;
}

function Columns({ preview }: { readonly preview: FilePreview }) {
  const voice = useVoice();
  const { say, number } = voice;
  const figure = (value: number | null) => (value === null ? '–' : number(value, 3));
  return (
    <ScrollFrame label={say('columns')}>
      <table>
        <caption class="visually-hidden">{say('columns')}</caption>
        <thead>
          <tr>
            {(['column', 'quantity', 'unitInFile', 'becomes'] as const).map(head => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
            {(['lowest', 'mean', 'highest', 'blanks'] as const).map(head => (
              <th key={head} scope="col" class="amount">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(
            ({ name, quantity, direction, unitInFile, unit, lowest, mean, highest, blanks }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {wordFor(voice, 'kind', quantity)}
                  {direction && `, ${say(`direction-${direction}`)}`}
                </td>
                <td>{unitInFile}</td>
                <td>{unit}</td>
                <td class="amount">{figure(lowest)}</td>
                <td class="amount">{figure(mean)}</td>
                <td class="amount">{figure(highest)}</td>
                <td class="amount">{number(blanks, 0)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Fact({ head, children }: { readonly head: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
