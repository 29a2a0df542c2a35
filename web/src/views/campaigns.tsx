import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { call } from '../api.ts';
import { DeleteButton } from '../components/delete-button.tsx';
import { Listing } from '../components/listing.tsx';
import { Time } from '../components/marks.tsx';
import { Empty, Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { linkTo } from '../router.ts';

export function CampaignsView() {
  const campaigns = useLoad('campaigns', (signal) => call('listCampaigns', { signal }));
  const create = (
    <Button variant="primary" href="#/new-campaign">
      New campaign
    </Button>
  );
  return (
    <Page title="Campaigns" description="Whose posts are audited, and against which brief." actions={create}>
      <Show what="the campaigns" loaded={campaigns}>
        {({ items }) => (
          <Listing
            title="Campaigns"
            items={items}
            trackBy="id"
            empty={
              <Empty title="No campaigns">
                Posts are then judged by their disclosure alone. Add a campaign to check them against its brief.
              </Empty>
            }
            columns={[
              {
                id: 'id',
                header: 'Campaign',
                minWidth: 140,
                cell: ({ id }) => <Link href={linkTo(['campaigns', id])}>{id}</Link>,
              },
              { id: 'brand', header: 'Brand', cell: ({ brand }) => brand.name },
              { id: 'markets', header: 'Markets', cell: ({ jurisdictions }) => jurisdictions.join(', ') || '–' },
              {
                id: 'window',
                header: 'Runs',
                minWidth: 150,
                cell: ({ window }) => (
                  <>
                    <Time at={window.from} day /> to <Time at={window.to} day />
                  </>
                ),
              },
              { id: 'creators', header: 'Creators', cell: ({ creators }) => creators.length },
              {
                id: 'actions',
                header: 'Actions',
                minWidth: 210,
                cell: ({ id }) => (
                  <SpaceBetween size="xs" direction="horizontal">
                    <Link href={linkTo(['findings'], { campaign: id })}>Findings</Link>
                    <DeleteButton
                      what={`campaign ${id}`}
                      consequence="Its findings stay; posts are no longer checked against its brief."
                      remove={() => call('deleteCampaign', { path: { campaignId: id } })}
                      done={campaigns.reload}
                    />
                  </SpaceBetween>
                ),
              },
            ]}
          />
        )}
      </Show>
    </Page>
  );
}
