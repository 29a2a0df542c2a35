import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Attempt, Delivery } from '../../../lib/alerts/endpoint.ts';
import { call } from '../api.ts';
import { Listing } from '../components/listing.tsx';
import { LoadMore } from '../components/load-more.tsx';
import { DeliveryMark, Time } from '../components/marks.tsx';
import { Empty, explainError, Show } from '../components/states.tsx';
import { usePages } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { count } from '../words.ts';

/** What was sent to one webhook and how it went, newest first. */
export function DeliveriesView({ id }: { id: string }) {
  const deliveries = usePages(id, (cursor, signal) =>
    call('listDeliveries', { path: { webhookId: id }, query: { cursor }, ...(signal && { signal }) }),
  );
  return (
    <Page
      title="Deliveries"
      description={id}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Link href="#/webhooks">All webhooks</Link>
          <Button iconName="refresh" ariaLabel="Reload the deliveries" onClick={deliveries.reload} />
        </SpaceBetween>
      }
    >
      <Show what="the deliveries" loaded={deliveries}>
        {({ items, cursor }) => (
          <SpaceBetween size="m">
            <Listing
              title="Events"
              items={items}
              trackBy="eventId"
              empty={<Empty title="Nothing was sent yet">Findings opened from now on are sent here.</Empty>}
              columns={[
                { id: 'event', header: 'Event', cell: ({ type }) => type },
                { id: 'created', header: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
                { id: 'status', header: 'State', cell: ({ status }) => <DeliveryMark status={status} /> },
                { id: 'attempts', header: 'Last attempt', cell: (delivery) => <LastAttempt delivery={delivery} /> },
                {
                  id: 'actions',
                  header: 'Actions',
                  cell: (delivery) => <ReplayButton delivery={delivery} done={deliveries.reload} />,
                },
              ]}
            />
            {cursor !== undefined && <LoadMore more={deliveries.loadMore} />}
          </SpaceBetween>
        )}
      </Show>
    </Page>
  );
}

function describe({ status, error, milliseconds }: Attempt): string {
  return `${error ?? `answered ${status}`} after ${milliseconds} ms`;
}

function LastAttempt({ delivery: { attempts, nextAttemptAt } }: { delivery: Delivery }) {
  const last = attempts.at(-1);
  return (
    <div>
      {last === undefined ? 'Not yet' : `${describe(last)} (${count(attempts.length, 'attempt')})`}
      {nextAttemptAt !== undefined && (
        <div>
          Next: <Time at={nextAttemptAt} />
        </div>
      )}
    </div>
  );
}

function ReplayButton({ delivery, done }: { delivery: Delivery; done(): void }) {
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const replay = async () => {
    setBusy(true);
    try {
      const { endpointId, eventId } = delivery;
      const { status } = await call('replayDelivery', { path: { webhookId: endpointId, eventId } });
      notify(
        status === 'delivered'
          ? { type: 'success', content: 'The event arrived.' }
          : { type: 'error', content: 'The event did not arrive; see its last attempt.' },
      );
      done();
    } catch (error) {
      notify({ type: 'error', content: `The event was not sent: ${explainError(error as Error)}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="inline-link" loading={busy} onClick={replay}>
      Send again
    </Button>
  );
}
