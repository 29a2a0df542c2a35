import { useEffect, useEffectEvent } from 'react';
import { type Answer, call } from './api.ts';
import { type Loaded, useLoad } from './load.ts';

export interface SourcesAndKinds {
  sources: Answer<'listSources'>['items'];
  kinds: Answer<'listSourceKinds'>;
}

const AGAIN_MS = 2000;

/** All sources with their kinds, loaded again and again while one of them is being fetched. */
export function useSources(): Loaded<SourcesAndKinds> {
  const loaded = useLoad('sources and kinds', async (signal) => {
    const [sources, kinds] = await Promise.all([call('listSources', { signal }), call('listSourceKinds', { signal })]);
    return { sources: sources.items, kinds };
  });
  const { data } = loaded;
  const again = useEffectEvent(loaded.reload);
  useEffect(() => {
    if (!data?.sources.some(({ fetching }) => fetching)) return;
    const timer = setTimeout(() => again(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [data]);
  return loaded;
}
