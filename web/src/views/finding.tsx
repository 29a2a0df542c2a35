import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { call } from '../api.ts';
import { DecisionPanel } from '../components/decision-panel.tsx';
import { History } from '../components/history.tsx';
import { SeverityMark, StatusMark } from '../components/marks.tsx';
import { PostFacts } from '../components/post-facts.tsx';
import { PostWords } from '../components/post-words.tsx';
import { ReachFacts } from '../components/reach.tsx';
import { Show } from '../components/states.tsx';
import { WhatIsWrong } from '../components/what-is-wrong.tsx';
import { type Loaded, useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { placeInQueue } from '../queue.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS, jurisdictionList } from '../words.ts';

export function FindingView({ id }: { id: string }) {
  const finding = useLoad(id, (signal) => call('getFinding', { path: { findingId: id }, signal }));
  if (finding.data !== undefined) return <Finding finding={finding.data} loaded={finding} />;
  return (
    <Page title="Finding" actions={<Button href={placeInQueue(id).link}>Queue</Button>}>
      <Show what="the finding" loaded={finding}>
        {() => null}
      </Show>
    </Page>
  );
}

/** One finding: what is wrong and where, and what was and can be decided. */
function Finding({ finding, loaded }: { finding: ReportedFinding; loaded: Loaded<ReportedFinding> }) {
  const { link, previous, next } = placeInQueue(finding.id);
  const ref = finding.post;
  const post = useLoad(`${ref?.platform} ${ref?.id} ${finding.revision}`, async (signal) =>
    ref === undefined ? undefined : call('getPost', { path: { platform: ref.platform, postId: ref.id }, signal }),
  );
  return (
    <Page
      title={CODE_LABELS[finding.code]}
      description={
        <span className="facts">
          <SeverityMark severity={finding.severity} />
          <StatusMark status={finding.status} />
          {finding.jurisdictions.length > 0 && <span>{jurisdictionList(finding.jurisdictions)}</span>}
          {finding.campaign !== undefined && (
            <Link href={linkTo(['campaigns', finding.campaign])}>{finding.campaign}</Link>
          )}
        </span>
      }
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button href={link}>Queue</Button>
          <StepButton label="Previous" id={previous} />
          <StepButton label="Next" id={next} />
        </SpaceBetween>
      }
    >
      <Grid gridDefinition={COLUMNS}>
        <SpaceBetween size="l">
          <WhatIsWrong finding={finding} />
          {ref === undefined ? (
            <NoPost finding={finding} />
          ) : (
            <Show what="the post" loaded={post}>
              {(data) => data && <PostWords finding={finding} post={data} />}
            </Show>
          )}
        </SpaceBetween>
        <SpaceBetween size="l">
          <DecisionPanel finding={finding} update={loaded.set} reload={loaded.reload} />
          <Container header={<Header variant="h2">History</Header>}>
            <History entries={finding.history} />
          </Container>
        </SpaceBetween>
        <SpaceBetween size="l">
          <ReachFacts finding={finding} engagement={post.data?.engagement} />
          {post.data !== undefined && <PostFacts finding={finding} post={post.data} />}
        </SpaceBetween>
      </Grid>
    </Page>
  );
}

/** Something that is missing has no words to show. */
function NoPost({ finding: { campaign, creator } }: { finding: ReportedFinding }) {
  return (
    <Container header={<Header variant="h2">No post</Header>}>
      This is about <bdi>@{creator.handle.replace(/^@/, '')}</bdi> in the campaign as a whole, not about one post.{' '}
      {campaign !== undefined && <Link href={linkTo(['campaigns', campaign])}>See the campaign</Link>}
    </Container>
  );
}

const COLUMNS = [
  { colspan: { default: 12, s: 8 } },
  { colspan: { default: 12, s: 4 } },
  { colspan: { default: 12, s: 8 } },
];

function StepButton({ label, id }: { label: string; id: string | undefined }) {
  return <Button {...(id === undefined ? { disabled: true } : { href: linkTo(['findings', id]) })}>{label}</Button>;
}
