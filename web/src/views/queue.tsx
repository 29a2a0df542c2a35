import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { call } from '../api.ts';
import { BulkDecision } from '../components/bulk-decision.tsx';
import { FindingFilter } from '../components/finding-filter.tsx';
import { FindingList } from '../components/finding-list.tsx';
import { OrderPicker } from '../components/order-picker.tsx';
import { SourceTrouble } from '../components/source-trouble.tsx';
import { Empty, ErrorAlert } from '../components/states.tsx';
import { apiFilter, type Order, orderOf, paramsOf, queryOf, queueParams } from '../filters.ts';
import { usePages } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { rememberQueue } from '../queue.ts';
import { go, linkTo } from '../router.ts';
import { saveFile } from '../save-file.ts';

/** Findings, worst first or by what they touch: what needs somebody this morning. */
export function QueueView({ params }: { params: URLSearchParams }) {
  const order = orderOf(params);
  const filter = { ...apiFilter(params), order };
  const key = JSON.stringify(filter);
  const pages = usePages(key, (cursor, signal) =>
    call('listFindings', { query: { ...filter, cursor }, ...(signal && { signal }) }),
  );
  const [ticked, setTicked] = useState<ReportedFinding[]>([]);
  const items = pages.data?.items ?? [];
  /** Never one that the filters no longer show. */
  const selected = items.filter(({ id }) => ticked.some((finding) => finding.id === id));
  const total = pages.data && `${items.length}${pages.data.cursor === undefined ? '' : '+'}`;
  const isDefault = linkTo(['findings'], paramsOf(queryOf(params))) === '#/findings';

  useEffect(() => {
    const ids = pages.data?.items.map(({ id }) => id) ?? [];
    rememberQueue({ link: window.location.hash || '#/findings', ids });
  }, [pages.data]);

  return (
    <Page
      title="Findings"
      description={DESCRIPTIONS[order]}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <ExportButton filter={filter} />
          <Button iconName="refresh" ariaLabel="Reload the findings" loading={pages.loading} onClick={pages.reload} />
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        <SourceTrouble />
        {pages.error !== undefined && (
          <ErrorAlert title="Could not load the findings" error={pages.error} retry={pages.reload} />
        )}
        <FindingList
          items={items}
          loading={pages.loading && pages.data === undefined}
          total={total}
          selected={selected}
          select={setTicked}
          filter={
            <FindingFilter
              query={queryOf(params)}
              countText={total === undefined ? '' : `${total} ${items.length === 1 ? 'finding' : 'findings'}`}
              change={(query) => go(linkTo(['findings'], queueParams(query, order)))}
            />
          }
          actions={
            <SpaceBetween size="xs" direction="horizontal" alignItems="end">
              <OrderPicker
                order={order}
                choose={(next) => go(linkTo(['findings'], queueParams(queryOf(params), next)))}
              />
              <BulkDecision
                selected={selected}
                done={() => {
                  setTicked([]);
                  pages.reload();
                }}
              />
            </SpaceBetween>
          }
          empty={
            pages.error !== undefined ? (
              <Empty title="Not loaded" />
            ) : isDefault ? (
              <Empty
                title="Nothing to do"
                action={<Link href={linkTo(['findings'], { status: 'any' })}>Show settled findings</Link>}
              >
                No finding waits for a decision. New ones appear here once their posts are audited.
              </Empty>
            ) : (
              <Empty title="No finding matches the filters" action={<Button href="#/findings">Clear filters</Button>}>
                Remove one, or start again with all that is to do.
              </Empty>
            )
          }
          more={pages.data?.cursor === undefined ? undefined : pages.loadMore}
        />
      </SpaceBetween>
    </Page>
  );
}

const DESCRIPTIONS: Record<Order, string> = {
  severity: 'Worst first, newest first among equals.',
  exposure: 'Most exposed first: what a post of the creator usually costs, times the severity.',
};

function ExportButton({ filter }: { filter: Record<string, string> }) {
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const save = async () => {
    setBusy(true);
    try {
      const response = await call('exportFindings', { query: filter });
      const content = await response.blob();
      saveFile(content, 'findings.csv');
      if (response.headers.get('x-complete') === 'false') {
        notify({
          type: 'warning',
          content: 'The export holds the first findings only: there are too many. Narrow the filters.',
        });
      }
    } catch (error) {
      notify({ type: 'error', content: `The export did not work: ${(error as Error).message}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button iconName="download" loading={busy} onClick={save}>
      Export CSV
    </Button>
  );
}
