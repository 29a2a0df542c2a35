import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FindingRecord } from '../../../lib/store/records.ts';
import { call } from '../api.ts';
import { DecisionPanel } from '../components/decision-panel.tsx';
import { History } from '../components/history.tsx';
import { SeverityMark, StatusMark } from '../components/marks.tsx';
import { PostFacts } from '../components/post-facts.tsx';
import { PostWords } from '../components/post-words.tsx';
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
function Finding({ finding, loaded }: { finding: FindingRecord; loaded: Loaded<FindingRecord> }) {
  const { platform, id } = finding.post;
  const post = useLoad(`${platform} ${id} ${finding.revision}`, (signal) =>
    call('getPost', { path: { platform, postId: id }, signal }),
  );
  const { link, previous, next } = placeInQueue(finding.id);
  return (
    <Page
      title={CODE_LABELS[finding.code]}
      description={
        <span className="facts">
          <SeverityMark severity={finding.severity} />
          <StatusMark status={finding.status} />
          <span>{jurisdictionList(finding.jurisdictions)}</span>
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
          <Show what="the post" loaded={post}>
            {(data) => <PostWords finding={finding} post={data} />}
          </Show>
        </SpaceBetween>
        <SpaceBetween size="l">
          <DecisionPanel finding={finding} update={loaded.set} reload={loaded.reload} />
          <Container header={<Header variant="h2">History</Header>}>
            <History entries={finding.history} />
          </Container>
        </SpaceBetween>
        <div>{post.data !== undefined && <PostFacts finding={finding} post={post.data} />}</div>
      </Grid>
    </Page>
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
