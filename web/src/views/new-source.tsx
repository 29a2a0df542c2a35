import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Cards from '@cloudscape-design/components/cards';
import Link from '@cloudscape-design/components/link';
import type { SourceKindDescription } from '../../../lib/report/source-schemas.ts';
import { call } from '../api.ts';
import { FactWords } from '../components/platform-facts.tsx';
import { SourceForm } from '../components/source-form.tsx';
import { Empty, Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { go, linkTo } from '../router.ts';

/** Adds a source: first its platform is chosen, then it is set up. */
export function NewSourceView({ kind: chosen }: { kind?: string | undefined }) {
  const kinds = useLoad('kinds', (signal) => call('listSourceKinds', { signal }));
  const notify = useNotify();
  const offered = kinds.data?.items.filter(({ local }) => !local) ?? [];
  const kind = offered.find((one) => one.kind === chosen);
  return (
    <Page
      title={kind === undefined ? 'Add a source' : `Add a source: ${kind.title}`}
      description={kind === undefined ? 'Where are the posts to be read from?' : undefined}
      actions={
        <Button href={chosen === undefined ? '#/sources' : '#/new-source'}>
          {chosen === undefined ? 'All sources' : 'All platforms'}
        </Button>
      }
    >
      <Show what="the platforms" loaded={kinds}>
        {({ credentialPlace }) => {
          if (chosen === undefined) return <Platforms kinds={offered} />;
          if (kind === undefined) return <Empty title="There is no such platform" />;
          return (
            <SourceForm
              kind={kind}
              place={credentialPlace}
              start={{ name: '', kind: kind.kind, settings: {} }}
              stored={false}
              cancel="#/new-source"
              save={(definition) => call('createSource', { body: definition })}
              done={({ source }) => {
                notify({ type: 'success', content: `${source} is added and is fetched now.` });
                go(linkTo(['sources', source]));
              }}
            />
          );
        }}
      </Show>
    </Page>
  );
}

function Platforms({ kinds }: { kinds: readonly SourceKindDescription[] }) {
  return (
    <Cards
      items={kinds.toSorted((a, b) => a.title.localeCompare(b.title))}
      trackBy="kind"
      ariaLabels={{ cardsLabel: 'Platforms', selectionGroupLabel: '', itemSelectionLabel: () => '' }}
      cardDefinition={{
        header: ({ kind, title }) => (
          <Link href={linkTo(['new-source', kind])} fontSize="heading-s">
            {title}
          </Link>
        ),
        sections: [
          { id: 'reads', content: ({ facts }) => <FactWords fact={facts.reads} /> },
          {
            id: 'needs',
            content: ({ credential }) => (
              <Box color="text-body-secondary" fontSize="body-s">
                {credential.length > 0 ? 'Needs a token or key' : 'Needs no token'}
              </Box>
            ),
          },
        ],
      }}
    />
  );
}
