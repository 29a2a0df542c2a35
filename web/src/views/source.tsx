import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SourceKindDescription } from '../../../lib/report/source-schemas.ts';
import { FIRST_FETCH_DAYS, type SourceDefinition } from '../../../lib/source-definition.ts';
import { InboundAddress } from '../components/inbound-address.tsx';
import { PlatformFacts } from '../components/platform-facts.tsx';
import { RejectedRecords } from '../components/rejected-records.tsx';
import { SourceActions } from '../components/source-actions.tsx';
import { HealthMark, LastFetch, NextFetch, Trouble } from '../components/source-state.tsx';
import { originOf } from '../components/sources-table.tsx';
import { Empty, Show } from '../components/states.tsx';
import { type SourcesAndKinds, useSources } from '../load-sources.ts';
import { Page } from '../page.tsx';
import { go } from '../router.ts';
import { fieldsOf } from '../settings-form.ts';
import { sentence } from '../words.ts';

/** One source: how it goes, how it is set up, what its platform tells. */
export function SourceView({ name }: { name: string }) {
  const loaded = useSources();
  return (
    <Page title={name} actions={<Button href="#/sources">All sources</Button>}>
      <Show what="the source" loaded={loaded}>
        {(data) => <Details name={name} data={data} reload={loaded.reload} />}
      </Show>
    </Page>
  );
}

function Details({ name, data, reload }: { name: string; data: SourcesAndKinds; reload(): void }) {
  const { sources, kinds } = data;
  const source = sources.find((one) => one.source === name);
  if (source === undefined) return <Empty title="There is no source of this name" />;
  const { definition, inbound, posts, postsInAll = posts, rejected = [] } = source;
  const kind = kinds.items.find((one) => one.kind === definition?.kind);
  const hold = kinds.holds.find((one) => one.kind === source.kind);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={originOf(source, kinds.items)}
            actions={<SourceActions source={source} changed={reload} deleted={() => go('#/sources')} />}
          >
            How it goes
          </Header>
        }
      >
        <SpaceBetween size="m">
          <div>
            <HealthMark source={source} />
            <Trouble source={source} hold={hold} />
          </div>
          <KeyValuePairs
            columns={4}
            items={[
              {
                label: 'Last fetch',
                value: <LastFetch source={source} />,
              },
              {
                label: 'Next fetch',
                value: <NextFetch source={source} hold={hold} />,
              },
              { label: 'Posts in the last fetch', value: posts.toLocaleString('en') },
              { label: 'Posts in all', value: postsInAll.toLocaleString('en') },
            ]}
          />
        </SpaceBetween>
      </Container>
      {rejected.length > 0 && <RejectedRecords rejected={rejected} />}
      {inbound !== undefined && <InboundAddress path={inbound} about={kind?.inbound ?? ''} />}
      {definition !== undefined && <SetUp definition={definition} kind={kind} />}
      {kind !== undefined && (
        <ExpandableSection variant="container" headerText={`What is known of ${kind.title}`}>
          <PlatformFacts facts={kind.facts} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

function SetUp({ definition, kind }: { definition: SourceDefinition; kind: SourceKindDescription | undefined }) {
  const { settings, credential, everyMinutes = kind?.everyMinutes, firstFetchDays = FIRST_FETCH_DAYS } = definition;
  const fields = kind === undefined ? [] : fieldsOf(kind.settings);
  const labelOf = (setting: string) => fields.find(({ name }) => name === setting)?.label ?? sentence(setting);
  return (
    <Container header={<Header variant="h2">How it is set up</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          ...Object.entries(settings).map(([setting, value]) => ({
            label: labelOf(setting),
            value: <bdi className="free-words">{show(value)}</bdi>,
          })),
          ...(credential === undefined ? [] : [{ label: 'Credential', value: credential }]),
          { label: 'Minutes between two fetches', value: everyMinutes ?? '–' },
          ...(kind?.local ? [] : [{ label: 'Days that the first fetch goes back', value: firstFetchDays }]),
        ]}
      />
    </Container>
  );
}

function show(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return value === '' ? '–' : value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
