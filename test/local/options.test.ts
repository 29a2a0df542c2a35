import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { postPricesSchema } from '../../lib/exposure.ts';
import { parseOptions } from '../../lib/local/options.ts';

test('what is not said has a default; the environment and the command line override it', () => {
  expect(parseOptions([], {})).toEqual({
    port: 4173,
    data: resolve('.data'),
    inbox: resolve('inbox'),
    jurisdictions: ['US', 'GB', 'DE', 'FR'],
    postPrices: postPricesSchema.parse({}),
    samples: true,
    publicUrl: undefined,
    demo: false,
    verbose: false,
  });
  const environment = { DISCLOSURE_AUDITOR_DATA: '/srv/a' };
  expect(parseOptions([], environment)?.data).toBe('/srv/a');
  expect(parseOptions(['--data', '/srv/b', '--port=0', '--no-samples'], environment)).toMatchObject({
    data: '/srv/b',
    port: 0,
    samples: false,
  });
  expect(parseOptions(['--jurisdictions', 'GB, CA-QC'], {})?.jurisdictions).toEqual(['GB', 'CA-QC']);
  expect(parseOptions(['--post-prices', 'nano=50-80, mega=9000'], {})?.postPrices).toEqual({
    ...postPricesSchema.parse({}),
    nano: { from: 50, to: 80 },
    mega: { from: 9000 },
  });
  expect(parseOptions(['--public-url', 'https://a.tunnel.example'], {})?.publicUrl).toBe('https://a.tunnel.example');
  expect(parseOptions(['--help'], {})).toBeUndefined();
});

test('a demonstration has places of its own, whatever the environment says, unless it is given one', () => {
  const environment = { DISCLOSURE_AUDITOR_DATA: '/srv/a' };
  expect(parseOptions(['--demo-platforms'], environment)).toMatchObject({
    demo: true,
    data: resolve('.data-demo'),
    inbox: resolve('.data-demo/inbox'),
    samples: false,
  });
  expect(parseOptions(['--demo-platforms', '--data', '/srv/b', '--inbox', 'in'], environment)).toMatchObject({
    data: resolve('/srv/b'),
    inbox: resolve('in'),
  });
});

test.each([
  [['--public-url', 'http://a.example']],
  [['--public-url', 'a tunnel']],
  [['--port', 'http']],
  [['--port', '70000']],
  [['--prot', '1']],
  [['--jurisdictions', 'UK']],
  [['--post-prices', 'cheap']],
  [['--post-prices', 'giga=5']],
  [['--post-prices', 'nano=10-5']],
  [['inbox']],
])('%j is refused by name', (args) => {
  expect(() => parseOptions(args, {})).toThrow(args[0]);
});
