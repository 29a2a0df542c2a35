import { describe, expect, test } from 'vitest';
import { describeKind } from '../../lib/sources/describe-kind.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { fieldsOf, isAsked, settingsOf } from '../../web/src/settings-form.ts';

const schema = {
  type: 'object',
  required: ['mode', 'account'],
  properties: {
    mode: {
      type: 'string',
      enum: ['own', 'tags'],
      default: 'own',
      description: 'What is read. own: your posts; tags: others’',
    },
    account: { type: 'string', description: 'Account: handle (maple.example) or id' },
    userName: { type: 'string', description: 'User name of who is tagged (tags)' },
    most: { type: 'integer' },
    labels: { type: 'boolean', default: true, description: 'Look labels up' },
    words: { type: 'array', items: { type: 'string' } },
    region: { enum: ['eu', 'us'] },
  },
};
const fields = fieldsOf(schema);
const field = (name: string) => fields.find((one) => one.name === name)!;

describe('the form of a kind’s settings', () => {
  test('a label stands before the colon, or is the setting’s name in words', () => {
    expect(field('account')).toMatchObject({ label: 'Account', hint: 'Handle (maple.example) or id', required: true });
    expect(field('userName')).toMatchObject({
      label: 'User name',
      hint: 'User name of who is tagged',
      required: false,
    });
    expect(field('most')).toMatchObject({ label: 'Most', hint: undefined });
  });

  test('options come with what the description says of them', () => {
    expect(field('mode')).toMatchObject({
      hint: 'What is read',
      start: 'own',
      control: {
        type: 'choice',
        options: [
          { value: 'own', label: 'Own', about: 'Your posts' },
          { value: 'tags', label: 'Tags', about: 'Others’' },
        ],
      },
    });
    expect(field('region').control).toMatchObject({ options: [{ value: 'eu', about: undefined }, { value: 'us' }] });
  });

  test('each type is asked for as what it is', () => {
    const types = ['account', 'most', 'labels', 'words'].map((name) => field(name).control.type);
    expect(types).toEqual(['text', 'number', 'switch', 'list']);
  });

  test('what belongs to one option is asked for with it alone, and not sent without it', () => {
    const asked = (settings: object) => isAsked(field('userName'), fields, { ...settings });
    expect([asked({}), asked({ mode: 'own' }), asked({ mode: 'tags' })]).toEqual([false, false, true]);
    const settings = { mode: 'own', userName: 'mila', account: '', most: undefined, labels: false };
    expect(settingsOf(fields, settings)).toEqual({ mode: 'own', labels: false });
    expect(settingsOf(fields, { mode: 'tags', userName: 'mila' })).toEqual({ mode: 'tags', userName: 'mila' });
  });

  test('settings that the form does not know are kept', () => {
    expect(settingsOf(fields, { older: 1 })).toEqual({ older: 1 });
  });

  test.each(SOURCE_KINDS.map((kind) => [kind.kind, describeKind(kind)] as const))(
    '%s: every setting has a label of its own',
    (_, { settings }) => {
      const labels = fieldsOf(settings).map(({ label }) => label);
      expect(new Set(labels).size).toBe(Object.keys(settings.properties ?? {}).length);
      expect(labels.filter((label) => !/^[A-Z][\w ]+$/.test(label))).toEqual([]);
    },
  );
});
