import type { Outcome } from '../../lib/audit-result.ts';
import type { DeliverableState } from '../../lib/consistency.ts';
import type { PostPrice, Reach } from '../../lib/exposure.ts';
import type { DisclosureReason, EvidenceField, FindingCode } from '../../lib/finding.ts';
import { type Jurisdiction, jurisdictionName } from '../../lib/jurisdiction.ts';
import type { Connection, Platform } from '../../lib/post.ts';
import type { HistoryEntry, ReviewAction, ReviewStatus } from '../../lib/review/review.ts';
import platforms from '../../lib/rules/platforms.json' with { type: 'json' };
import type { PostSummary } from '../../lib/store/records.ts';

/** Findings, and the reasons of verdicts that need none. */
export const CODE_LABELS: Record<FindingCode, string> = {
  'disclosure.clear': 'Clearly disclosed',
  'disclosure.no_duty': 'This connection needs no disclosure here',
  'disclosure.not_commercial': 'Not an ad',
  'disclosure.missing': 'No disclosure',
  'disclosure.insufficient_wording': 'Disclosure wording not enough',
  'disclosure.buried': 'Disclosure hidden or too late in the text',
  'disclosure.wrong_language': 'Disclosure in the wrong language',
  'disclosure.contradicted': 'Says that it is not an ad',
  'disclosure.label_insufficient': 'Platform label alone is not enough',
  'disclosure.frame_missing': 'Story frame without disclosure',
  'disclosure.channel': 'Disclosure only where it does not count',
  'disclosure.partner_unnamed': 'Partner not named',
  'disclosure.unsettled': 'No settled rule for this wording',
  'disclosure.label_unknown': 'Platform label not known',
  'disclosure.connection_unknown': 'Connection to the brand not known',
  'disclosure.language_unsupported': 'Language not supported',
  'disclosure.nothing_to_read': 'Nothing to read',
  'disclosure.late': 'Disclosure added after publication',
  'message.key_message_missing': 'Key message missing',
  'message.mention_missing': 'Required mention missing',
  'message.hashtag_missing': 'Required hashtag missing',
  'message.hashtag_misspelled': 'Hashtag misspelled',
  'message.brand_misspelled': 'Brand misspelled',
  'message.link_missing': 'Tracking link missing',
  'message.link_wrong_domain': 'Link to the wrong domain',
  'message.utm_mismatch': 'Tracking parameters differ',
  'message.promo_code_missing': 'Promo code missing',
  'message.promo_code_wrong': 'Wrong promo code',
  'message.offer_mismatch': 'Offer differs from the brief',
  'message.banned_phrase': 'Banned phrase',
  'message.banned_claim': 'Banned claim',
  'message.competitor_mentioned': 'Competitor mentioned',
  'message.disclaimer_missing': 'Disclaimer missing',
  'message.outside_window': 'Outside the campaign window',
  'message.negative_about_brand': 'Negative about the brand',
  'message.profanity': 'Profanity',
  'message.drift': 'Departs from the approved caption',
  'message.deliverable_missing': 'Deliverable missing',
  'message.deliverable_late': 'Deliverable late',
  'message.inconsistent_message': 'Stands apart from the campaign',
};

export function reasonLabel(reason: DisclosureReason): string {
  return CODE_LABELS[`disclosure.${reason}`];
}

export const STATUS_LABELS: Record<ReviewStatus, string> = {
  open: 'Open',
  confirmed: 'Confirmed',
  sent_back: 'Sent back',
  fixed: 'Fixed',
  dismissed: 'Dismissed',
};

export const ACTION_LABELS: Record<Exclude<ReviewAction, 'dismiss'>, string> = {
  confirm: 'Confirm',
  send_back: 'Send back to creator',
  fix: 'Mark as fixed',
  reopen: 'Reopen',
};

export const HISTORY_LABELS: Record<HistoryEntry['what'], string> = {
  opened: 'Found',
  confirmed: 'Confirmed',
  sent_back: 'Sent back to the creator',
  dismissed: 'Dismissed',
  fixed: 'Fixed',
  reopened: 'Reopened',
  post_deleted: 'Post deleted from the platform',
};

/** How the platform tells that a post is gone. */
export const GONE_WORDS: Record<NonNullable<PostSummary['deletedAs']>, string> = {
  deleted: 'The post has been deleted.',
  private: 'The post has been made private.',
  missing: 'The platform no longer answers with the post.',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  pass: 'Pass',
  fail: 'Fail',
  review: 'Needs a look',
  not_applicable: 'No duty',
};

export const FIELD_LABELS: Record<EvidenceField, string> = {
  title: 'Title',
  caption: 'Caption',
  description: 'Description',
  transcript: 'Transcript',
  firstComment: 'First comment',
  overlays: 'Words in the picture or video',
  links: 'Links',
};

export const CONNECTION_LABELS: Record<Connection, string> = {
  paid: 'Paid',
  gift: 'Gift, no strings',
  gift_with_obligation: 'Gift for a post',
  affiliate: 'Affiliate link',
  discount_code: 'Discount code',
  own_brand: 'Own brand',
  employment: 'Employee',
  family: 'Family',
  event: 'Trip, ticket or stay',
  contest: 'Contest',
  loan: 'Loan',
  past_paid: 'Paid in the past',
  none: 'No tie',
  unknown: 'Not known',
};

export const REACH_LABELS: Record<Reach, string> = {
  unknown: 'Followers not known',
  none: 'Below the tiers',
  nano: 'Nano',
  micro: 'Micro',
  macro: 'Macro',
  mega: 'Mega',
};

export const DELIVERABLE_LABELS: Record<DeliverableState, string> = {
  delivered: 'Delivered',
  due: 'To come',
  late: 'Late',
  missing: 'Missing',
};

const platformNames: Partial<Record<Platform, { name: string }>> = platforms;

export function platformName(platform: Platform): string {
  return platformNames[platform]?.name ?? sentence(platform);
}

export function jurisdictionList(codes: readonly Jurisdiction[]): string {
  return codes.map(jurisdictionName).join(', ');
}

/** `false_positive` as people write it: `False positive`. */
export function sentence(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** An instant in the reader's time zone; what is no instant is shown as it is. */
export function showTime(instant: string, { day = false } = {}): string {
  const parsed = new Date(instant);
  if (Number.isNaN(parsed.getTime())) return instant;
  return (day ? date : dateTime).format(parsed);
}

const distance = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const DAY_MS = 24 * 60 * 60 * 1000;

/** How far the day of an instant is from that of another: `in 3 days`, `yesterday`, `today`. */
export function showDistance(instant: string, from: string): string {
  return distance.format(dayNumber(instant) - dayNumber(from), 'day');
}

function dayNumber(instant: string): number {
  const at = new Date(instant);
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** `Micro · 48K followers`; nothing where followers are not known. */
export function showReach(reach: Reach, followers: number | undefined): string {
  return followers === undefined ? '' : `${REACH_LABELS[reach]} · ${compact.format(followers)} followers`;
}

/** In US dollars: `$100–500`, `$5,000 and more`. */
export function showPrice({ from, to }: PostPrice): string {
  const [low, high] = [from.toLocaleString('en'), to?.toLocaleString('en')];
  return high === undefined ? `$${low} and more` : `$${low}–${high}`;
}

const rate = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function showRate(value: number | null): string {
  return value === null ? '–' : rate.format(value);
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** The URL where a browser may follow it; captions and sources can hold any scheme. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
