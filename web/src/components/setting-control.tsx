import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import type { SettingField } from '../settings-form.ts';

interface SettingControlProps {
  field: SettingField;
  value: unknown;
  fault: string | undefined;
  change(value: unknown): void;
}

/** One setting, asked for as what it is. */
export function SettingControl({ field, value = field.start, fault, change }: SettingControlProps) {
  const { label, hint, required, only, control, start } = field;
  const isOptional = !required && only === undefined && start === undefined;
  if (control.type === 'switch') {
    return (
      <FormField errorText={fault}>
        <Checkbox checked={value === true} description={hint} onChange={({ detail }) => change(detail.checked)}>
          {label}
        </Checkbox>
      </FormField>
    );
  }
  return (
    <FormField label={isOptional ? <Optional label={label} /> : label} description={hint} errorText={fault}>
      <Entry control={control} value={value} change={change} />
    </FormField>
  );
}

export function Optional({ label }: { label: string }) {
  return (
    <>
      {label} <i>– optional</i>
    </>
  );
}

function Entry({
  control,
  value,
  change,
}: Pick<SettingControlProps, 'value' | 'change'> & Pick<SettingField, 'control'>) {
  switch (control.type) {
    case 'choice': {
      const { options } = control;
      if (options.every(({ about }) => about !== undefined)) {
        return (
          <RadioGroup
            value={String(value ?? '')}
            items={options.map(({ value: option, label, about }) => ({ value: option, label, description: about }))}
            onChange={({ detail }) => change(detail.value)}
          />
        );
      }
      const chosen = options.find((option) => option.value === value);
      return (
        <Select
          options={options}
          selectedOption={chosen ?? null}
          onChange={({ detail }) => change(detail.selectedOption.value)}
        />
      );
    }
    case 'list':
      return (
        <Textarea
          value={((value ?? []) as readonly string[]).join('\n')}
          placeholder="One a line"
          onChange={({ detail }) => change(detail.value === '' ? undefined : detail.value.split('\n'))}
        />
      );
    case 'number':
      return (
        <Input
          type="number"
          inputMode="decimal"
          value={String(value ?? '')}
          onChange={({ detail }) => change(numberOf(detail.value))}
        />
      );
    default:
      return <Input value={String(value ?? '')} spellcheck={false} onChange={({ detail }) => change(detail.value)} />;
  }
}

/** Undefined where nothing is written. */
export function numberOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}
