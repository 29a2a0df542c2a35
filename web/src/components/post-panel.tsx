import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FindingRecord, PostDocument } from '../../../lib/store/records.ts';
import { call } from '../api.ts';
import { useLoad } from '../load.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS, count, platformName, safeUrl } from '../words.ts';
import { Caption, type Spot } from './caption.tsx';
import { SeverityMark, StatusMark, Time } from './marks.tsx';
import { Revisions } from './revisions.tsx';
import { Show } from './states.tsx';
import { Verdicts } from './verdicts.tsx';

/** The post that a finding is about: its words, how each market judges it, its edits, and what else is wrong with it. */
export function PostPanel({ finding }: { finding: FindingRecord }) {
  const { platform, id } = finding.post;
  const post = useLoad(`${platform} ${id} ${finding.version}`, (signal) =>
    call('getPost', { path: { platform, postId: id }, signal }),
  );
  return (
    <Show what="the post" loaded={post}>
      {(data) => <Post finding={finding} post={data} />}
    </Show>
  );
}

function Post({ finding, post }: { finding: FindingRecord; post: PostDocument }) {
  const revision = post.revisions.find(({ number }) => number === finding.revision) ?? post.revisions.at(-1);
  if (revision === undefined) return null;
  const { audit } = revision;
  const disclosures = audit.verdicts.flatMap(({ jurisdiction, disclosure }): Spot[] =>
    disclosure !== undefined && finding.jurisdictions.includes(jurisdiction)
      ? [{ ...disclosure, kind: 'disclosure' }]
      : [],
  );
  const spots = [...finding.evidence.map((evidence): Spot => ({ ...evidence, kind: 'evidence' })), ...disclosures];
  const others = post.findings.filter(({ id }) => id !== finding.id);
  const url = safeUrl(post.url);
  return (
    <SpaceBetween size="l">
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
          {post.deletedAt !== undefined && (
            <Alert type="info">
              The platform no longer has this post. Its words are kept as evidence. Deleted <Time at={post.deletedAt} />
              .
            </Alert>
          )}
          {revision.number < post.revision && (
            <Alert type="info">
              The creator has edited the post since. These are the words that the finding is about; see the edits below.
            </Alert>
          )}
          <div className="post-box">
            <Caption post={revision.post} spots={spots} />
          </div>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Verdicts by market</Header>}>
        <Verdicts audit={audit} />
      </Container>
      {others.length > 0 && (
        <ExpandableSection
          variant="container"
          headerText="Other findings in this post"
          headerCounter={`(${others.length})`}
        >
          <SpaceBetween size="s">
            {others.map((other) => (
              <SpaceBetween key={other.id} size="s" direction="horizontal">
                <SeverityMark severity={other.severity} />
                <Link href={linkTo(['findings', other.id])}>{CODE_LABELS[other.code]}</Link>
                <StatusMark status={other.status} />
              </SpaceBetween>
            ))}
          </SpaceBetween>
        </ExpandableSection>
      )}
      <ExpandableSection
        variant="container"
        headerText="Edits"
        headerCounter={`(${count(post.revisions.length - 1, 'edit')})`}
        defaultExpanded={post.revisions.length > 1}
      >
        <Revisions revisions={post.revisions} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
