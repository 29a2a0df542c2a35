import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Review } from '../../../lib/review/review.ts';
import type { FindingRecord } from '../../../lib/store/records.ts';
import { ApiError, call } from '../api.ts';
import { Decision } from '../components/decision.tsx';
import { History } from '../components/history.tsx';
import { SeverityMark, StatusMark } from '../components/marks.tsx';
import { PostPanel } from '../components/post-panel.tsx';
import { ErrorAlert, Show } from '../components/states.tsx';
import { WhatIsWrong } from '../components/what-is-wrong.tsx';
import { useLoad } from '../load.ts';
import { Page, useNotify, useTitle } from '../page.tsx';
import { placeInQueue } from '../queue.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS, HISTORY_LABELS, jurisdictionList } from '../words.ts';

export function FindingView({ id }: { id: string }) {
  const finding = useLoad(id, (signal) => call('getFinding', { path: { findingId: id }, signal }));
  useTitle('Finding');
  return (
    <Show what="the finding" loaded={finding}>
      {(data) => <Finding finding={data} update={finding.set} reload={finding.reload} />}
    </Show>
  );
}

interface FindingProps {
  finding: FindingRecord;
  update(finding: FindingRecord): void;
  reload(): void;
}

function Finding({ finding, update, reload }: FindingProps) {
  const { link, previous, next } = placeInQueue(finding.id);
  return (
    <Page
      title={CODE_LABELS[finding.code]}
      description={
        <SpaceBetween size="s" direction="horizontal">
          <SeverityMark severity={finding.severity} />
          <StatusMark status={finding.status} />
          <span>{jurisdictionList(finding.jurisdictions)}</span>
          {finding.campaign !== undefined && (
            <Link href={linkTo(['campaigns', finding.campaign])}>{finding.campaign}</Link>
          )}
        </SpaceBetween>
      }
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button variant="link" href={link}>
            Back to the queue
          </Button>
          <StepButton label="Previous" id={previous} />
          <StepButton label="Next" id={next} />
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
          <SpaceBetween size="l">
            <WhatIsWrong finding={finding} />
            <PostPanel finding={finding} />
          </SpaceBetween>
          <SpaceBetween size="l">
            <DecisionPanel finding={finding} update={update} reload={reload} />
            <Container header={<Header variant="h2">History</Header>}>
              <History entries={finding.history} />
            </Container>
          </SpaceBetween>
        </Grid>
      </SpaceBetween>
    </Page>
  );
}

function StepButton({ label, id }: { label: string; id: string | undefined }) {
  return id === undefined ? (
    <Button disabled>{label}</Button>
  ) : (
    <Button href={linkTo(['findings', id])}>{label}</Button>
  );
}

function DecisionPanel({ finding, update, reload }: FindingProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const notify = useNotify();

  const decide = async (review: Review) => {
    setBusy(true);
    setError(undefined);
    try {
      const { id, version } = finding;
      const decided = await call('reviewFinding', { path: { findingId: id }, version, body: review });
      update(decided);
      notify({
        type: 'success',
        content: `${HISTORY_LABELS[decided.history.at(-1)!.what]}: ${CODE_LABELS[finding.code]}`,
      });
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  const conflict = error instanceof ApiError && error.status === 412;
  return (
    <Container header={<Header variant="h2">Decision</Header>}>
      <SpaceBetween size="m">
        {conflict && (
          <ErrorAlert
            title="Someone else decided meanwhile"
            error={new Error('Load the finding again to see what was decided, then decide anew.')}
            retry={() => {
              setError(undefined);
              reload();
            }}
          />
        )}
        {error !== undefined && !conflict && <ErrorAlert title="The decision was not saved" error={error} />}
        <ColumnLayout columns={1}>
          <Decision key={finding.version} statuses={[finding.status]} busy={busy} decide={decide} />
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}
