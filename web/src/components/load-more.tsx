import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { ErrorAlert } from './states.tsx';

/** Asks for the next page of a list. */
export function LoadMore({ more }: { more(): Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const load = () => {
    setBusy(true);
    setError(undefined);
    more()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  if (error !== undefined) return <ErrorAlert title="Could not load more" error={error} retry={load} />;
  return (
    <Box textAlign="center">
      <Button loading={busy} onClick={load}>
        Load more
      </Button>
    </Box>
  );
}
