import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { CONNECTIONS, FORMATS, PLATFORMS, USUAL_FORMAT } from '../../../lib/post.ts';
import { type Answer, call } from '../api.ts';
import { CheckResult, type Draft } from '../components/check-result.tsx';
import { ErrorAlert } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { CONNECTION_LABELS, platformName, sentence } from '../words.ts';

const LABELS = { unknown: 'Not known', present: 'On', absent: 'Off' } as const;
const START: Draft = { text: '', platform: 'instagram', jurisdictions: [], connection: 'paid', label: 'absent' };

/** Judges a draft before it is published. */
export function CheckView() {
  const [draft, setDraft] = useState(START);
  const [checked, setChecked] = useState<{ draft: Draft; result: Answer<'checkDraft'> }>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const rules = useLoad('rules', (signal) => call('listRules', { signal }));
  const campaigns = useLoad('campaigns', (signal) => call('listCampaigns', { signal }));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  const check = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setChecked({ draft, result: await call('checkDraft', { body: draft }) });
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  const markets = rules.data?.items.map(({ code, name }) => ({ value: code, label: name, tags: [code] })) ?? [];
  const briefs =
    campaigns.data?.items.map(({ id, brand }) => ({ value: id, label: id, description: brand.name })) ?? [];
  const usual = { value: '', label: `Usual (${sentence(USUAL_FORMAT[draft.platform]).toLowerCase()})` };
  return (
    <Page title="Check a caption" description="Learn what to change before it is published. Nothing is stored.">
      <SpaceBetween size="l">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          <Form
            actions={
              <Button variant="primary" loading={busy} disabled={draft.text === '' || draft.jurisdictions.length === 0}>
                Check
              </Button>
            }
          >
            <Container header={<Header variant="h2">Draft</Header>}>
              <SpaceBetween size="m">
                <FormField label="Caption" stretch>
                  <Textarea
                    value={draft.text}
                    rows={6}
                    placeholder="Paste the caption as it will be published"
                    onChange={({ detail }) => change({ text: detail.value })}
                  />
                </FormField>
                <FormField label="Markets" description="Where its audience is" stretch>
                  <Multiselect
                    options={markets}
                    selectedOptions={markets.filter(({ value }) => draft.jurisdictions.includes(value))}
                    filteringType="auto"
                    placeholder="Choose markets"
                    statusType={rules.error !== undefined ? 'error' : rules.loading ? 'loading' : 'finished'}
                    errorText="Could not load the markets"
                    recoveryText="Try again"
                    onLoadItems={() => rules.error && rules.reload()}
                    onChange={({ detail }) =>
                      change({ jurisdictions: detail.selectedOptions.map(({ value }) => value ?? '') })
                    }
                  />
                </FormField>
                <ColumnLayout columns={3}>
                  <Choice
                    label="Platform"
                    options={PLATFORMS.map((value) => ({ value, label: platformName(value) }))}
                    value={draft.platform}
                    choose={(platform) => change({ platform, format: undefined })}
                  />
                  <Choice
                    label="Format"
                    options={[usual, ...FORMATS.map((value) => ({ value, label: sentence(value) }))]}
                    value={draft.format ?? ''}
                    choose={(format) => change({ format: format === '' ? undefined : (format as Draft['format']) })}
                  />
                  <Choice
                    label="Connection to the brand"
                    options={CONNECTIONS.map((value) => ({ value, label: CONNECTION_LABELS[value] }))}
                    value={draft.connection}
                    choose={(connection) => change({ connection })}
                  />
                  <Choice
                    label="Platform’s paid-partnership label"
                    options={(['absent', 'present', 'unknown'] as const).map((value) => ({
                      value,
                      label: LABELS[value],
                    }))}
                    value={draft.label}
                    choose={(label) => change({ label })}
                  />
                  <Choice
                    label="Campaign brief"
                    options={[{ value: '', label: 'None' }, ...briefs]}
                    value={draft.campaign ?? ''}
                    choose={(campaign) => change({ campaign: campaign === '' ? undefined : campaign })}
                  />
                </ColumnLayout>
              </SpaceBetween>
            </Container>
          </Form>
        </form>
        {error !== undefined && <ErrorAlert title="The caption was not checked" error={error} retry={check} />}
        {checked !== undefined && <CheckResult draft={checked.draft} result={checked.result} />}
      </SpaceBetween>
    </Page>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; description?: string }[];
  value: T;
  choose(value: T): void;
}

function Choice<T extends string>({ label, options, value, choose }: ChoiceProps<T>) {
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => {
          const chosen = options.find((option) => option.value === detail.selectedOption.value);
          if (chosen !== undefined) choose(chosen.value);
        }}
      />
    </FormField>
  );
}
