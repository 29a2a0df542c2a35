import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import type { Source, SourceKindDescription } from '../../../lib/report/source-schemas.ts';
import { linkTo } from '../router.ts';
import type { Hold } from '../source-words.ts';
import { count } from '../words.ts';
import { Listing } from './listing.tsx';
import { SourceActions } from './source-actions.tsx';
import { HealthMark, LastFetch, NextFetch, Trouble } from './source-state.tsx';
import { Empty } from './states.tsx';

interface SourcesTableProps {
  sources: readonly Source[];
  kinds: readonly SourceKindDescription[];
  holds: readonly Hold[];
  changed(): void;
}

/** How each source is, and what can be done with it. */
export function SourcesTable({ sources, kinds, holds, changed }: SourcesTableProps) {
  const holdOf = ({ kind }: Source) => holds.find((hold) => hold.kind === kind);
  return (
    <Listing
      title="Sources"
      items={sources}
      trackBy="source"
      empty={
        <Empty title="No sources yet" action={<Button href="#/new-source">Add a source</Button>}>
          Add the accounts that are to be watched: what they publish is then fetched and judged by itself. Posts can
          also be handed in through the API.
        </Empty>
      }
      columns={[
        {
          id: 'source',
          header: 'Source',
          minWidth: 190,
          cell: (source) => (
            <div className="free-words">
              <Link href={linkTo(['sources', source.source])}>
                <bdi>{source.source}</bdi>
              </Link>
              <Box color="text-body-secondary" fontSize="body-s">
                {originOf(source, kinds)}
              </Box>
            </div>
          ),
        },
        {
          id: 'health',
          header: 'State',
          minWidth: 255,
          wide: true,
          cell: (source) => (
            <div>
              <HealthMark source={source} />
              <Trouble source={source} hold={holdOf(source)} />
              <RejectedNote source={source} />
            </div>
          ),
        },
        {
          id: 'fetches',
          header: 'Fetches',
          minWidth: 228,
          wide: true,
          cell: (source) => (
            <>
              <div>
                Last: <LastFetch source={source} />
              </div>
              <div>
                Next: <NextFetch source={source} hold={holdOf(source)} />
              </div>
            </>
          ),
        },
        {
          id: 'posts',
          header: 'Posts',
          minWidth: 122,
          cell: ({ posts, postsInAll = posts }) => (
            <>
              <div>{postsInAll.toLocaleString('en')} in all</div>
              <div>{posts.toLocaleString('en')} last time</div>
            </>
          ),
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 170,
          wide: true,
          cell: (source) => <SourceActions source={source} changed={changed} deleted={changed} />,
        },
      ]}
    />
  );
}

/** What a source reads, and whose it is. */
export function originOf({ kind, definition, deployed }: Source, kinds: readonly SourceKindDescription[]): string {
  const known = kinds.find((one) => one.kind === (definition?.kind ?? kind));
  if (known?.local) return 'Files on this machine';
  const title = known?.title ?? kind ?? '';
  return deployed ? `${title}, set up by the deployment` : title;
}

function RejectedNote({ source: { source, rejected = [] } }: { source: Source }) {
  if (rejected.length === 0) return null;
  const words = `${count(rejected.length, 'record')} could not be read`;
  return <Link href={linkTo(['sources', source])}>{words}</Link>;
}
