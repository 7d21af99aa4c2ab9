import { useEffect, useState } from 'preact/hooks';
import { type Navigation, sectionPlace } from '../state/address.ts';
import type { DataSet } from '../state/data-api.ts';
import { listDataSets } from '../state/data-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';
import { FileImport } from './file-import.tsx';
import { SetTable } from './set-table.tsx';

/** The data sets there are, and reading another file. */
export function DataSetsPage({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useVoice();
  const [version, setVersion] = useState(0);
  const [kept, setKept] = useState<readonly DataSet[]>([]);
  const { value, trouble } = useLoaded(`data-sets ${version}`, listDataSets);
  useEffect(() => {
    document.title = `${say('dataSetsTitle')} · Speelruimte`;
  }, [say]);
  const { place, go } = navigation;
  const keep = (sets: readonly DataSet[]) => {
    const [only] = sets;
    if (sets.length === 1 && only) return go(sectionPlace(place, 'data-sets', only.name), true);
    setKept(sets);
    setVersion(count => count + 1);
  };
  return (
    <>
      <h1>{say('dataSetsTitle')}</h1>
      <p class="story">{say('dataSetsIntro')}</p>
      {kept.length > 0 && (
        <p class="notice good" role="status">
          {say('keptSets', { names: kept.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {!value && !trouble && <p class="late quiet">{say('loading')}</p>}
      {trouble && <p class="notice bad">{say('failed', { reason: trouble.detail })}</p>}
      {value && value.items.length === 0 && <p>{say('noDataSets')}</p>}
      {value && value.items.length > 0 && <SetTable sets={value.items} navigation={navigation} />}
      <FileImport kept={keep} />
    </>
  );
}
