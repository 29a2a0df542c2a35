import type { PlacementRule, PlatformLabelPolicy, Ruling } from '../../lib/rules/schema.ts';
import { CONNECTION_LABELS, FIELD_LABELS, platformName, sentence, showTime } from './words.ts';

type Scope = Pick<Ruling, 'connections' | 'platforms' | 'formats' | 'audience' | 'from' | 'to'> & {
  needs?: Ruling['needs'];
};

/** When a fact of the rulebook holds, in words. */
export function conditions({ connections, platforms, formats, audience, from, to, needs }: Scope): string {
  const parts = [
    connections && `for ${connections.map((one) => CONNECTION_LABELS[one].toLowerCase()).join(', ')}`,
    platforms && `on ${platforms.map(platformName).join(', ')}`,
    formats && `in ${formats.join(', ')}`,
    audience && 'where minors are the audience',
    from && `from ${showTime(from, { day: true })}`,
    to && `until ${showTime(to, { day: true })}`,
    needs?.brand && 'with the partner named beside it',
    needs?.beside && `beside ${needs.beside.join(' or ')}`,
    needs?.platformLabel && 'with the platform’s label on',
  ];
  return sentence(parts.filter(Boolean).join(', '));
}

export const POLICY_TEXT: Record<PlatformLabelPolicy['policy'], string> = {
  sufficient: 'enough alone',
  conditional: 'enough where it is prominent, so a person must look',
  additional: 'wanted beside the creator’s own wording',
  insufficient: 'never enough alone',
  unsettled: 'not settled',
};

/** A placement rule in words. */
export function placementText(rule: PlacementRule): string {
  switch (rule.kind) {
    case 'before_fold':
      return 'Before the platform cuts the text.';
    case 'first_word':
      return 'At the very start.';
    case 'first_lines':
      return `In the first ${rule.lines === 1 ? 'line' : `${rule.lines} lines`}.`;
    case 'first_hashtags':
      return `As a tag, among the first ${rule.count}.`;
    case 'not_in_hashtag_run':
      return `Not inside a run of ${rule.run} or more hashtags.`;
    case 'edge_of_hashtag_run':
      return `In a run of ${rule.run} or more hashtags, at its start or end.`;
    case 'not_last':
      return 'Not at the very end.';
    case 'near_start':
      return `Within the first ${rule.cells} characters.`;
    case 'title_uncut':
      return `In a title, within the first ${rule.cells} characters.`;
    case 'channel':
      return `In one of: ${rule.fields.map((field) => FIELD_LABELS[field].toLowerCase()).join(', ')}.`;
    case 'each_frame':
      return 'On every frame of a story.';
    case 'first_and_last_frame':
      return 'On the first and the last frame.';
    case 'written_and_spoken':
      return 'Both written and spoken.';
  }
}
