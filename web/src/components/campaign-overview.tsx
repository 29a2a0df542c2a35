import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Consistency } from '../../../lib/consistency.ts';
import { CONNECTION_LABELS, jurisdictionList } from '../words.ts';
import { Figure } from './figure.tsx';
import { Time } from './marks.tsx';

/** Whose campaign it is, where and when, and how far it has come. */
export function CampaignOverview({ campaign, consistency }: { campaign: Campaign; consistency: Consistency }) {
  const { brand, window, jurisdictions, connection } = campaign;
  const { creators, posts, asOf } = consistency;
  const deliverables = creators.flatMap((creator) => creator.deliverables);
  const ordered = sum(deliverables.map((one) => one.count));
  const missing = sum(deliverables.map((one) => (one.state === 'missing' ? one.count - one.delivered : 0)));
  const delivered = sum(deliverables.map((one) => one.delivered));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              Checked <Time at={asOf} />
            </>
          }
        >
          Overview
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Brand', value: <bdi>{brand.name}</bdi> },
            {
              label: 'Runs',
              value: (
                <>
                  <Time at={window.from} day /> to <Time at={window.to} day />
                </>
              ),
            },
            {
              label: 'Markets',
              value: jurisdictions.length === 0 ? 'As each post says' : jurisdictionList(jurisdictions),
            },
            {
              label: 'Connection',
              value: connection === undefined ? 'As each creator’s' : CONNECTION_LABELS[connection],
            },
          ]}
        />
        <div className="figures">
          <Figure label="Posts" value={posts.toLocaleString('en')} />
          <Figure
            label="Creators who posted"
            value={ofAll(
              creators.filter((one) => one.posts > 0),
              creators,
            )}
          />
          {ordered > 0 && <Figure label="Delivered" value={`${delivered}/${ordered}`} />}
          {ordered > 0 && <Figure label="Missing" value={String(missing)} />}
          <Figure label="Stand apart" value={String(creators.filter((one) => one.standsApart).length)} />
        </div>
      </SpaceBetween>
    </Container>
  );
}

function ofAll(some: readonly unknown[], all: readonly unknown[]): string {
  return `${some.length}/${all.length}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
