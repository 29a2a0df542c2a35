import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Source } from '../../../lib/report/source-schemas.ts';
import { call } from '../api.ts';
import { useNotify } from '../page.tsx';
import { linkTo } from '../router.ts';
import { DeleteButton } from './delete-button.tsx';
import { ErrorAlert, explainError } from './states.tsx';

interface SourceActionsProps {
  source: Source;
  /** It was changed. */
  changed(): void;
  /** It was deleted. */
  deleted(): void;
}

/** What can be done with a source. */
export function SourceActions({ source, changed, deleted }: SourceActionsProps) {
  const { source: name, definition, deployed, paused } = source;
  const path = { source: name };
  const notify = useNotify();
  const isAdded = definition !== undefined && !deployed;
  return (
    <SpaceBetween size="s" direction="horizontal">
      {definition !== undefined && paused === undefined && (
        <ActButton
          text="Fetch now"
          label={`Fetch ${name} now`}
          act={async () => {
            const { fetching } = await call('fetchSource', { path });
            if (!fetching)
              notify({ type: 'warning', content: `${name} is fetched as soon as its platform allows it.` });
          }}
          done={changed}
          failed={`${name} is not fetched`}
        />
      )}
      {definition !== undefined && paused === undefined && <PauseButton name={name} done={changed} />}
      {definition !== undefined && paused !== undefined && (
        <ActButton
          text="Resume"
          label={`Resume ${name}`}
          act={() => call('resumeSource', { path })}
          done={changed}
          failed={`${name} was not resumed`}
        />
      )}
      {isAdded && (
        <Button variant="inline-link" href={linkTo(['sources', name, 'edit'])} ariaLabel={`Edit ${name}`}>
          Edit
        </Button>
      )}
      {(isAdded || definition === undefined) && (
        <DeleteButton
          what={`source ${name}`}
          consequence="It is fetched no more, and edits and deletions of its posts are no longer seen. Its posts and findings stay."
          remove={() => call('deleteSource', { path })}
          done={deleted}
        />
      )}
    </SpaceBetween>
  );
}

interface ActButtonProps {
  text: string;
  label: string;
  failed: string;
  act(): Promise<unknown>;
  done(): void;
}

function ActButton({ text, label, failed, act, done }: ActButtonProps) {
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const run = async () => {
    setBusy(true);
    try {
      await act();
      done();
    } catch (error) {
      notify({ type: 'error', content: `${failed}: ${explainError(error as Error)}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="inline-link" ariaLabel={label} loading={busy} onClick={run}>
      {text}
    </Button>
  );
}

/** Pauses after asking why. */
function PauseButton({ name, done }: { name: string; done(): void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const pause = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('pauseSource', { path: { source: name }, body: reason.trim() === '' ? {} : { reason } });
      setOpen(false);
      setReason('');
      done();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="inline-link" ariaLabel={`Pause ${name}`} onClick={() => setOpen(true)}>
        Pause
      </Button>
      <Modal
        visible={open}
        onDismiss={() => setOpen(false)}
        header={`Pause source ${name}`}
        footer={
          <Box float="right">
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" onClick={() => setOpen(false)}>
                Cancel
              </Button>
              <Button variant="primary" loading={busy} onClick={pause}>
                Pause
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          {error !== undefined && <ErrorAlert title="It was not paused" error={error} />}
          <Box>It is not fetched until somebody resumes it; then it goes on from where it was.</Box>
          <FormField
            label={
              <>
                Reason <i>– optional</i>
              </>
            }
            description="Shown to the others"
          >
            <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Modal>
    </>
  );
}
