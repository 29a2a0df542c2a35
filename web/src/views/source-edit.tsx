import { call } from '../api.ts';
import { SourceForm } from '../components/source-form.tsx';
import { Empty, Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { go, linkTo } from '../router.ts';

/** Changes how a source is set up that was added here. */
export function SourceEditView({ name }: { name: string }) {
  const notify = useNotify();
  const loaded = useLoad(name, async (signal) => {
    const [sources, kinds] = await Promise.all([call('listSources', { signal }), call('listSourceKinds', { signal })]);
    const source = sources.items.find((one) => one.source === name);
    const kind = kinds.items.find((one) => one.kind === source?.definition?.kind);
    return { source, kind, place: kinds.credentialPlace };
  });
  const link = linkTo(['sources', name]);
  return (
    <Page title={`Edit ${name}`} description="With other settings it is read from the start again.">
      <Show what="the source" loaded={loaded}>
        {({ source, kind, place }) => {
          const definition = source?.definition;
          if (source === undefined || kind === undefined || definition === undefined || source.deployed) {
            return <Empty title="There is no source of this name that could be changed here" />;
          }
          return (
            <SourceForm
              kind={kind}
              place={place}
              start={definition}
              stored
              cancel={link}
              save={(body) => call('replaceSource', { path: { source: name }, body })}
              done={({ paused }) => {
                const next = paused === undefined ? 'it is fetched now' : 'resume it to have it fetched';
                notify({ type: 'success', content: `${name} is saved; ${next}.` });
                go(link);
              }}
            />
          );
        }}
      </Show>
    </Page>
  );
}
