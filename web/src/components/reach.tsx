import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Engagement } from '../../../lib/engagement.ts';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { count, REACH_LABELS, showPrice, showRate } from '../words.ts';

/** What the finding touches: how far its creator reaches, what a post usually costs, and how usual the engagement is. */
export function ReachFacts({ finding, engagement }: { finding: ReportedFinding; engagement?: Engagement | undefined }) {
  const { creator, exposure } = finding;
  const { reach, price } = exposure;
  return (
    <Container header={<Header variant="h2">What it touches</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: 'Creator’s tier',
            value: (
              <Fact note={creator.followers !== undefined && count(creator.followers, 'follower')}>
                {REACH_LABELS[reach]}
              </Fact>
            ),
          },
          {
            label: 'Usual price of a post',
            value: price === undefined ? '–' : <Fact note="For the tier; a rule of thumb">{showPrice(price)}</Fact>,
          },
          ...(finding.post === undefined
            ? []
            : [{ label: 'Engagement', value: <EngagementFact engagement={engagement} /> }]),
        ]}
      />
    </Container>
  );
}

function EngagementFact({ engagement }: { engagement: Engagement | undefined }) {
  if (engagement === undefined) return <Fact note="Followers or likes are not known">–</Fact>;
  const { rate, usual, unusual } = engagement;
  return (
    <Fact note={usual !== undefined && `Usual for the tier here: ${showRate(usual.from)} to ${showRate(usual.to)}`}>
      {showRate(rate)} of followers
      {unusual !== undefined && (
        <div>
          <StatusIndicator type="info">Unusual for this tier: {unusual}</StatusIndicator>
        </div>
      )}
    </Fact>
  );
}

function Fact({ children, note }: { children: ReactNode; note: ReactNode }) {
  return (
    <>
      {children}
      {note && (
        <Box color="text-body-secondary" fontSize="body-s">
          {note}
        </Box>
      )}
    </>
  );
}
