import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Source, SourceKindDescription } from '../../../lib/report/source-schemas.ts';
import { FIRST_FETCH_DAYS, type SourceDefinition } from '../../../lib/source-definition.ts';
import { ApiError } from '../api.ts';
import { fieldsOf, isAsked, settingsOf } from '../settings-form.ts';
import { PlatformFacts } from './platform-facts.tsx';
import { numberOf, Optional, SettingControl } from './setting-control.tsx';
import { ErrorAlert } from './states.tsx';
import { TokenPanel } from './token-panel.tsx';

interface SourceFormProps {
  kind: SourceKindDescription;
  /** Where a credential with the name NAME is put. */
  place: string;
  start: SourceDefinition;
  /** There is one already: its name stays. */
  stored: boolean;
  save(definition: SourceDefinition): Promise<Source>;
  done(saved: Source): void;
  cancel: string;
}

/** Sets up a source of one kind. What the server refuses is told at its field. */
export function SourceForm({ kind, place, start, stored, save, done, cancel }: SourceFormProps) {
  const [definition, setDefinition] = useState(start);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const { name, settings, credential = '', everyMinutes, firstFetchDays } = definition;
  const change = (part: Partial<SourceDefinition>) => setDefinition((before) => ({ ...before, ...part }));
  const fields = fieldsOf(kind.settings);
  const asked = fields.filter((field) => isAsked(field, fields, settings));
  const places = ['/name', '/credential', '/everyMinutes', '/firstFetchDays', ...asked.map(pointerOf)];
  const refused = error instanceof ApiError ? error.fields : [];
  const isUnder = (pointer: string, parent: string) => pointer === parent || pointer.startsWith(`${parent}/`);
  const fault = (parent: string) => capital(refused.find(({ pointer }) => isUnder(pointer, parent))?.detail);
  const isAllPlaced = refused.length > 0 && refused.every(({ pointer }) => places.some((one) => isUnder(pointer, one)));

  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const sent = { ...definition, name: name.trim(), settings: settingsOf(fields, settings) };
      done(await save({ ...sent, credential: credential.trim() || undefined }));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Grid gridDefinition={COLUMNS}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Form
          errorText={isAllPlaced ? 'Correct what is marked above.' : undefined}
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" href={cancel} formAction="none">
                Cancel
              </Button>
              <Button variant="primary" loading={busy}>
                {stored ? 'Save' : 'Add'}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="m">
            {error !== undefined && !isAllPlaced && <ErrorAlert title="The source was not saved" error={error} />}
            <Container header={<Header variant="h2">{kind.title}</Header>}>
              <SpaceBetween size="l">
                <FormField
                  label="Name"
                  description={stored ? 'A source keeps its name' : 'Names the source in lists; it stays'}
                  errorText={fault('/name')}
                >
                  <Input
                    value={name}
                    disabled={stored}
                    placeholder="Such as Mila, autumn campaign"
                    onChange={({ detail }) => change({ name: detail.value })}
                  />
                </FormField>
                {asked.map((field) => (
                  <SettingControl
                    key={field.name}
                    field={field}
                    value={settings[field.name]}
                    fault={fault(pointerOf(field))}
                    change={(value) => change({ settings: { ...settings, [field.name]: value } })}
                  />
                ))}
                {kind.credential.length > 0 && (
                  <FormField
                    label="Credential"
                    description="Name under which the token or key is stored: never the token itself. Several sources may share one."
                    errorText={fault('/credential')}
                  >
                    <Input
                      value={credential}
                      spellcheck={false}
                      placeholder="Such as brand-account"
                      onChange={({ detail }) => change({ credential: detail.value })}
                    />
                  </FormField>
                )}
              </SpaceBetween>
            </Container>
            <ExpandableSection
              variant="container"
              headerText="How often, and how far back"
              defaultExpanded={everyMinutes !== undefined || firstFetchDays !== undefined}
            >
              <SpaceBetween size="l">
                <FormField
                  label={<Optional label="Minutes between two fetches" />}
                  description={`Left out: ${kind.everyMinutes}, as is usual here`}
                  errorText={fault('/everyMinutes')}
                >
                  <Input
                    type="number"
                    value={String(everyMinutes ?? '')}
                    onChange={({ detail }) => change({ everyMinutes: numberOf(detail.value) })}
                  />
                </FormField>
                <FormField
                  label={<Optional label="Days that the first fetch goes back" />}
                  description={`Left out: ${FIRST_FETCH_DAYS}`}
                  errorText={fault('/firstFetchDays')}
                >
                  <Input
                    type="number"
                    value={String(firstFetchDays ?? '')}
                    onChange={({ detail }) => change({ firstFetchDays: numberOf(detail.value) })}
                  />
                </FormField>
              </SpaceBetween>
            </ExpandableSection>
          </SpaceBetween>
        </Form>
      </form>
      <SpaceBetween size="m">
        <TokenPanel kind={kind} place={place} />
        <Container header={<Header variant="h2">What the platform tells</Header>}>
          <PlatformFacts facts={kind.facts} but={['permission']} />
        </Container>
        {kind.inbound !== undefined && !stored && (
          <Box color="text-body-secondary">
            What the platform can push is sent to an address of the source’s own: it is shown once the source is added.
          </Box>
        )}
      </SpaceBetween>
    </Grid>
  );
}

const COLUMNS = [{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }];

const pointerOf = ({ name }: { name: string }) => `/settings/${name}`;

function capital(text: string | undefined): string | undefined {
  return text && text.charAt(0).toUpperCase() + text.slice(1);
}
