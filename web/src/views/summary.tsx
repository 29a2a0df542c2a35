import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { FindingCode } from '../../../lib/finding.ts';
import { jurisdictionName } from '../../../lib/jurisdiction.ts';
import type { Platform } from '../../../lib/post.ts';
import type { Summary } from '../../../lib/report/schemas.ts';
import { call } from '../api.ts';
import { DayChart } from '../components/day-chart.tsx';
import { Figure } from '../components/figure.tsx';
import { PeriodPicker } from '../components/period-picker.tsx';
import { Empty, Show } from '../components/states.tsx';
import { TallyTable } from '../components/tally-table.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { readPeriod } from '../period.ts';
import { linkTo } from '../router.ts';
import { CODE_LABELS, count, platformName, showRate } from '../words.ts';

/** How well posts comply, over a period. */
export function SummaryView({ params }: { params: URLSearchParams }) {
  const period = readPeriod(params);
  const { from, to } = period;
  const summary = useLoad(`${from} ${to}`, (signal) => call('getSummary', { query: { from, to }, signal }));
  return (
    <Page title="Summary" description="Compliance rate: passed posts among those that passed or failed.">
      <SpaceBetween size="l">
        <PeriodPicker period={period} />
        <Show what="the summary" loaded={summary}>
          {(data) => <Figures summary={data} />}
        </Show>
      </SpaceBetween>
    </Page>
  );
}

function Figures({ summary: { from, to, total, by } }: { summary: Summary }) {
  if (total.posts === 0) {
    return (
      <Container>
        <Empty title="No posts in this period">Choose a longer one, or wait until posts have been audited.</Empty>
      </Container>
    );
  }
  const period = { from, to };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">All posts</Header>}>
        <div className="figures">
          <Figure label="Compliance rate" value={showRate(total.complianceRate)} />
          <Figure label="Posts" value={total.posts.toLocaleString('en')} />
          <Figure label="Passed" value={total.pass.toLocaleString('en')} />
          <Figure label="Failed" value={total.fail.toLocaleString('en')} />
          <Figure label="Need a look" value={total.review.toLocaleString('en')} />
        </div>
      </Container>
      <Container header={<Header variant="h2">By day of publication</Header>}>
        <DayChart days={by.day} />
      </Container>
      <ColumnLayout columns={2}>
        <TallyTable
          title="Creators"
          tallies={by.creator}
          name={(key) => `@${creatorOf(key).creator} (${platformName(creatorOf(key).platform)})`}
          link={(key) => findings({ ...creatorOf(key), ...period })}
        />
        <CodeTable codes={by.code} period={period} />
        <TallyTable title="Campaigns" tallies={by.campaign} link={(campaign) => findings({ campaign, ...period })} />
        <TallyTable
          title="Markets"
          tallies={by.jurisdiction}
          name={jurisdictionName}
          link={(jurisdiction) => findings({ jurisdiction, ...period })}
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}

function findings(params: Record<string, string>): string {
  return linkTo(['findings'], { ...params, status: 'any' });
}

/** The API keys creators by platform and handle: `instagram/mila.cooks`. */
function creatorOf(key: string): { platform: Platform; creator: string } {
  const cut = key.indexOf('/');
  return { platform: key.slice(0, cut) as Platform, creator: key.slice(cut + 1) };
}

function CodeTable({ codes, period }: { codes: Summary['by']['code']; period: { from: string; to: string } }) {
  return (
    <Table
      header={
        <Header variant="h2" counter={`(${codes.length})`}>
          Problems
        </Header>
      }
      items={codes.toSorted((a, b) => b.posts - a.posts)}
      wrapLines
      ariaLabels={{ tableLabel: 'Problems' }}
      empty={<Empty title="No problem was found" />}
      columnDefinitions={[
        {
          id: 'problem',
          header: 'Problem',
          isRowHeader: true,
          cell: ({ key }) => (
            <Link href={findings({ code: key, ...period })}>{CODE_LABELS[key as FindingCode] ?? key}</Link>
          ),
        },
        { id: 'posts', header: 'Posts', cell: ({ posts }) => count(posts, 'post'), width: 120 },
      ]}
    />
  );
}
