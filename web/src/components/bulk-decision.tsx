import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Review } from '../../../lib/review/review.ts';
import type { FindingRecord } from '../../../lib/store/records.ts';
import { call } from '../api.ts';
import { useNotify } from '../page.tsx';
import { count } from '../words.ts';
import { allowedActions, Decision } from './decision.tsx';
import { explainError } from './states.tsx';

/** One decision on several findings at once. */
export function BulkDecision({ selected, done }: { selected: readonly FindingRecord[]; done(): void }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const statuses = selected.map(({ status }) => status);

  const decide = async (review: Review) => {
    setBusy(true);
    const failures: Error[] = [];
    for (const { id, version } of selected) {
      await call('reviewFinding', { path: { findingId: id }, version, body: review }).catch((error: Error) =>
        failures.push(error),
      );
    }
    setBusy(false);
    setOpen(false);
    done();
    const settled = count(selected.length - failures.length, 'finding');
    notify(
      failures[0] === undefined
        ? { type: 'success', content: `Decided on ${settled}.` }
        : { type: 'error', content: `Decided on ${settled}; ${failures.length} not: ${explainError(failures[0])}` },
    );
  };

  return (
    <>
      <Button disabled={selected.length === 0} onClick={() => setOpen(true)}>
        Decide on selected
      </Button>
      <Modal visible={open} onDismiss={() => setOpen(false)} header={`Decide on ${count(selected.length, 'finding')}`}>
        <SpaceBetween size="m">
          {allowedActions(statuses).length === 0 && (
            <Box>The selected findings have no decision in common. Select findings of one status.</Box>
          )}
          {open && <Decision statuses={statuses} busy={busy} decide={decide} />}
        </SpaceBetween>
      </Modal>
    </>
  );
}
