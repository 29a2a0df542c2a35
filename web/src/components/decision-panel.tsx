import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import type { Review } from '../../../lib/review/review.ts';
import { ApiError, call } from '../api.ts';
import { useNotify } from '../page.tsx';
import { CODE_LABELS, HISTORY_LABELS } from '../words.ts';
import { Decision } from './decision.tsx';
import { ErrorAlert } from './states.tsx';

interface DecisionPanelProps {
  finding: ReportedFinding;
  update(finding: ReportedFinding): void;
  reload(): void;
}

/** Decides on the version that is shown; where somebody was faster, says so. */
export function DecisionPanel({ finding, update, reload }: DecisionPanelProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const notify = useNotify();
  const isConflict = error instanceof ApiError && error.status === 412;

  const decide = async (review: Review) => {
    setBusy(true);
    setError(undefined);
    try {
      const { id, version, code } = finding;
      const decided = await call('reviewFinding', { path: { findingId: id }, version, body: review });
      update(decided);
      const last = decided.history.at(-1);
      notify({ type: 'success', content: `${last ? HISTORY_LABELS[last.what] : 'Decided'}: ${CODE_LABELS[code]}` });
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  const reloadAfterConflict = () => {
    setError(undefined);
    reload();
  };

  return (
    <Container header={<Header variant="h2">Decision</Header>}>
      <SpaceBetween size="m">
        {isConflict && (
          <ErrorAlert
            title="Someone else decided meanwhile"
            error={new Error('Load the finding again to see what was decided, then decide anew.')}
            retry={reloadAfterConflict}
            retryText="Load again"
          />
        )}
        {error !== undefined && !isConflict && <ErrorAlert title="The decision was not saved" error={error} />}
        <Decision key={finding.version} statuses={[finding.status]} busy={busy} decide={decide} />
      </SpaceBetween>
    </Container>
  );
}
