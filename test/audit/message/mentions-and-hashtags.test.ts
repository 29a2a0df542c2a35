import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { post, rulebook, campaign as sample } from '../../support/law.ts';

const law = rulebook();
const CODES = [
  'message.mention_missing',
  'message.hashtag_missing',
  'message.hashtag_misspelled',
  'message.brand_misspelled',
];

function findings(given: string | Partial<Post>, brief: Brief, others: Campaign[] = []) {
  const change = typeof given === 'string' ? { caption: given } : given;
  const own = { ...sample, brief };
  const result = audit(post({ labelledPartner: 'GlowLab', ...change }), { rulebook: law, campaigns: [own, ...others] });
  return result.findings.filter(({ code, campaign }) => CODES.includes(code) && campaign === own.id);
}
const told = (given: string | Partial<Post>, brief: Brief, others?: Campaign[]) =>
  findings(given, brief, others).map(({ code, evidence }) =>
    [code.slice(8), ...evidence.map(({ text }) => text)].join(' '),
  );

describe('mentions that are asked for', () => {
  const requiredMentions = ['@glowlab', '@red.cross'];
  test.each([
    ['With @GlowLab. And (@Red.Cross)!', []],
    ['with @glowlab’s friends, @red.cross', []],
    ['＠glowlab @red.cross', []],
    ['with @glowlab', ['mention_missing']],
    ['GlowLab and Red Cross, #glowlab', ['mention_missing', 'mention_missing']],
    ['mail hello@glowlab or @glowlab_fans, @red.cross', ['mention_missing']],
    ['@ glowlab @red.cross', ['mention_missing @ glowlab']],
    ['@glowlab @redcross', ['mention_missing @redcross']],
    ['@glowlab @red.corss', ['mention_missing @red.corss']],
    ['@glowlab @red.cross.uk', ['mention_missing']],
    ['@glowlabb @red.cross', ['brand_misspelled @glowlabb']],
    ['@glow.lab @red.cross', ['brand_misspelled @glow.lab']],
    ['GlowLabb @red.cross', ['mention_missing', 'brand_misspelled GlowLabb']],
  ])('%j: %j', (caption, expected) => {
    expect(told(caption, { requiredMentions })).toEqual(expected);
  });

  test('in any text, and not in the platform’s label', () => {
    expect(
      told({ caption: 'x', firstComment: '@glowlab', overlays: ['ad', '@red.cross'] }, { requiredMentions }),
    ).toEqual([]);
    expect(told({ caption: 'x', labelledPartner: '@glowlab' }, { requiredMentions: ['@glowlab'] })).toEqual([
      'mention_missing',
    ]);
  });

  test('what another campaign asks for is no slip', () => {
    const other = { ...sample, id: 'other', brand: { name: 'Red Corss', handles: ['@red.corss'] } };
    expect(told('@glowlab with @red.corss', { requiredMentions }, [other])).toEqual(['mention_missing']);
  });

  test('a finding keeps its id over what stands near', () => {
    const id = (caption: string) => findings(caption, { requiredMentions: ['@red.cross'] })[0]!.id;
    expect(id('x')).toBe(id('x @red.corss'));
    expect(findings('@red.corss', { requiredMentions: ['@red.cross'] })[0]).toMatchObject({
      message: 'The brief asks for @red.cross; the post has “@red.corss” instead.',
      suggestion: 'Write @red.cross.',
    });
    expect(findings('x', { requiredMentions: ['@red.cross'] })[0]).toMatchObject({
      message: 'The brief asks for @red.cross; the post does not mention it.',
      suggestion: 'Add @red.cross.',
    });
  });
});

describe('hashtags that are asked for', () => {
  test.each([
    ['#GlowLabPartner', '#glowlabpartner', []],
    ['#GlowLabPartner', '＃GlowLabPartner✨', []],
    ['#GlowLabPartner', '#x#GlowLabPartner#y', []],
    ['GlowLabPartner', '#GlowLabPartner', []],
    ['#GlowLabPartner', 'GlowLabPartner', ['hashtag_missing']],
    ['#GlowLabPartner', '#GlowLab #GlowLabPartner2026 #GlowLabPartnership #Partner', ['hashtag_missing']],
    ['#GlowLabPartner', '#GlowLabPartner2', ['hashtag_missing']],
    ['#GlowLabPartner', '#GlowLabPartners', ['hashtag_misspelled #GlowLabPartners']],
    ['#GlowLabPartner', '#GlowLabPatner', ['hashtag_misspelled #GlowLabPatner']],
    ['#GlowLabPartner', '#Glow_Lab_Partner', ['hashtag_misspelled #Glow_Lab_Partner']],
    ['#GlowLabPartner', '#GlowLab Partner', ['hashtag_misspelled #GlowLab Partner']],
    ['#GlowLabPartner', '#Glow Lab Partner now', ['hashtag_misspelled #Glow Lab Partner']],
    ['#GlowLabPartner', '#Glow and Lab Partner', ['hashtag_missing']],
    ['#GlowLabPartner', '# GlowLabPartner', ['hashtag_misspelled # GlowLabPartner']],
    ['#GlowLabPartner', '#GlwoLabPatner', ['hashtag_misspelled #GlwoLabPatner']],
    ['#LightTheHollow', '#LightTheHol1ow', ['hashtag_misspelled #LightTheHol1ow']],
    ['#RutaDelSur', '#RutaDelSol #rutadelnorte', ['hashtag_missing']],
    ['#RutaDelSur', '#RutaDelSud', ['hashtag_misspelled #RutaDelSud']],
    ['#glow', '#glowing #grow #slow #glows #gloww', ['hashtag_misspelled #gloww']],
    ['#bloom', '#boom #blom #bloon', ['hashtag_misspelled #blom']],
    ['#Größe', '#GRÖSSE', ['hashtag_misspelled #GRÖSSE']],
    ['#ad', '#ads #da', ['hashtag_missing']],
    ['#協力店', '#協力店', []],
  ])('%s, %j: %j', (tag, caption, expected) => {
    expect(told(caption, { requiredHashtags: [tag] })).toEqual(expected);
  });

  test('what is asked for beside it is no slip', () => {
    const two = { requiredHashtags: ['#MilesForMe', '#MilesForMen'] };
    expect(told('#MilesForMen', two)).toEqual(['hashtag_missing']);
    const other = { ...sample, id: 'other', brief: { requiredHashtags: ['#GlowLabPartners'] } };
    expect(told('#GlowLabPartners', { requiredHashtags: ['#GlowLabPartner'] }, [other])).toEqual(['hashtag_missing']);
  });

  test('tells what to write', () => {
    expect(findings('#GlowLabPatner', { requiredHashtags: ['#GlowLabPartner'] })[0]).toMatchObject({
      message: '“#GlowLabPatner” looks like a slip of #GlowLabPartner.',
      suggestion: 'Write #GlowLabPartner.',
    });
    expect(findings('x', { requiredHashtags: ['#GlowLabPartner'] })[0]).toMatchObject({
      message: 'The brief asks for #GlowLabPartner; the post does not carry it.',
      suggestion: 'Add #GlowLabPartner.',
    });
  });
});
