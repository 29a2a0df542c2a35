import { describe, expect, test } from 'vitest';
import { completed } from '../lib/completed.ts';
import { contentHash } from '../lib/content-hash.ts';
import type { Post } from '../lib/post.ts';
import { makePost } from './support/posts.ts';

const post = (more: Partial<Post>) => {
  const { caption: _, ...bare } = makePost({ id: '7440000000000000001', platform: 'tiktok' });
  return { ...bare, ...more } as Post;
};
const organic = post({ caption: 'Pan test with Northwind #ad', platformLabel: 'unknown' });
const ofLibrary = post({ caption: '', cut: ['caption'], platformLabel: 'present', labelledPartner: 'Northwind Pans' });
const whole = { caption: 'Pan test with Northwind #ad', platformLabel: 'present', labelledPartner: 'Northwind Pans' };

describe('one post seen by two sources', () => {
  test('has the words of the one and the label of the other, whichever came first', () => {
    expect(completed(organic, ofLibrary)).toMatchObject(whole);
    expect(completed(ofLibrary, organic)).toMatchObject(whole);
    expect(completed(ofLibrary, organic)).not.toHaveProperty('cut');
    expect(contentHash(completed(organic, ofLibrary))).toBe(contentHash(completed(ofLibrary, organic)));
  });

  test('stays as it is when either sees it again', () => {
    const both = completed(organic, ofLibrary);
    for (const seen of [organic, ofLibrary, both]) expect(contentHash(completed(seen, both))).toBe(contentHash(both));
  });

  test('keeps its tie where only one source knows it', () => {
    expect(completed(organic, post({ connection: 'paid' })).connection).toBe('paid');
    expect(completed(post({ connection: 'gift' }), post({ connection: 'paid' })).connection).toBe('gift');
    expect(completed(organic, organic)).not.toHaveProperty('connection');
  });

  test('shows an edit that a source has seen, also of a text that was cut before', () => {
    const edited = post({ caption: 'Pan test' });
    expect(completed(edited, organic).caption).toBe('Pan test');
    const cut = post({ caption: 'Frying pan', cut: ['caption'] });
    expect(completed(cut, organic)).toMatchObject({ caption: 'Frying pan', cut: ['caption'] });
  });

  test('stays cut where nobody knows the rest', () => {
    const cut = post({ caption: 'Pan', description: 'Long', cut: ['caption', 'description'] });
    expect(completed(cut, cut).cut).toEqual(['caption', 'description']);
    expect(completed(cut, post({})).cut).toEqual(['caption', 'description']);
    expect(completed(cut, organic)).toMatchObject({ caption: organic.caption, cut: ['description'] });
    expect(completed(post({ cut: ['caption'] }), organic).caption).toBe(organic.caption);
  });

  test('loses its label where a source that reads labels says so, and the partner with it', () => {
    const without = completed(post({ caption: 'x', platformLabel: 'absent' }), ofLibrary);
    expect(without.platformLabel).toBe('absent');
    expect(without).not.toHaveProperty('labelledPartner');
    expect(completed(post({ platformLabel: 'present' }), ofLibrary).labelledPartner).toBe('Northwind Pans');
    expect(completed(post({ platformLabel: 'present', labelledPartner: 'Oak' }), ofLibrary).labelledPartner).toBe(
      'Oak',
    );
  });

  test('is what the first source tells where nothing is known', () => {
    expect(completed(organic, undefined)).toBe(organic);
    expect(completed(post({}), post({}))).toEqual(post({}));
  });
});
