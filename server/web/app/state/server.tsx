import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { troubleOf } from './api.ts';

const TRY_EVERY_MS = 3000;

/** Whether the server answers. `attempt` rises when it is back: whoever loads something does it again then. */
export interface Server {
  readonly isGone: boolean;
  readonly attempt: number;
  /** Tells of an error; true when it was the server that is gone. */
  lost(error: unknown): boolean;
  tryNow(): void;
}

const ServerContext = createContext<Server | null>(null);

export function WithServer({ children }: { children: ComponentChildren }) {
  const [isGone, setGone] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const lost = useCallback((error: unknown) => {
    const isLost = troubleOf(error).kind === 'gone';
    if (isLost) setGone(true);
    return isLost;
  }, []);
  const tryNow = useCallback(async () => {
    const response = await fetch('/livez').catch(() => null);
    if (!response?.ok) return;
    setGone(false);
    setAttempt(count => count + 1);
  }, []);
  useEffect(() => {
    if (!isGone) return;
    const timer = setInterval(() => void tryNow(), TRY_EVERY_MS);
    return () => clearInterval(timer);
  }, [isGone, tryNow]);
  const server = useMemo(
    () => ({ isGone, attempt, lost, tryNow: () => void tryNow() }),
    [isGone, attempt, lost, tryNow],
  );
  return <ServerContext.Provider value={server}>{children}</ServerContext.Provider>;
}

export function useServer(): Server {
  const server = useContext(ServerContext);
  if (!server) throw new Error('useServer: outside WithServer');
  return server;
}
