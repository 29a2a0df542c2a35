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
  /** The name as it is typed so far. */
  name: string;
}

/** What access the platform has to give, and where its token or key is put. */
export function TokenPanel({ kind: { facts, credential }, place, name }: TokenPanelProps) {
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
            Put it into {place.replaceAll('NAME', name || 'NAME')}
            {name === '' && ', where NAME is the name that you give as credential'}. As JSON:{' '}
            <Box variant="code">{JSON.stringify(Object.fromEntries(example.map((field) => [field.name, '…'])))}</Box>
            <Box color="text-body-secondary">Tokens and keys are never typed in here, and never shown.</Box>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
