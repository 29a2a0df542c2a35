import { describe, expect, test } from 'vitest';
import { checkTarget } from '../../lib/net/target.ts';

const cloud = { allowLoopback: false };
const local = { allowLoopback: true };

describe('webhook targets', () => {
  test.each([
    'https://hooks.example.com/in?a=1',
    'https://hooks.example.com:8443/',
    'https://93.184.216.34/',
    'https://[2606:4700::1111]/',
    'https://bücher.example/',
  ])('%s is allowed', (url) => expect(checkTarget(url, cloud)).toMatchObject({ ok: true }));

  test.each([
    ['hooks.example.com', 'must be an https:// URL'],
    ['ftp://example.com/', 'must be an https:// URL'],
    ['http://example.com/', 'must begin with https://'],
    ['https://user:pass@example.com/', 'user name or password'],
    ['https://127.0.0.1/', '127.0.0.1'],
    ['https://2130706433/', '127.0.0.1'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://10.1.2.3/', '10.1.2.3'],
    ['https://172.16.0.1/', '172.16.0.1'],
    ['https://192.168.1.1/', '192.168.1.1'],
    ['https://100.64.0.1/', '100.64.0.1'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['https://224.0.0.1/', '224.0.0.1'],
    ['https://0.0.0.0/', '0.0.0.0'],
    ['https://[::1]/', '::1'],
    ['https://[::]/', '::'],
    ['https://[fe80::1]/', 'fe80::1'],
    ['https://[fd00:ec2::254]/', 'fd00:ec2::254'],
    ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1'],
    ['https://[::127.0.0.1]/', '::7f00:1'],
    ['https://[64:ff9b::7f00:1]/', '64:ff9b::7f00:1'],
    ['https://[2002:7f00:1::]/', '2002:7f00:1::'],
    ['https://localhost/', 'localhost'],
    ['https://LOCALHOST./', 'localhost'],
    ['https://intranet/', 'intranet'],
    ['https://printer.local/', 'printer.local'],
    ['https://api.corp.internal./', 'api.corp.internal'],
    ['https://a.localhost/', 'a.localhost'],
  ])('%s is refused', (url, why) => {
    const check = checkTarget(url, cloud);
    expect(check.ok).toBe(false);
    expect(check).toMatchObject({ message: expect.stringContaining(why) });
  });

  test.each(['http://127.0.0.1:8080/', 'http://localhost:8080/', 'https://localhost/', 'http://[::1]:8080/'])(
    '%s is allowed in the local run only',
    (url) => {
      expect(checkTarget(url, local)).toMatchObject({ ok: true, loopback: true });
      expect(checkTarget(url, cloud)).toMatchObject({ ok: false });
    },
  );

  test.each(['http://example.com/', 'http://192.168.1.1/', 'https://10.0.0.1/', 'http://u:p@localhost/'])(
    '%s is refused in the local run too',
    (url) => expect(checkTarget(url, local)).toMatchObject({ ok: false }),
  );
});
