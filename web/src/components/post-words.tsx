import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FindingRecord, PostDocument, Revision } from '../../../lib/store/records.ts';
import { GONE_WORDS, platformName, safeUrl } from '../words.ts';
import { Caption, type Spot } from './caption.tsx';
import { Time } from './marks.tsx';

/** The state of the post in which the finding was last seen. */
export function revisionOf(finding: FindingRecord, post: PostDocument): Revision | undefined {
  return post.revisions.find(({ number }) => number === finding.revision) ?? post.revisions.at(-1);
}

/** The words that a finding is about, as they were when it was last seen. */
export function PostWords({ finding, post }: { finding: FindingRecord; post: PostDocument }) {
  const revision = revisionOf(finding, post);
  const url = safeUrl(post.url);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              <bdi>@{post.creator.handle.replace(/^@/, '')}</bdi> on {platformName(post.platform)} ·{' '}
              <Time at={post.publishedAt} />
            </>
          }
          actions={
            url !== undefined && (
              <Link href={url} external rel="noopener noreferrer">
                Open the post
              </Link>
            )
          }
        >
          The post
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Gone post={post} />
        {revision !== undefined && revision.number < post.revision && (
          <Alert type="info">
            The creator has edited the post since. These are the words that the finding is about; see the edits below.
          </Alert>
        )}
        {revision !== undefined && (
          <div className="post-box">
            <Caption post={revision.post} spots={spotsOf(finding, revision)} />
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** What became of a post that is no longer there, or whose words are not. */
function Gone({ post: { deletedAt, deletedAs = 'missing', erasedAt } }: { post: PostDocument }) {
  if (deletedAt === undefined && erasedAt === undefined) return null;
  return (
    <Alert type="info">
      {deletedAt !== undefined && (
        <div>
          {GONE_WORDS[deletedAs]} Seen <Time at={deletedAt} />.
          {erasedAt === undefined && ' Its words are kept as evidence.'}
        </div>
      )}
      {erasedAt !== undefined && (
        <div>
          Its words were removed <Time at={erasedAt} />, as its platform demands: they may be kept for a time only, or
          somebody asked for it. What was found, under which clause and how it was settled stays.
        </div>
      )}
    </Alert>
  );
}

function spotsOf({ evidence, jurisdictions }: FindingRecord, { audit }: Revision): Spot[] {
  return [
    ...evidence.map((spot): Spot => ({ ...spot, kind: 'evidence' })),
    ...audit.verdicts.flatMap(({ jurisdiction, disclosure }): Spot[] =>
      disclosure !== undefined && jurisdictions.includes(jurisdiction) ? [{ ...disclosure, kind: 'disclosure' }] : [],
    ),
  ];
}
