import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Consistency } from '../../../lib/consistency.ts';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { call } from '../api.ts';
import { CAMPAIGN_CODES, CampaignFindings } from '../components/campaign-findings.tsx';
import { CampaignOverview } from '../components/campaign-overview.tsx';
import { CampaignPosts } from '../components/campaign-posts.tsx';
import { CreatorsTable } from '../components/creators-table.tsx';
import { KeyMessages } from '../components/key-messages.tsx';
import { Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { linkTo } from '../router.ts';
import { count } from '../words.ts';

interface Seen {
  campaign: Campaign;
  consistency: Consistency;
  /** Campaign-level findings that the queue has. */
  queued: readonly ReportedFinding[];
}

async function loadCampaign(id: string, signal: AbortSignal): Promise<Seen> {
  const path = { campaignId: id };
  const query = { campaign: id, code: CAMPAIGN_CODES, limit: 200 };
  const [campaign, consistency, { items: queued }] = await Promise.all([
    call('getCampaign', { path, signal }),
    call('getConsistency', { path, signal }),
    call('listFindings', { query, signal }),
  ]);
  return { campaign, consistency, queued };
}

/** A campaign as a whole: what was delivered, what its posts say together, and who stands apart. */
export function CampaignView({ id }: { id: string }) {
  const seen = useLoad(id, (signal) => loadCampaign(id, signal));
  return (
    <Page
      title={`Campaign ${id}`}
      description="What was delivered, what the posts say together, and who stands apart."
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button href={linkTo(['findings'], { campaign: id })}>Findings</Button>
          <Button href={linkTo(['campaigns', id, 'edit'])}>Edit</Button>
          <Button
            iconName="refresh"
            ariaLabel="Check the campaign again"
            loading={seen.loading}
            onClick={seen.reload}
          />
        </SpaceBetween>
      }
    >
      <Show what="the campaign" loaded={seen}>
        {(data) => <Parts {...data} />}
      </Show>
    </Page>
  );
}

function Parts({ campaign, consistency, queued }: Seen) {
  return (
    <SpaceBetween size="l">
      {consistency.cut && (
        <Alert type="warning">
          The campaign has more posts than are read at once. What is said here is about the newest{' '}
          {count(consistency.posts, 'post')}; what is missing or late cannot be told.
        </Alert>
      )}
      <CampaignOverview campaign={campaign} consistency={consistency} />
      <KeyMessages consistency={consistency} />
      <CreatorsTable consistency={consistency} />
      <CampaignFindings consistency={consistency} queued={queued} />
      <CampaignPosts key={consistency.asOf} campaign={campaign.id} />
    </SpaceBetween>
  );
}
