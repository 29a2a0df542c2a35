import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { type Endpoint, type EndpointRequest, WEBHOOK_EVENTS } from '../../../lib/alerts/endpoint.ts';
import { SEVERITIES } from '../../../lib/finding.ts';
import { ApiError, call } from '../api.ts';
import { useLoad } from '../load.ts';
import { sentence } from '../words.ts';
import { ErrorAlert } from './states.tsx';

interface WebhookFormProps {
  open: boolean;
  close(): void;
  done(created: Endpoint): void;
}

const START: EndpointRequest = { url: '', events: [...WEBHOOK_EVENTS], minSeverity: 'low' };
const EVENTS = WEBHOOK_EVENTS.map((event) => ({ value: event, label: event }));
const LEVELS = SEVERITIES.map((severity) => ({ value: severity, label: sentence(severity) }));

/** Registers a webhook. */
export function WebhookForm({ open, close, done }: WebhookFormProps) {
  const [request, setRequest] = useState(START);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const campaigns = useLoad('campaigns', (signal) => call('listCampaigns', { signal }));
  const change = (part: Partial<EndpointRequest>) => setRequest((before) => ({ ...before, ...part }));
  const choices = campaigns.data?.items.map(({ id }) => ({ value: id, label: id })) ?? [];
  const fields = error instanceof ApiError ? error.fields : [];
  const fault = (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail;

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const created = await call('createWebhook', { body: request });
      setRequest(START);
      done(created);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      visible={open}
      onDismiss={close}
      header="New webhook"
      footer={
        <Box float="right">
          <SpaceBetween size="xs" direction="horizontal">
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} onClick={save}>
              Create
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== undefined && <ErrorAlert title="The webhook was not created" error={error} />}
        <FormField label="Address" description="An https:// URL that takes POST requests" errorText={fault('/url')}>
          <Input
            value={request.url}
            type="url"
            placeholder="https://hooks.example.com/disclosure"
            onChange={({ detail }) => change({ url: detail.value })}
          />
        </FormField>
        <FormField label="Events" errorText={fault('/events')}>
          <Multiselect
            options={EVENTS}
            selectedOptions={EVENTS.filter(({ value }) => request.events.includes(value))}
            onChange={({ detail }) =>
              change({
                events: WEBHOOK_EVENTS.filter((event) => detail.selectedOptions.some(({ value }) => value === event)),
              })
            }
            placeholder="Choose events"
          />
        </FormField>
        <FormField label="From severity" description="Findings below it are not sent">
          <Select
            options={LEVELS}
            selectedOption={LEVELS.find(({ value }) => value === request.minSeverity) ?? null}
            onChange={({ detail }) =>
              change({ minSeverity: SEVERITIES.find((level) => level === detail.selectedOption.value) ?? 'low' })
            }
          />
        </FormField>
        <FormField label="Campaigns" description="Leave empty for all" errorText={fault('/campaigns')}>
          <Multiselect
            options={choices}
            selectedOptions={choices.filter(({ value }) => request.campaigns?.includes(value))}
            onChange={({ detail }) => {
              const chosen = detail.selectedOptions.map(({ value }) => value ?? '');
              change({ campaigns: chosen.length === 0 ? undefined : chosen });
            }}
            placeholder="All campaigns"
            empty="There are no campaigns"
          />
        </FormField>
        <FormField label="Description" errorText={fault('/description')}>
          <Input
            value={request.description ?? ''}
            onChange={({ detail }) => change({ description: detail.value === '' ? undefined : detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
