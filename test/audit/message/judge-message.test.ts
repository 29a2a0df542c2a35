import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { campaign, post, rulebook } from '../../support/law.ts';

const law = rulebook();

function findings(given: string | Partial<Post>, changed: Partial<Campaign> = {}) {
  const change = typeof given === 'string' ? { caption: given } : given;
  const result = audit(post(change), { rulebook: law, campaigns: [{ ...campaign, ...changed }] });
  return result.findings.filter(({ code }) => code.startsWith('message.'));
}
const told = (given: string | Partial<Post>, changed?: Partial<Campaign>) =>
  findings(given, changed).map(({ code, evidence }) => [code.slice(8), ...evidence.map(({ text }) => text)].join(' '));

const GOOD = 'Ad | @glowlab #GlowLabPartner use MILA15';

describe('what the brief demands', () => {
  test.each([
    [GOOD, []],
    ['Ad | @GLOWLAB #glowlabpartner use mila15', []],
    ['Ad | GlowLab #GlowLabPartner MILA15', ['mention_missing']],
    ['Ad | @glowlab MILA15', ['hashtag_missing']],
    ['Ad | @glowlab #GlowLabPartners MILA15', ['hashtag_misspelled #GlowLabPartners']],
    ['Ad | @glowlab #GlwoLabPartner MILA15', ['hashtag_misspelled #GlwoLabPartner']],
    ['Ad | @glowlab #GlowLab MILA15', ['hashtag_missing']],
    ['Ad | @glowlab #GlowLabPartner', ['promo_code_missing']],
    ['Ad | @glowlab #GlowLabPartner MILA51', ['promo_code_wrong MILA51']],
    ['Ad | @glowlab #GlowLabPartner MILA16', ['promo_code_wrong MILA16']],
    ['Ad | @glowlab #GlowLabPartner TOM10', ['promo_code_wrong TOM10']],
    ['Ad | @glowlab-approved #GlowLabPartner mila15', []],
    ['Ad | @glowlab #GlowLabPartner, the mila1 is me', ['promo_code_wrong mila1']],
    ['Ad | @glowlab #GlowLabPartner, hi, Mila here', ['promo_code_missing']],
    [`${GOOD} a miracle! Miracle`, ['banned_phrase miracle Miracle']],
    [`${GOOD} miraculous`, []],
  ])('%j: %j', (caption, expected) => {
    expect(told(caption)).toEqual(expected);
  });

  test('every text of the post counts', () => {
    expect(told({ caption: 'Ad | @glowlab', overlays: ['MILA15'], transcript: '#GlowLabPartner' })).toEqual([]);
    expect(told({ caption: `${GOOD} miracle`, transcript: 'a miracle' })).toEqual(['banned_phrase miracle miracle']);
  });

  test('the code is asked for until the offer ends', () => {
    const late = { caption: 'Ad | @glowlab #GlowLabPartner', publishedAt: '2026-12-02T00:00:00Z' };
    expect(told(late)).toEqual([]);
    expect(told(late, { brief: { requiredMentions: ['@glowlab'] } })).toEqual(['promo_code_missing']);
  });

  test('a window widened by a month on both sides holds the post, and says that it was out of it', () => {
    expect(told({ caption: GOOD, publishedAt: '2026-10-20T00:00:00Z' })).toEqual(['outside_window']);
    expect(findings({ caption: GOOD, publishedAt: '2026-10-20T00:00:00Z' })[0]!.message).toContain('before');
    expect(findings({ caption: GOOD, publishedAt: '2026-12-20T00:00:00Z' })[0]!.message).toContain('after');
  });

  test('what the brief leaves out is not checked', () => {
    expect(told('Ad | GlowLab', { brief: undefined as never, creators: [{ handle: 'mila.cooks' }] })).toEqual([]);
    expect(told('Ad | GlowLab', { brief: {}, creators: [{ handle: 'mila.cooks' }, { handle: 'x' }] })).toEqual([]);
  });

  test('a code of letters is found as it is written, and is no slip of prose', () => {
    const letters = { creators: [{ handle: 'mila.cooks', promoCode: 'SAVE' }], brief: {} };
    expect(told('Ad | @glowlab SAVE', letters)).toEqual([]);
    expect(told('Ad | @glowlab save this, have fun', letters)).toEqual(['promo_code_missing']);
    expect(told('Ad | @glowlab SAVR', letters)).toEqual(['promo_code_wrong SAVR']);
  });

  test('a banned phrase keeps its sign', () => {
    expect(
      told('Ad | @glowlab 1 spoon', { brief: { bannedPhrases: ['#1'] }, creators: [{ handle: 'mila.cooks' }] }),
    ).toEqual([]);
    expect(
      told('Ad | @glowlab is #1 here', { brief: { bannedPhrases: ['#1'] }, creators: [{ handle: 'mila.cooks' }] }),
    ).toEqual(['banned_phrase #1']);
  });

  test('the entry for the platform wins over the one for any', () => {
    const both = {
      creators: [{ handle: 'mila.cooks' }, { handle: 'mila.cooks', platform: 'instagram' as const, promoCode: 'X99' }],
      brief: {},
    };
    expect(told('Ad | @glowlab', both)).toEqual(['promo_code_missing']);
  });

  test('the id is about what is demanded, not about its place in the brief', () => {
    const id = (mentions: string[]) =>
      findings('Ad | GlowLab MILA15', { brief: { requiredMentions: mentions } }).at(-1)!.id;
    expect(id(['@x', '@y'])).toBe(id(['@y']));
    expect(id(['@x'])).not.toBe(id(['@y']));
  });

  test('very long words are not compared', () => {
    const long = 'x'.repeat(4000);
    expect(
      told(`Ad | @glowlab #${long}y`, { brief: { requiredHashtags: [long] }, creators: [{ handle: 'mila.cooks' }] }),
    ).toEqual(['hashtag_missing']);
  });

  test('a short tag has no near miss', () => {
    expect(
      told('Ad | @glowlab #ab', { brief: { requiredHashtags: ['#abc'] }, creators: [{ handle: 'mila.cooks' }] }),
    ).toEqual(['hashtag_missing']);
  });
});

test('a finding names its campaign, its demand and where to read it', () => {
  expect(findings('Ad | @glowlab MILA15')[0]).toMatchObject({
    campaign: 'glowlab-autumn',
    jurisdictions: ['GB'],
    citation: {
      instrument: 'Campaign glowlab-autumn of GlowLab',
      clause: 'brief.requiredHashtags.0',
      url: '/v1/campaigns/glowlab-autumn',
    },
  });
});

test('ten thousand tags are looked at up to a bound', () => {
  const caption = `Ad | @glowlab MILA15 ${'#x '.repeat(10_000)}`;
  expect(told(caption)).toEqual(['hashtag_missing']);
  expect(told(`Ad | @glowlab #GlowLabPartner ${'word '.repeat(10_000)}`)).toEqual(['promo_code_missing']);
});

test('what may be spoken in a video whose words were not read is said to be unknown', () => {
  const video = { caption: 'Ad | @glowlab #GlowLabPartner', format: 'reel' as const };
  expect(findings(video).map(({ message }) => message)).toEqual([
    'The creator’s code MILA15 is not in the post. Whether it is spoken cannot be told: the words of the video did not come with the post.',
  ]);
  expect(findings({ ...video, transcript: 'hello' })[0]!.message).toBe('The creator’s code MILA15 is not in the post.');
});
