import { useEffect, useEffectEvent, useState } from 'react';

export interface Loaded<T> {
  data: T | undefined;
  error: Error | undefined;
  loading: boolean;
  reload(): void;
  /** Puts newer data in place of what was loaded. */
  set(data: T): void;
}

/** Loads what `key` names, again whenever it changes. Old data stays visible during a reload of the same key. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ key: string; attempt: number; data?: T; error?: Error }>();
  const start = useEffectEvent(load);
  useEffect(() => {
    const aborter = new AbortController();
    start(aborter.signal).then(
      (data) => aborter.signal.aborted || setState({ key, attempt, data }),
      (error: Error) => aborter.signal.aborted || setState({ key, attempt, error }),
    );
    return () => aborter.abort();
  }, [key, attempt]);
  const current = state?.key === key ? state : undefined;
  const loading = current?.attempt !== attempt;
  return {
    data: current?.data,
    error: loading ? undefined : current?.error,
    loading,
    reload: () => setAttempt((n) => n + 1),
    set: (data) => setState((now) => (now?.key === key ? { key, attempt: now.attempt, data } : now)),
  };
}

export interface Pages<T> extends Loaded<{ items: T[]; cursor?: string | undefined }> {
  loadMore(): Promise<void>;
}

/** A list that grows page by page. */
export function usePages<T>(
  key: string,
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<{ items: T[]; cursor?: string | undefined }>,
): Pages<T> {
  const loaded = useLoad(key, (signal) => load(undefined, signal));
  return {
    ...loaded,
    loadMore: async () => {
      if (loaded.data?.cursor === undefined) return;
      const next = await load(loaded.data.cursor);
      loaded.set({ items: [...loaded.data.items, ...next.items], cursor: next.cursor });
    },
  };
}
