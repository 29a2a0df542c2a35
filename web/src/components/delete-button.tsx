import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ErrorAlert } from './states.tsx';

interface DeleteButtonProps {
  what: string;
  consequence: string;
  remove(): Promise<unknown>;
  done(): void;
}

/** Deletes after asking once more. */
export function DeleteButton({ what, consequence, remove, done }: DeleteButtonProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await remove();
      setOpen(false);
      done();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="inline-link" ariaLabel={`Delete ${what}`} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Modal
        visible={open}
        onDismiss={() => setOpen(false)}
        header={`Delete ${what}?`}
        footer={
          <Box float="right">
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" onClick={() => setOpen(false)}>
                Keep
              </Button>
              <Button variant="primary" loading={busy} onClick={confirm}>
                Delete
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box>{consequence}</Box>
          {error !== undefined && <ErrorAlert title="It was not deleted" error={error} />}
        </SpaceBetween>
      </Modal>
    </>
  );
}
