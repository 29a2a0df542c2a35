import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Citation } from '../../../lib/finding.ts';
import type { FindingRecord } from '../../../lib/store/records.ts';
import { safeUrl } from '../words.ts';
import { Time } from './marks.tsx';

/** Why the finding is one, by which rule, and what to write instead. */
export function WhatIsWrong({ finding }: { finding: FindingRecord }) {
  return (
    <Container header={<Header variant="h2">What is wrong</Header>}>
      <SpaceBetween size="m">
        <div className="published">{finding.message}</div>
        {finding.suggestion !== '' && <Suggestion text={finding.suggestion} />}
        <Source citation={finding.citation} />
      </SpaceBetween>
    </Container>
  );
}

export function Suggestion({ text, label = 'What to do' }: { text: string; label?: string }) {
  return (
    <div>
      <Box variant="awsui-key-label">{label}</Box>
      <SpaceBetween size="xs">
        <div className="published post-box" dir="auto">
          {text}
        </div>
        <CopyToClipboard
          textToCopy={text}
          copyButtonText="Copy"
          copySuccessText="Copied"
          copyErrorText="Could not be copied"
        />
      </SpaceBetween>
    </div>
  );
}

function Source({ citation: { instrument, clause, url, asOf } }: { citation: Citation }) {
  const href = safeUrl(url);
  return (
    <div>
      <Box variant="awsui-key-label">Rule</Box>
      <div>
        {href === undefined ? (
          instrument
        ) : (
          <Link href={href} external rel="noopener noreferrer">
            {instrument}
          </Link>
        )}
        , {clause}
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        As of <Time at={asOf} day />
      </Box>
    </div>
  );
}
