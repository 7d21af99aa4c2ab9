import { useEffect, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from './api.ts';
import { useServer } from './server.tsx';

export interface Loaded<T> {
  readonly value: T | null;
  readonly trouble: Trouble | null;
  /** The value belongs to an earlier key: the new one is on its way. */
  readonly isStale: boolean;
}

/** What `load` gives for a key; loaded again when the key changes or the server comes back. Nothing for a null key. */
export function useLoaded<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const { attempt, lost } = useServer();
  const [state, setState] = useState<{ key: string | null; value: T | null; trouble: Trouble | null }>({
    key: null,
    value: null,
    trouble: null,
  });
  // `load` is a new function at every render; all that it depends on is in the key.
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    load(stop.signal).then(
      value => !stop.signal.aborted && setState({ key, value, trouble: null }),
      error => {
        if (stop.signal.aborted || lost(error)) return;
        setState({ key, value: null, trouble: troubleOf(error) });
      },
    );
    return () => stop.abort();
  }, [key, attempt, lost]);
  if (key === null) return { value: null, trouble: null, isStale: false };
  return {
    value: state.value,
    trouble: state.key === key ? state.trouble : null,
    isStale: state.key !== key,
  };
}
