import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { ApiError } from '../api.ts';
import type { Loaded } from '../load.ts';

/** What an error means to the person who sees it. */
export function explainError(error: Error): string {
  if (error instanceof ApiError) {
    if (error.status === 403) return 'Your account may not do this. Ask an administrator for the permission.';
    return error.message;
  }
  return error instanceof TypeError ? 'The server could not be reached.' : error.message;
}

interface ErrorAlertProps {
  title: string;
  error: Error;
  retry?: () => void;
  retryText?: string;
}

export function ErrorAlert({ title, error, retry, retryText = 'Try again' }: ErrorAlertProps) {
  const fields = error instanceof ApiError ? error.fields : [];
  return (
    <Alert type="error" header={title} action={retry && <Button onClick={retry}>{retryText}</Button>}>
      {explainError(error)}
      {fields.length > 0 && (
        <ul>
          {fields.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <Box variant="code">{pointer || '/'}</Box>: {detail}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

/** What was loaded, or why it is not there. */
export function Show<T>({ what, loaded, children }: { what: string; loaded: Loaded<T>; children(data: T): ReactNode }) {
  if (loaded.data !== undefined) return children(loaded.data);
  if (loaded.error !== undefined) {
    return <ErrorAlert title={`Could not load ${what}`} error={loaded.error} retry={loaded.reload} />;
  }
  return (
    <Box padding="xl" textAlign="center" color="text-body-secondary">
      <Spinner /> Loading {what}…
    </Box>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'm' }}>
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        {children !== undefined && <Box color="text-body-secondary">{children}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}
