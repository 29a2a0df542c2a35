import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { Audit, Verdict } from '../../../lib/audit-result.ts';
import { jurisdictionName } from '../../../lib/jurisdiction.ts';
import { CONNECTION_LABELS, FIELD_LABELS, reasonLabel, sentence } from '../words.ts';
import { OutcomeMark } from './marks.tsx';
import { Empty } from './states.tsx';

const BASIS: Record<Audit['commercial']['basis'], string> = {
  campaign: 'because it belongs to a campaign',
  connection: 'because the connection was declared',
  label: 'because the post says so',
  signals: 'suspected from its words',
  none: 'no sign of advertising was found',
};

/** How each market's rules judge the post. */
export function Verdicts({ audit }: { audit: Audit }) {
  const { basis, connection, likelihood } = audit.commercial;
  return (
    <Table
      variant="embedded"
      wrapLines
      items={audit.verdicts}
      ariaLabels={{ tableLabel: 'Verdicts' }}
      empty={<Empty title="No market was named for this post" />}
      columnDefinitions={[
        {
          id: 'market',
          header: 'Market',
          cell: ({ jurisdiction }) => jurisdictionName(jurisdiction),
          isRowHeader: true,
        },
        { id: 'verdict', header: 'Verdict', cell: (verdict) => <Why verdict={verdict} /> },
      ]}
      footer={
        <Box color="text-body-secondary" fontSize="body-s">
          {basis === 'none' ? 'Not an ad: ' : `An ad (${Math.round(likelihood * 100)}%): `}
          {BASIS[basis]}. Connection: {CONNECTION_LABELS[connection].toLowerCase()}. Rulebook {audit.rulebook}.
        </Box>
      }
    />
  );
}

function Why({ verdict: { outcome, reason, disclosure, unseen, newerRules } }: { verdict: Verdict }) {
  return (
    <div>
      <OutcomeMark outcome={outcome} /> {reasonLabel(reason)}
      <Box color="text-body-secondary" fontSize="body-s">
        {disclosure !== undefined && (
          <div>
            Read as disclosure: “<bdi>{disclosure.text}</bdi>” in the {FIELD_LABELS[disclosure.field].toLowerCase()} (
            {disclosure.status})
          </div>
        )}
        {newerRules !== undefined && (
          <div>
            By the rules since {newerRules.since}: {sentence(newerRules.outcome).toLowerCase()} (
            {reasonLabel(newerRules.reason).toLowerCase()})
          </div>
        )}
        {unseen.length > 0 && <div>Not read: {unseen.map(sentence).join(', ').toLowerCase()}</div>}
      </Box>
    </div>
  );
}
