import { sentence } from './words.ts';

/** How a setting is asked for. */
export type Control =
  | { type: 'text' | 'number' | 'switch' | 'list' }
  | { type: 'choice'; options: readonly { value: string; label: string; about?: string | undefined }[] };

/** One setting of a kind of source, as its form asks for it. */
export interface SettingField {
  name: string;
  label: string;
  hint?: string | undefined;
  required: boolean;
  control: Control;
  /** What it is where it is left out. */
  start?: unknown;
  /** Asked for only where this option of another setting is chosen. */
  only?: { field: string; option: string } | undefined;
}

export type Settings = Readonly<Record<string, unknown>>;

interface PropertySchema {
  type?: string;
  enum?: readonly string[];
  description?: string;
  default?: unknown;
}

/**
 * The fields of a JSON Schema of settings. Descriptions have a form: `Label: hint`; `option: what it is; option: what it is` for the
 * options of an enum; and `… (option)` at the end of what belongs to one option of another setting.
 */
export function fieldsOf(schema: Readonly<Record<string, unknown>>): SettingField[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, PropertySchema>);
  const required = (schema.required ?? []) as readonly string[];
  return properties.map(([name, property]) => {
    const { description = '' } = property;
    const [, told = description, option] = /^(.*) \(([\w-]+)\)$/s.exec(description) ?? [];
    const owner = properties.find(([other, { enum: options }]) => other !== name && options?.includes(option ?? ''));
    const only = owner && option !== undefined ? { field: owner[0], option } : undefined;
    const parts = (only === undefined ? description : told).split(/; |\. /);
    const options = property.enum?.map((value) => {
      const about = parts.find((part) => part.startsWith(`${value}: `))?.slice(value.length + 2);
      return { value, label: sentence(value), about: about && sentence(about) };
    });
    const rest = parts.filter((part) => !options?.some(({ value }) => part.startsWith(`${value}: `))).join('; ');
    const [, label, hint = rest] = /^([A-Z][\w ]{0,30}): (.+)$/s.exec(rest) ?? [];
    return {
      name,
      label: label ?? wordsOf(name),
      hint: hint === '' ? undefined : capital(hint),
      required: required.includes(name),
      control: options === undefined ? { type: controlOf(property.type) } : { type: 'choice', options },
      start: property.default,
      only,
    };
  });
}

function controlOf(type: string | undefined): 'text' | 'number' | 'switch' | 'list' {
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'switch';
  return type === 'array' ? 'list' : 'text';
}

/** Whether a field is asked for, as the settings are. */
export function isAsked({ only }: SettingField, fields: readonly SettingField[], settings: Settings): boolean {
  if (only === undefined) return true;
  const start = fields.find(({ name }) => name === only.field)?.start;
  return (settings[only.field] ?? start) === only.option;
}

/** The settings as they are sent: without what is empty, and without what is not asked for. */
export function settingsOf(fields: readonly SettingField[], settings: Settings): Record<string, unknown> {
  const unasked = new Set(fields.filter((field) => !isAsked(field, fields, settings)).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !unasked.has(name) && value !== '' && value !== undefined),
  );
}

/** `adAccount` as people write it: `Ad account`. */
function wordsOf(name: string): string {
  return capital(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
