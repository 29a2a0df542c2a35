import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import type { Cite, Pack, Ruling, Term } from '../../../lib/rules/schema.ts';
import { call } from '../api.ts';
import { Listing } from '../components/listing.tsx';
import { Time } from '../components/marks.tsx';
import { Empty, Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { conditions, POLICY_TEXT, placementText } from '../rule-words.ts';
import { safeUrl, sentence } from '../words.ts';

/** One jurisdiction's wording, placement and sources. */
export function PackView({ code }: { code: string }) {
  const pack = useLoad(code, async (signal) => (await call('getRules', { path: { code }, signal })) as unknown as Pack);
  return (
    <Show what="the rules" loaded={pack}>
      {(data) => (
        <Page
          title={data.name}
          description={`${data.code} · audience’s languages: ${data.languages.join(', ')}`}
          actions={<Link href="#/rules">All markets</Link>}
        >
          <Tabs
            tabs={[
              { id: 'terms', label: `Terms (${data.terms.length})`, content: <Terms pack={data} /> },
              { id: 'placement', label: 'Placement and labels', content: <Placement pack={data} /> },
              { id: 'sources', label: 'Sources', content: <Sources pack={data} /> },
            ]}
          />
        </Page>
      )}
    </Show>
  );
}

function Terms({ pack }: { pack: Pack }) {
  return (
    <Listing
      title="Terms"
      description="Which wording counts as a disclosure, and when."
      items={pack.terms}
      trackBy="id"
      columns={[
        { id: 'forms', header: 'Wording', cell: (term) => <Forms term={term} />, minWidth: 200 },
        { id: 'language', header: 'Language', cell: ({ language }) => language },
        {
          id: 'rulings',
          header: 'Standing',
          minWidth: 260,
          cell: ({ rulings }) =>
            rulings.map((ruling, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order is the rule
              <Standing key={n} ruling={ruling} pack={pack} />
            )),
        },
      ]}
    />
  );
}

function Forms({ term: { forms, match } }: { term: Term }) {
  const tagOnly = match.length === 1 && match[0] === 'hashtag';
  return <bdi>{forms.map((form) => (tagOnly ? `#${form}` : form)).join(' · ')}</bdi>;
}

const STANDING_COLORS = {
  accepted: 'green',
  conditional: 'blue',
  supplement: 'blue',
  insufficient: 'red',
  ambiguous: 'grey',
  unknown: 'grey',
} as const;

function Standing({ ruling, pack }: { ruling: Ruling; pack: Pack }) {
  return (
    <div>
      <Badge color={STANDING_COLORS[ruling.status]}>{sentence(ruling.status)}</Badge> {conditions(ruling)}
      <Cited cite={ruling.cite} pack={pack} />
    </div>
  );
}

function Cited({ cite: { source, clause }, pack }: { cite: Cite; pack: Pack }) {
  const cited = pack.sources[source];
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {cited?.instrument ?? source}, {clause}
    </Box>
  );
}

function Placement({ pack }: { pack: Pack }) {
  const rows: { id: string; rule: ReactNode; cite: Cite }[] = [
    { id: 'missing', rule: 'An ad must carry a disclosure.', cite: pack.missing.cite },
    ...pack.placement.map(({ id, rule, cite, ...scope }) => ({
      id,
      rule: `${placementText(rule)} ${conditions(scope)}`,
      cite,
    })),
    ...pack.platformLabel.map((policy, n) => ({
      id: `label ${n}`,
      rule: `The platform’s own label: ${POLICY_TEXT[policy.policy]}. ${conditions(policy)}`,
      cite: policy.cite,
    })),
  ];
  return (
    <Listing
      title="Placement and labels"
      description="Where a disclosure must stand."
      items={rows}
      trackBy="id"
      columns={[
        { id: 'rule', header: 'Rule', cell: ({ rule }) => rule },
        { id: 'source', header: 'Source', cell: ({ cite }) => <Cited cite={cite} pack={pack} /> },
      ]}
    />
  );
}

function Sources({ pack }: { pack: Pack }) {
  return (
    <Listing
      title="Sources"
      items={Object.entries(pack.sources).map(([key, source]) => ({ key, ...source }))}
      trackBy="key"
      empty={<Empty title="No sources" />}
      columns={[
        {
          id: 'instrument',
          header: 'Instrument',
          minWidth: 240,
          cell: ({ instrument, url, note }) => (
            <SpaceBetween size="xxxs">
              {safeUrl(url) === undefined ? (
                instrument
              ) : (
                <Link href={safeUrl(url)} external rel="noopener noreferrer">
                  {instrument}
                </Link>
              )}
              {note !== undefined && (
                <Box color="text-body-secondary" fontSize="body-s">
                  {note}
                </Box>
              )}
            </SpaceBetween>
          ),
        },
        { id: 'body', header: 'Issued by', cell: ({ body }) => body },
        { id: 'force', header: 'Force', cell: ({ force }) => sentence(force) },
        { id: 'certainty', header: 'How known', cell: ({ certainty }) => sentence(certainty) },
        { id: 'read', header: 'Read', cell: ({ read }) => <Time at={read} day /> },
      ]}
    />
  );
}
