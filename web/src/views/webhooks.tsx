import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { Endpoint } from '../../../lib/alerts/endpoint.ts';
import { call } from '../api.ts';
import { DeleteButton } from '../components/delete-button.tsx';
import { Listing } from '../components/listing.tsx';
import { Empty, explainError, Show } from '../components/states.tsx';
import { WebhookForm } from '../components/webhook-form.tsx';
import { useLoad } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { linkTo } from '../router.ts';
import { sentence } from '../words.ts';

export function WebhooksView() {
  const webhooks = useLoad('webhooks', (signal) => call('listWebhooks', { signal }));
  const [created, setCreated] = useState<Endpoint>();
  const [open, setOpen] = useState(false);
  return (
    <Page
      title="Webhooks"
      description="Who is told of findings. Signed as Standard Webhooks 1.0."
      actions={
        <Button variant="primary" onClick={() => setOpen(true)}>
          New webhook
        </Button>
      }
    >
      <SpaceBetween size="l">
        {created !== undefined && <Secret webhook={created} close={() => setCreated(undefined)} />}
        <WebhookForm
          open={open}
          close={() => setOpen(false)}
          done={(webhook) => {
            setOpen(false);
            setCreated(webhook);
            webhooks.reload();
          }}
        />
        <Show what="the webhooks" loaded={webhooks}>
          {({ items }) => (
            <Listing
              title="Webhooks"
              items={items}
              trackBy="id"
              empty={<Empty title="No webhooks">Add one to be told of findings within minutes.</Empty>}
              columns={[
                {
                  id: 'url',
                  header: 'Address',
                  minWidth: 220,
                  cell: ({ url, description }) => (
                    <div>
                      <bdi>{url}</bdi>
                      <Box color="text-body-secondary" fontSize="body-s">
                        {description}
                      </Box>
                    </div>
                  ),
                },
                { id: 'events', header: 'Events', minWidth: 150, cell: ({ events }) => events.join(', ') },
                { id: 'severity', header: 'From severity', cell: ({ minSeverity }) => sentence(minSeverity) },
                { id: 'campaigns', header: 'Campaigns', cell: ({ campaigns }) => campaigns?.join(', ') ?? 'All' },
                {
                  id: 'state',
                  header: 'State',
                  cell: ({ disabledAt }) =>
                    disabledAt === undefined ? (
                      <StatusIndicator wrapText={false}>Active</StatusIndicator>
                    ) : (
                      <StatusIndicator type="stopped" wrapText={false}>
                        Receiver is gone
                      </StatusIndicator>
                    ),
                },
                {
                  id: 'actions',
                  header: 'Actions',
                  minWidth: 240,
                  cell: ({ id, url }) => (
                    <SpaceBetween size="s" direction="horizontal">
                      <TestButton id={id} />
                      <Link href={linkTo(['webhooks', id])}>Deliveries</Link>
                      <DeleteButton
                        what={`webhook ${url}`}
                        consequence="It is told of nothing any more; what is on its way is given up."
                        remove={() => call('deleteWebhook', { path: { webhookId: id } })}
                        done={webhooks.reload}
                      />
                    </SpaceBetween>
                  ),
                },
              ]}
            />
          )}
        </Show>
      </SpaceBetween>
    </Page>
  );
}

function Secret({ webhook: { url, secret }, close }: { webhook: Endpoint; close(): void }) {
  return (
    <Alert type="success" dismissible onDismiss={close} header="Keep this signing secret: it is shown only once">
      <Box>For {url}</Box>
      <CopyToClipboard
        variant="inline"
        textToCopy={secret}
        copyButtonAriaLabel="Copy the secret"
        copySuccessText="Copied"
        copyErrorText="Could not be copied"
      />
    </Alert>
  );
}

function TestButton({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const notify = useNotify();
  const test = async () => {
    setBusy(true);
    try {
      const { status, attempts } = await call('testWebhook', { path: { webhookId: id } });
      const last = attempts.at(-1);
      notify(
        status === 'delivered'
          ? { type: 'success', content: `The test arrived: the receiver answered ${last?.status}.` }
          : {
              type: 'error',
              content: `The test did not arrive: ${last?.error ?? `the receiver answered ${last?.status}`}.`,
            },
      );
    } catch (error) {
      notify({ type: 'error', content: `The test was not sent: ${explainError(error as Error)}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="inline-link" loading={busy} onClick={test}>
      Send a test
    </Button>
  );
}
