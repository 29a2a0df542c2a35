import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { overallOutcome } from '../../../lib/audit-result.ts';
import type { PostSummary } from '../../../lib/store/records.ts';
import { call } from '../api.ts';
import { usePages } from '../load.ts';
import { linkTo } from '../router.ts';
import { count, platformName, safeUrl } from '../words.ts';
import { Listing } from './listing.tsx';
import { LoadMore } from './load-more.tsx';
import { OutcomeMark, Time } from './marks.tsx';
import { Empty, Show } from './states.tsx';

const PAGE = 10;

/** The campaign's posts, newest first. */
export function CampaignPosts({ campaign }: { campaign: string }) {
  const pages = usePages(campaign, (cursor, signal) =>
    call('listPosts', { query: { campaign, limit: PAGE, cursor }, ...(signal && { signal }) }),
  );
  return (
    <Show what="the posts" loaded={pages}>
      {({ items, cursor }) => (
        <SpaceBetween size="m">
          <Listing
            title="Posts"
            counter={`(${items.length}${cursor === undefined ? '' : '+'})`}
            items={items.map((post) => ({ ...post, key: `${post.platform}/${post.id}` }))}
            trackBy="key"
            empty={
              <Empty title="No posts yet">
                A post belongs to the campaign when a creator of it names the brand, from 30 days before the campaign to
                30 days after.
              </Empty>
            }
            columns={[
              {
                id: 'creator',
                header: 'Creator',
                cell: ({ creator }) => <bdi>@{creator.handle.replace(/^@/, '')}</bdi>,
              },
              { id: 'published', header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} day /> },
              { id: 'platform', header: 'Where', cell: (post) => <Where post={post} /> },
              {
                id: 'outcome',
                header: 'Disclosure',
                cell: ({ verdicts }) => <OutcomeMark outcome={overallOutcome(verdicts)} />,
              },
              {
                id: 'findings',
                header: 'Findings',
                cell: (post) =>
                  post.codes.length === 0 ? (
                    'None'
                  ) : (
                    <Link href={findingsOf(post)}>{count(post.codes.length, 'problem')}</Link>
                  ),
              },
            ]}
          />
          {cursor !== undefined && <LoadMore more={pages.loadMore} />}
        </SpaceBetween>
      )}
    </Show>
  );
}

const GONE_MARKS = { deleted: 'deleted', private: 'private', missing: 'no longer there' };

function Where({ post: { platform, url, deletedAt, deletedAs = 'missing' } }: { post: PostSummary }) {
  const href = safeUrl(url);
  const name = `${platformName(platform)}${deletedAt === undefined ? '' : `, ${GONE_MARKS[deletedAs]}`}`;
  if (href === undefined || deletedAt !== undefined) return name;
  return (
    <Link href={href} external rel="noopener noreferrer">
      {name}
    </Link>
  );
}

/** The queue has no filter by post: its creator's findings of the day come closest. */
function findingsOf({ creator, platform, publishedAt }: PostSummary): string {
  const day = new Date(publishedAt).toISOString().slice(0, 10);
  return linkTo(['findings'], { creator: creator.handle, platform, from: day, to: day, status: 'any' });
}
