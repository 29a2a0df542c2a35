import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { CampaignFinding, Consistency } from '../../../lib/consistency.ts';
import type { FindingCode } from '../../../lib/finding.ts';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS } from '../words.ts';
import { Listing } from './listing.tsx';
import { SeverityMark, StatusMark, Time } from './marks.tsx';
import { Empty } from './states.tsx';

/** What can be wrong with a campaign as a whole. */
export const CAMPAIGN_CODES: readonly FindingCode[] = [
  'message.deliverable_missing',
  'message.deliverable_late',
  'message.inconsistent_message',
];

interface CampaignFindingsProps {
  consistency: Consistency;
  queued: readonly ReportedFinding[];
}

/** What is wrong with the campaign as a whole now; each with its place in the queue, where the daily check has put it. */
export function CampaignFindings({ consistency: { findings, posts }, queued }: CampaignFindingsProps) {
  const known = new Map(queued.map((finding) => [finding.id, finding]));
  return (
    <Listing
      title="About the campaign as a whole"
      description="What is missing, late or out of line. A daily check puts it into the queue."
      items={findings}
      trackBy="id"
      empty={
        posts === 0 ? (
          <Empty title="Nothing yet">No post of the campaign has been audited, and nothing is overdue.</Empty>
        ) : (
          <Empty title="Nothing is missing, late or out of line" />
        )
      }
      columns={[
        {
          id: 'problem',
          header: 'Problem',
          minWidth: 260,
          cell: (finding) => <Problem finding={finding} known={known} />,
        },
        { id: 'severity', header: 'Severity', cell: ({ severity }) => <SeverityMark severity={severity} /> },
        { id: 'creator', header: 'Creator', cell: ({ creator }) => <bdi>@{creator.handle.replace(/^@/, '')}</bdi> },
        { id: 'since', header: 'Since', cell: ({ since }) => <Time at={since} day /> },
        {
          id: 'status',
          header: 'Queue',
          cell: ({ id }) => {
            const status = known.get(id)?.status;
            return status === undefined ? 'From the next daily check' : <StatusMark status={status} />;
          },
        },
      ]}
    />
  );
}

function Problem({ finding, known }: { finding: CampaignFinding; known: ReadonlyMap<string, ReportedFinding> }) {
  const { id, code, message } = finding;
  return (
    <>
      {known.has(id) ? <Link href={linkTo(['findings', id])}>{CODE_LABELS[code]}</Link> : CODE_LABELS[code]}
      <Box color="text-body-secondary" fontSize="body-s">
        <bdi>{message}</bdi>
      </Box>
    </>
  );
}
