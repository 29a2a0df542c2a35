import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';

/** Shown in place of the page when signing in did not work. */
export function StartFailed({ error }: { error: Error }) {
  return (
    <main>
      <Box padding="xxl">
        <Alert
          type="error"
          header="The page could not start"
          action={<Button onClick={() => window.location.assign('/')}>Try again</Button>}
        >
          Sign-in did not work: {error.message}
        </Alert>
      </Box>
    </main>
  );
}
