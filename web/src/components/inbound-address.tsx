import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Code } from './platform-facts.tsx';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address at which a source takes what its platform pushes. */
export function InboundAddress({ path, about }: { path: string; about: string }) {
  return (
    <Container header={<Header variant="h2">Address for the platform</Header>}>
      <SpaceBetween size="s">
        <Box>
          <Code text={about.charAt(0).toUpperCase() + about.slice(1)} />
        </Box>
        <div className="free-words">
          <CopyToClipboard
            variant="inline"
            textToCopy={`${window.location.origin}${path}`}
            copyButtonAriaLabel="Copy the address"
            copySuccessText="Copied"
            copyErrorText="Could not be copied"
          />
        </div>
        {LOCAL.has(window.location.hostname) && (
          <Alert type="info">Only this machine reaches this address: no platform does.</Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}
