import type { Study } from '../../../../scenarios/index.ts';
import type { Trouble } from '../state/api.ts';
import { useVoice } from '../words/language.tsx';
import { inputId } from './changes.ts';

/** What is wrong with the input, all at once; each problem links to its field where the page has one. */
export function Problems({ trouble, study }: { readonly trouble: Trouble; readonly study: Study | null }) {
  const { say, read } = useVoice();
  const { errors } = trouble;
  if (errors.length === 0) {
    return (
      <div class="notice bad" role="alert">
        <p>{say('failed', { reason: trouble.detail })}</p>
      </div>
    );
  }
  const title = errors.length === 1 ? say('problemsOne') : say('problemsMany', { count: errors.length });
  return (
    <div class="notice bad" role="alert">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ pointer, detail, expected }) => {
          const place = pointer.replace(/^\/study(?=\/)/, '');
          const control = study?.controls?.find(one => one.pointer === place);
          return (
            <li key={`${pointer} ${detail}`}>
              {control ? (
                <a href={`#${inputId(place)}`}>{read(control.title)}</a>
              ) : (
                <code>{place || '/'}</code>
              )}
              {': '}
              {detail}
              {expected && !detail.includes(expected) && ` (${say('expected', { expected })})`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
