import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SourceKindDescription } from '../../../lib/report/source-schemas.ts';
import { Code, FactWords } from './platform-facts.tsx';

interface TokenPanelProps {
  kind: SourceKindDescription;
  /** Where a credential with the name NAME is put. */
  place: string;
}

/** What access the platform has to give, and where its token or key is put. */
export function TokenPanel({ kind: { facts, credential }, place }: TokenPanelProps) {
  const needed = credential.filter(({ optional }) => !optional);
  const example = needed.length > 0 ? needed : credential.slice(0, 1);
  return (
    <Container header={<Header variant="h2">Which permissions its token needs</Header>}>
      <SpaceBetween size="m">
        <FactWords fact={facts.permission} />
        {credential.length > 0 && (
          <div>
            <Box variant="awsui-key-label">What to store</Box>
            <ul className="fields">
              {credential.map(({ name: field, about, optional = false }) => (
                <li key={field}>
                  <Box variant="code" display="inline">
                    {field}
                  </Box>
                  {optional && <i> – optional</i>}: <Code text={about} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {credential.length > 0 && (
          <div className="free-words">
            <Box variant="awsui-key-label">Where</Box>
            <div>
              Put it into {place}, where NAME is the name that you give as credential
              {place.includes('_NAME') && '; in a variable in capitals, with _ for what is no letter or digit'}. As
              JSON:
            </div>
            <Box variant="code">{JSON.stringify(Object.fromEntries(example.map((field) => [field.name, '…'])))}</Box>
            <Box color="text-body-secondary">Tokens and keys are never typed in here, and never shown.</Box>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
