import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReportedFinding, ReportedPost } from '../../../lib/report/schemas.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS } from '../words.ts';
import { SeverityMark, StatusMark } from './marks.tsx';
import { revisionOf } from './post-words.tsx';
import { Revisions } from './revisions.tsx';
import { Verdicts } from './verdicts.tsx';

/** How each market judges the post, what else is wrong with it, and how it was edited. */
export function PostFacts({ finding, post }: { finding: ReportedFinding; post: ReportedPost }) {
  const revision = revisionOf(finding, post);
  const others = post.findings.filter(({ id }) => id !== finding.id);
  return (
    <SpaceBetween size="l">
      {revision !== undefined && (
        <Container header={<Header variant="h2">Verdicts by market</Header>}>
          <Verdicts audit={revision.audit} />
        </Container>
      )}
      {others.length > 0 && (
        <Container
          header={
            <Header variant="h2" counter={`(${others.length})`}>
              Other findings in this post
            </Header>
          }
        >
          <SpaceBetween size="xs">
            {others.map((other) => (
              <SpaceBetween key={other.id} size="s" direction="horizontal">
                <SeverityMark severity={other.severity} />
                <Link href={linkTo(['findings', other.id])}>{CODE_LABELS[other.code]}</Link>
                <span>{other.jurisdictions.join(', ')}</span>
                <StatusMark status={other.status} />
              </SpaceBetween>
            ))}
          </SpaceBetween>
        </Container>
      )}
      {post.revisions.length > 0 && (
        <ExpandableSection
          variant="container"
          headerText="Revisions"
          headerCounter={`(${post.revisions.length})`}
          defaultExpanded={post.revisions.length > 1}
        >
          <Revisions revisions={post.revisions} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}
