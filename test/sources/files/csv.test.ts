import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byteByByte, read } from './read-file.ts';

describe('CSV', () => {
  const header =
    'id,platform,creator,creatorName,followers,publishedAt,editedAt,caption,overlays,audience,views,likes,colour';

  test('columns are the fields of a post; empty cells are absent; unknown columns are ignored', async () => {
    const { all } = await read(
      `${header}\r\n1,tiktok,mila,Mila C.,1200,2026-11-20T08:00:00Z,,"Line one, with ""quotes""\nline two",Ad | Shop now,"[""GB"",""IE""]",10,,red\r\n`,
      'csv',
    );
    expect(all).toEqual([
      {
        id: '1',
        platform: 'tiktok',
        creator: { handle: 'mila', name: 'Mila C.', followers: 1200 },
        publishedAt: '2026-11-20T08:00:00Z',
        caption: 'Line one, with "quotes"\nline two',
        overlays: ['Ad', 'Shop now'],
        audience: ['GB', 'IE'],
        metrics: { views: 10 },
      },
    ]);
  });

  test('a text that came cut off is named in a list', async () => {
    const row = '1,x,mila,2026-11-20T08:00:00Z,Only the beginning…,caption';
    const { all } = await read(`id,platform,creator,publishedAt,caption,cut\n${row}\n`, 'csv');
    expect(all).toMatchObject([{ caption: 'Only the beginning…', cut: ['caption'] }]);
  });

  test('a bad row is named by the line where it starts; the others are read', async () => {
    const row = (id: string, more = 'text') => `${id},x,mila,,,2026-11-20T08:00:00Z,,${more},,,,,`;
    const text = [
      header,
      row('1', '"two\nlines"'),
      row('2').replace('mila', ''),
      'too,short',
      '',
      row('3', '"a"b'),
      row('4').replace(',mila,,', ',mila,,many'),
      row('5'),
    ].join('\n');
    const { posts, rejected } = await read(text, 'csv');
    expect(posts).toEqual([
      [2, '1'],
      [9, '5'],
    ]);
    expect(rejected.map(({ at, field }) => [at, field])).toEqual(
      expect.arrayContaining([
        ['in.csv:4', 'creator.handle'],
        ['in.csv:5', ''],
        ['in.csv:7', ''],
        ['in.csv:8', 'creator.followers'],
      ]),
    );
    expect(rejected).toHaveLength(4);
    expect((await read(byteByByte(text), 'csv')).posts).toEqual(posts);
  });

  test.each([';', '\t'])('a spreadsheet’s %j separates too', async (delimiter) => {
    const text = ['id,platform,creator,publishedAt,caption', '1,x,mila,2026-11-20T08:00:00Z,Hallo']
      .join('\n')
      .replaceAll(',', delimiter);
    expect((await read(`\uFEFF${text}`, 'csv')).all).toMatchObject([{ id: '1', caption: 'Hallo' }]);
  });

  test('a missing column is one error that names it', async () => {
    const { posts, rejected } = await read('id,platform,author\n1,x,mila\n2,x,mila\n', 'csv');
    expect(posts).toEqual([]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({
      at: 'in.csv:1',
      message: expect.stringContaining('lacks "creator", "publishedAt"'),
    });
  });

  test.each(['csv', 'jsonl'] as const)('an agency’s own columns are refused by name, in %s', async (format) => {
    const text = readFileSync(new URL(`../fixtures/csv/own_posts_upload.${format}`, import.meta.url));
    const { posts, rejected } = await read(text, format);
    expect(posts).toEqual([]);
    expect(rejected[0]?.message).toMatch(/lacks "id", "creator", "publishedAt"|also wrong: creator, publishedAt/);
  });

  test('a quote that is never closed, another encoding and an empty file are said to be what they are', async () => {
    const start = 'id,platform,creator,publishedAt,caption\n1,x,mila,2026-11-20T08:00:00Z,good\n';
    const unclosed = await read(`${start}2,x,mila,2026-11-20T08:00:00Z,"open\n`, 'csv');
    expect(unclosed.posts).toHaveLength(1);
    expect(unclosed.rejected[0]?.message).toContain('never closed');
    const latin = await read(Buffer.from(`${start}2,x,mila,2026-11-20T08:00:00Z,é\n`, 'latin1'), 'csv');
    expect(latin.rejected[0]?.message).toContain('UTF-8');
    expect((await read('', 'csv')).rejected[0]?.message).toContain('header row');
  });

  test('an error of the stream itself is thrown', async () => {
    async function* broken() {
      yield 'id,platform,creator,publishedAt\n';
      throw new Error('connection reset');
    }
    await expect(read(broken(), 'csv')).rejects.toThrow('connection reset');
  });
});
