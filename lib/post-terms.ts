export const PLATFORMS = [
  'instagram',
  'facebook',
  'threads',
  'youtube',
  'tiktok',
  'pinterest',
  'linkedin',
  'x',
  'snapchat',
  'twitch',
  'bluesky',
  'blog',
  'other',
] as const;
export type Platform = (typeof PLATFORMS)[number];

export const FORMATS = [
  'feed',
  'carousel',
  'reel',
  'story',
  'video',
  'short',
  'live',
  'pin',
  'article',
  'text',
] as const;
export type Format = (typeof FORMATS)[number];

/** The format that a platform's posts usually have, used where the post does not say. */
export const USUAL_FORMAT: Record<Platform, Format> = {
  instagram: 'feed',
  facebook: 'feed',
  threads: 'text',
  youtube: 'video',
  tiktok: 'video',
  pinterest: 'pin',
  linkedin: 'text',
  x: 'text',
  snapchat: 'story',
  twitch: 'live',
  bluesky: 'text',
  blog: 'article',
  other: 'feed',
};

export const CONNECTIONS = [
  'paid',
  'gift',
  'gift_with_obligation',
  'affiliate',
  'discount_code',
  'own_brand',
  'employment',
  'family',
  'event',
  'contest',
  'loan',
  'past_paid',
  'none',
  'unknown',
] as const;
export type Connection = (typeof CONNECTIONS)[number];
/** The text fields of a post, in the order in which an audience meets them. */
export const TEXT_FIELDS = ['title', 'caption', 'description', 'transcript', 'firstComment'] as const;

/** A creator's handle as compared: lower case, without a leading `@`. */
export function sameHandle(handle: string): string {
  return handle.trim().replace(/^@/, '').toLowerCase();
}
