import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLOUD_KINDS } from '../../lib/sources/registry.ts';
import { resources, templateOf } from './synth.ts';

const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');

test('says for every kind of source that needs a credential what goes into its secret', () => {
  const rows = [...readme.matchAll(/^\| (`.+`) \| `(\{.+\})` \|$/gm)];
  const told = rows.flatMap(([, kinds = '', json = '']) =>
    [...kinds.matchAll(/`(\w+)`/g)].map(([, kind]) => [kind, Object.keys(JSON.parse(json))] as const),
  );
  const needing = CLOUD_KINDS.filter(({ facts }) => facts.credential.length > 0);
  expect(told.map(([kind]) => kind).sort()).toEqual(needing.map(({ kind }) => kind).sort());
  for (const { kind, facts } of needing) {
    const fields = new Map(told).get(kind)!;
    const needed = facts.credential.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(needed));
    expect(facts.credential.map(({ name }) => name)).toEqual(expect.arrayContaining(fields));
  }
});

test('says how many alarms are paid for', () => {
  const count = resources(templateOf('Watch'), 'AWS::CloudWatch::Alarm').length;
  expect(/(\d+) alarms at \$0\.10/.exec(readme)?.[1]).toBe(String(count));
});
