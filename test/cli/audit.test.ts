import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { CliFolder, jsonLines, POSTS, post, readAudits } from '../support/cli-folder.ts';

let folder: CliFolder;
beforeAll(async () => {
  folder = await CliFolder.create();
});
afterAll(() => folder.remove());

describe('reading', () => {
  test('prints one audit per post in input order, as the library judges it', async () => {
    const name = await folder.file('posts.jsonl', jsonLines(POSTS));
    const { status, stdout, stderr } = await folder.run([
      'audit',
      name,
      '--jurisdictions',
      'GB, FR',
      '--format',
      'jsonl',
    ]);
    expect(readAudits(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB', 'FR'] })));
    expect(stdout.endsWith('}\n')).toBe(true);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('reads JSON, CSV and standard input alike, one after the other', async () => {
    const json = await folder.file('one.json', JSON.stringify([POSTS[0]]));
    const csv = await folder.file(
      'two.csv',
      'id,platform,creator,publishedAt,caption,connection\n2,instagram,mila.cooks,2026-11-20T08:00:00Z,Ad | My new serum is here,paid\n',
    );
    const args = ['audit', json, csv, '-', '--jurisdictions', 'GB', '--format', 'jsonl'];
    const { status, stdout } = await folder.run(args, { stdin: jsonLines(POSTS.slice(2)) });
    expect(status).toBe(0);
    expect(readAudits(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB'] })));
  });

  test("a post's own connection and audience win over the options", async () => {
    const args = ['audit', '-', '--jurisdictions', 'GB', '--connection', 'paid', '--format', 'jsonl'];
    const posts = [
      post('1', 'Soup'),
      post('2', 'Soup', { connection: 'none' }),
      post('3', 'Soup', { audience: ['FR'] }),
    ];
    const audits = readAudits((await folder.run(args, { stdin: jsonLines(posts) })).stdout);
    expect(audits.map(({ commercial }) => commercial.connection)).toEqual(['paid', 'none', 'paid']);
    expect(audits.map(({ verdicts }) => verdicts.map(({ jurisdiction }) => jurisdiction))).toEqual([
      ['GB'],
      ['GB'],
      ['FR'],
    ]);
  });

  test('names bad lines by file, line and field, audits the others and exits with 2', async () => {
    const { id: _, ...anonymous } = post('x', 'x');
    const lines = [POSTS[0], anonymous, { ...POSTS[1], platform: 'myspace' }, POSTS[2]].map((one) =>
      JSON.stringify(one),
    );
    const name = await folder.file('bad.jsonl', [...lines, '{"id": "cut o', ''].join('\n'));
    const { status, stdout, stderr } = await folder.run(['audit', name, '--jurisdictions', 'GB', '--format', 'jsonl']);
    expect(status).toBe(2);
    expect(readAudits(stdout).map(({ post: { id } }) => id)).toEqual(['1', '3']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^bad\.jsonl:2: id: is missing/),
      expect.stringMatching(/^bad\.jsonl:3: platform: must be one of instagram, /),
      expect.stringMatching(/^bad\.jsonl:5: the line is not JSON/),
    ]);
  });

  test('names a file that is not there and audits the others', async () => {
    const name = await folder.file('there.jsonl', jsonLines(POSTS));
    const { status, stdout, stderr } = await folder.run([
      'audit',
      'gone.jsonl',
      name,
      '--jurisdictions',
      'GB',
      '--format',
      'json',
    ]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'gone.jsonl: there is no such file\n' });
    expect(JSON.parse(stdout)).toHaveLength(4);
  });

  test('says so where no market applies', async () => {
    const { status, stderr } = await folder.run(['audit', '-', '--format', 'jsonl'], { stdin: jsonLines(POSTS) });
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^Posts to which no market's rules were applied, because they name none: 3\. .*--jurisdictions GB,DE\n$/,
    );
  });
});

describe('campaigns', () => {
  const campaign = {
    id: 'glowlab-autumn',
    brand: { name: 'GlowLab', handles: ['@glowlab'] },
    jurisdictions: ['FR'],
    connection: 'paid',
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'mila.cooks' }],
    brief: { requiredHashtags: ['#GlowLabPartner'] },
  };

  test('give their posts a tie, a market and a brief', async () => {
    const name = await folder.file('campaigns.json', JSON.stringify([campaign]));
    const stdin = jsonLines([post('1', 'Soup with @glowlab'), post('2', 'Soup')]);
    const args = [
      'audit',
      '-',
      '--campaigns',
      name,
      '--jurisdictions',
      'GB',
      '--connection',
      'none',
      '--format',
      'jsonl',
    ];
    const [with_, without] = readAudits((await folder.run(args, { stdin })).stdout);
    expect(with_).toMatchObject({
      commercial: { basis: 'campaign', connection: 'paid' },
      verdicts: [{ jurisdiction: 'FR' }],
    });
    expect(with_!.findings.map(({ code }) => code)).toContain('message.hashtag_missing');
    expect(without).toMatchObject({
      commercial: { connection: 'none' },
      verdicts: [{ jurisdiction: 'GB' }],
      findings: [],
    });
  });

  test.each([
    [
      'a wrong field',
      [campaign, { ...campaign, id: 'b', window: { from: campaign.window.to, to: campaign.window.from } }],
      'campaign 2.window.to: the window ends before it starts',
    ],
    [
      'an offer of 150 per cent',
      [{ ...campaign, id: 'b', brief: { offer: { percent: 150 } } }, campaign],
      'campaign 1.brief.offer.percent: an offer takes off at most 100 per cent',
    ],
    [
      'an id used twice',
      { campaigns: [campaign, campaign] },
      'campaign 2.id: a campaign before it has the id "glowlab-autumn" too',
    ],
  ])('one with %s is named and left out, and the others are judged by', async (_, content, message) => {
    const name = await folder.file('wrong.json', JSON.stringify(content));
    const stdin = jsonLines([post('1', 'Soup with @glowlab')]);
    const { status, stdout, stderr } = await folder.run(['audit', '-', '--campaigns', name, '--format', 'jsonl'], {
      stdin,
    });
    expect(status).toBe(2);
    expect(readAudits(stdout)[0]!.commercial.basis).toBe('campaign');
    expect(stderr).toContain(`wrong.json: ${message}`);
  });

  test('a file that is no JSON is refused before anything is audited', async () => {
    const name = await folder.file('wrong.json', 'id: glowlab');
    const { status, stdout, stderr } = await folder.run(['audit', '-', '--campaigns', name], {
      stdin: jsonLines(POSTS),
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('wrong.json is not JSON');
  });
});

describe('exit status', () => {
  beforeAll(() => folder.file('status.jsonl', jsonLines([post('1', 'Soup #gifted', { connection: 'paid' })])));

  test.each([
    ['never', 0],
    ['high', 1],
    ['medium', 1],
    ['low', 1],
  ])('--fail-on %s with a high finding is %i', async (threshold, wanted) => {
    const { status } = await folder.run(['audit', 'status.jsonl', '--jurisdictions', 'GB', '--fail-on', threshold]);
    expect(status).toBe(wanted);
  });

  test('--fail-on low without a finding is 0', async () => {
    const stdin = jsonLines([POSTS[1]]);
    expect((await folder.run(['audit', '-', '--jurisdictions', 'GB', '--fail-on', 'low'], { stdin })).status).toBe(0);
  });

  test.each([
    [['--jurisdictions', 'UK'], '--jurisdictions: unknown jurisdiction "UK"; did you mean "GB"?'],
    [['--jurisdictions', ','], '--jurisdictions: name at least one jurisdiction'],
    [['--connection', 'pad'], '--connection: "pad" is not possible; use one of: paid, gift, '],
    [['--format', 'xml'], '--format: "xml" is not possible; use one of: table, json, jsonl, csv, sarif'],
    [['--fail-on', 'hihg'], '--fail-on: "hihg" is not possible; use one of: high, medium, low, never'],
    [['--out', 'status.jsonl'], '--out: status.jsonl is read as status.jsonl: write to another file'],
    [['--out', 'no/such/out'], '--out: no/such/out: there is no such file'],
    [['--campaigns', 'gone.json'], '--campaigns: gone.json: there is no such file'],
    [['notes.txt'], 'notes.txt: the name must end in .jsonl, .json or .csv'],
    [['--nope'], "unknown option '--nope'"],
  ])('%s is 2, with what to do', async (wrong, message) => {
    const { status, stdout, stderr } = await folder.run(['audit', 'status.jsonl', ...wrong]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`disclosure-auditor: ${message}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
