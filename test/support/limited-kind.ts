import { scriptedKind } from './scripted-source.ts';

/** A kind with shared limits, a credential and an address of its own. */
export const limited = scriptedKind(
  {},
  {
    title: 'Limited',
    credential: [{ name: 'apiKey', about: 'key of the project' }],
    budgets: [
      { name: 'reads', unit: 'unit', limit: 10_000, window: 'day', zone: 'America/Los_Angeles' },
      { name: 'money', unit: 'US dollar', limit: 100, window: 'month', zone: 'UTC' },
    ],
    inbound: 'register the address',
  },
  'limited',
);

/** A source of it. */
export const mila = { name: 'Mila @ Limited', kind: 'limited', settings: { account: 'mila' }, credential: 'brand' };
