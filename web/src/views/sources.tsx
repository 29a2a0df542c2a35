import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Holds, Quotas } from '../components/source-limits.tsx';
import { SourcesTable } from '../components/sources-table.tsx';
import { Show } from '../components/states.tsx';
import { useSources } from '../load-sources.ts';
import { Page } from '../page.tsx';

/** Where posts come from, and how it goes. */
export function SourcesView() {
  const loaded = useSources();
  return (
    <Page
      title="Sources"
      description="Where posts come from: fetched by themselves, with their edits and deletions."
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button iconName="refresh" ariaLabel="Reload the sources" loading={loaded.loading} onClick={loaded.reload} />
          <Button variant="primary" href="#/new-source">
            Add a source
          </Button>
        </SpaceBetween>
      }
    >
      <Show what="the sources" loaded={loaded}>
        {({ sources, kinds }) => {
          const used = new Set(sources.flatMap(({ definition }) => definition?.kind ?? []));
          return (
            <SpaceBetween size="l">
              <Holds kinds={kinds} used={used} />
              <SourcesTable sources={sources} kinds={kinds.items} holds={kinds.holds} changed={loaded.reload} />
              <Quotas kinds={kinds} used={used} />
            </SpaceBetween>
          );
        }}
      </Show>
    </Page>
  );
}
