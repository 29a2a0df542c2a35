import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Consistency, CreatorConsistency, DeliverableState, Delivered } from '../../../lib/consistency.ts';
import { reachOf } from '../../../lib/exposure.ts';
import { linkTo } from '../router.ts';
import { count, DELIVERABLE_LABELS, platformName, sentence, showDistance, showRate, showReach } from '../words.ts';
import { Listing } from './listing.tsx';
import { Time } from './marks.tsx';
import { Empty } from './states.tsx';

/** What each creator delivered and said. */
export function CreatorsTable({ consistency }: { consistency: Consistency }) {
  const { campaign, asOf, creators, keyMessages } = consistency;
  return (
    <Listing
      title="Creators"
      items={creators.map((creator) => ({ ...creator, key: `${creator.platform ?? ''}/${creator.handle}` }))}
      trackBy="key"
      empty={<Empty title="No creators">Add them to the campaign: posts belong to it by who wrote them.</Empty>}
      columns={[
        { id: 'creator', header: 'Creator', minWidth: 150, cell: (creator) => <Name creator={creator} /> },
        { id: 'posts', header: 'Posts', minWidth: 90, cell: (creator) => <Posts creator={creator} /> },
        {
          id: 'deliverables',
          header: 'Deliverables',
          minWidth: 235,
          wide: true,
          cell: ({ deliverables }) => <Deliverables deliverables={deliverables} asOf={asOf} />,
        },
        {
          id: 'messages',
          header: 'Key messages',
          minWidth: 110,
          cell: (creator) => <Messages creator={creator} keyMessages={keyMessages} />,
        },
        {
          id: 'findings',
          header: 'Against the brief',
          minWidth: 115,
          cell: ({ handle, findings }) => (
            <>
              {findings === 0 ? 'Nothing' : count(findings, 'problem')}
              <div>
                <Link fontSize="body-s" href={linkTo(['findings'], { campaign, creator: handle, status: 'any' })}>
                  All findings
                </Link>
              </div>
            </>
          ),
        },
        {
          id: 'likeness',
          header: 'Wording',
          minWidth: 200,
          wide: true,
          cell: (creator) => <Likeness creator={creator} />,
        },
      ]}
    />
  );
}

function Name({ creator: { handle, platform, followers } }: { creator: CreatorConsistency }) {
  return (
    <>
      <bdi>@{handle.replace(/^@/, '')}</bdi>
      {platform !== undefined && <Note>{platformName(platform)}</Note>}
      {followers !== undefined && <Note>{showReach(reachOf(followers), followers)}</Note>}
    </>
  );
}

function Posts({ creator: { posts, deletedPosts } }: { creator: CreatorConsistency }) {
  return (
    <>
      {posts}
      {deletedPosts > 0 && <Note>{deletedPosts} deleted, not counted</Note>}
    </>
  );
}

const SHAPES: Record<DeliverableState, StatusIndicatorProps.Type> = {
  delivered: 'success',
  due: 'pending',
  late: 'warning',
  missing: 'error',
};

function Deliverables({ deliverables, asOf }: { deliverables: readonly Delivered[]; asOf: string }) {
  if (deliverables.length === 0) return 'None ordered';
  return deliverables.map(({ format, count: ordered, delivered, due, state }, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a deliverable is known by its place in the campaign
    <div key={k}>
      <StatusIndicator type={SHAPES[state]}>{DELIVERABLE_LABELS[state]}</StatusIndicator> {sentence(format)} {delivered}{' '}
      of {ordered}
      <Note>
        {due === undefined ? (
          'No due date'
        ) : (
          <>
            {Date.parse(due) < Date.parse(asOf) ? 'Was due' : 'Due'} <Time at={due} day /> ({showDistance(due, asOf)})
          </>
        )}
      </Note>
    </div>
  ));
}

function Messages({
  creator: { posts, keyMessages: covered },
  keyMessages,
}: {
  creator: CreatorConsistency;
  keyMessages: Consistency['keyMessages'];
}) {
  if (keyMessages.length === 0 || posts === 0) return '–';
  const absent = keyMessages.filter(({ id }) => !covered.includes(id));
  return (
    <>
      {covered.length} of {keyMessages.length}
      {absent.length > 0 && <Note>Not said: {absent.map(({ text }) => text).join(', ')}</Note>}
    </>
  );
}

function Likeness({ creator: { likeness, standsApart, ownWords, absentWords, why } }: { creator: CreatorConsistency }) {
  if (likeness === null) return <Note>{why}</Note>;
  return (
    <>
      {standsApart ? (
        <StatusIndicator type="warning">Stands apart</StatusIndicator>
      ) : (
        <StatusIndicator type="success">Like the others</StatusIndicator>
      )}
      <Note>Likeness {showRate(likeness)}</Note>
      {ownWords.length > 0 && <Note>Only here: {ownWords.join(', ')}</Note>}
      {absentWords.length > 0 && <Note>Only elsewhere: {absentWords.join(', ')}</Note>}
    </>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      <bdi>{children}</bdi>
    </Box>
  );
}
