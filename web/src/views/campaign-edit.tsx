import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Campaign } from '../../../lib/campaign.ts';
import { call } from '../api.ts';
import { ErrorAlert, Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page, useNotify } from '../page.tsx';
import { go, linkTo } from '../router.ts';

const TEMPLATE: Campaign = {
  id: 'brand-season',
  brand: { name: 'Brand', handles: ['@brand'], hashtags: ['#brand'], domains: ['brand.example'] },
  jurisdictions: ['GB'],
  connection: 'paid',
  window: { from: '2026-12-01T00:00:00Z', to: '2026-12-31T23:59:59Z' },
  creators: [{ handle: 'creator', platform: 'instagram' }],
  brief: { requiredMentions: ['@brand'], requiredHashtags: [], bannedPhrases: [] },
};

/** A campaign as JSON: a new one, or the one with `id` to be replaced. */
export function CampaignEditView({ id }: { id?: string }) {
  const stored = useLoad(id ?? '', (signal) =>
    id === undefined ? Promise.resolve(TEMPLATE) : call('getCampaign', { path: { campaignId: id }, signal }),
  );
  return (
    <Page
      title={id === undefined ? 'New campaign' : `Edit campaign ${id}`}
      description="As the API takes it. What the brief leaves out is not checked; posts audited from now on are judged by it."
    >
      <Show what="the campaign" loaded={stored}>
        {(campaign) => <Editor id={id} text={JSON.stringify(campaign, null, 2)} />}
      </Show>
    </Page>
  );
}

function Editor({ id, text: start }: { id: string | undefined; text: string }) {
  const [text, setText] = useState(start);
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const notify = useNotify();

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const body = JSON.parse(text);
      const saved = await (id === undefined
        ? call('createCampaign', { body })
        : call('replaceCampaign', { path: { campaignId: id }, body }));
      notify({
        type: 'success',
        content: `Campaign ${saved.id} is saved. Posts audited from now on are judged by it.`,
      });
      go(linkTo(['campaigns', saved.id]));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <SpaceBetween size="m">
      {error !== undefined && (
        <ErrorAlert
          title={error instanceof SyntaxError ? 'This is not JSON' : 'The campaign was not saved'}
          error={error}
        />
      )}
      <Form
        actions={
          <SpaceBetween size="xs" direction="horizontal">
            <Button variant="link" href={id === undefined ? '#/campaigns' : linkTo(['campaigns', id])}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} onClick={save}>
              {id === undefined ? 'Create' : 'Replace'}
            </Button>
          </SpaceBetween>
        }
      >
        <Container>
          <FormField label="Campaign (JSON)" stretch>
            <div className="code">
              <Textarea
                value={text}
                rows={26}
                spellcheck={false}
                onChange={({ detail }) => setText(detail.value)}
                ariaLabel="Campaign (JSON)"
              />
            </div>
          </FormField>
        </Container>
      </Form>
    </SpaceBetween>
  );
}
