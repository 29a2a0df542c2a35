import type { Audit, Verdict } from '../../audit-result.ts';
import type { Brief } from '../../campaign.ts';
import type { Citation, Evidence, Finding, MessageCode } from '../../finding.ts';
import type { Post } from '../../post.ts';
import { dayOf, type Membership } from '../facts.ts';
import { fingerprintIn, groupDigest } from '../fingerprint.ts';
import type { Passage } from '../reading.ts';
import { bannedClaims } from './banned-claims.ts';
import { bannedPhrases } from './banned-phrases.ts';
import { PostReading, ReadingForBrief } from './brief-view.ts';
import { competitors } from './competitors.ts';
import { disclaimers } from './disclaimers.ts';
import type { BriefCheck, BriefView, Draft } from './draft.ts';
import { drift } from './drift.ts';
import { forgetWhenFull } from './interned.ts';
import { keyMessages } from './key-messages.ts';
import { hashtags, mentions } from './mentions-and-hashtags.ts';
import { brandNames } from './names.ts';
import { negativity } from './negativity.ts';
import { offer } from './offer.ts';
import { perCampaign } from './per-brief.ts';
import { profanity } from './profanity.ts';
import { promoCode } from './promo-codes.ts';
import { outsideWindow } from './publication-window.ts';
import { trackingLink } from './tracking-links.ts';

/** What a post is checked for, in this order, and the field of the brief that asks for it; the rest comes with the campaign. */
const CHECKS: readonly (readonly [BriefCheck, keyof Brief | undefined])[] = [
  [outsideWindow, undefined],
  [keyMessages, 'keyMessages'],
  [mentions, 'requiredMentions'],
  [hashtags, 'requiredHashtags'],
  [brandNames, undefined],
  [competitors, 'competitors'],
  [promoCode, undefined],
  [trackingLink, undefined],
  [offer, 'offer'],
  [bannedPhrases, 'bannedPhrases'],
  [bannedClaims, 'bannedClaims'],
  [profanity, 'tone'],
  [negativity, 'tone'],
  [disclaimers, 'disclaimers'],
  [drift, 'approvedCaption'],
];

const checksOf = perCampaign(({ brief = {} }) =>
  CHECKS.flatMap(([check, field]) => (field === undefined || isFilled(brief[field]) ? [check] : [])),
);

function isFilled(asked: Brief[keyof Brief]): boolean {
  if (typeof asked === 'string') return asked.trim() !== '';
  return asked !== undefined && (!Array.isArray(asked) || asked.length > 0);
}

/** A post and what is known of it. */
export interface Asked {
  post: Post;
  passages: readonly Passage[];
  memberships: readonly Membership[];
  jurisdictions: readonly string[];
  declares: BriefView['declares'];
  /** What could say more and could not be read. */
  unseen: Verdict['unseen'];
}

/** What a post makes of its campaigns' briefs. */
export interface JudgedMessage {
  findings: Finding[];
  /** Where each key message is said; without a place where it is not; left out where it may stand in the rest of a text. */
  keyMessages: NonNullable<Audit['keyMessages']>;
}

/** Checks a post against the briefs of the campaigns it belongs to, at least one. What a brief leaves out is not checked. */
export function judgeMessage(asked: Asked): JudgedMessage {
  const { post, passages, memberships, jurisdictions, declares, unseen } = asked;
  const judged: JudgedMessage = { findings: [], keyMessages: [] };
  forgetWhenFull();
  const reading = new PostReading(post, passages, memberships, declares);
  const shared = {
    day: dayOf(post.publishedAt),
    markets: [...jurisdictions],
    isUnheard: unseen.includes('audio'),
    isCut: unseen.includes('text'),
  };
  for (const membership of memberships) {
    const { campaign } = membership;
    const view = new ReadingForBrief(reading, membership);
    const source = sourceOf(campaign);
    for (const check of checksOf(campaign)) {
      const drafts = check(view);
      if (drafts.length === 0) continue;
      const found = drafts.map((draft) => toFinding(view, shared, source, draft));
      // Ids of key messages differ; what else a brief asks for may be there twice.
      judged.findings.push(...(check === keyMessages ? found : distinct(found)));
    }
    if (campaign.brief?.keyMessages !== undefined)
      addPlaces(judged.keyMessages, view, campaign.brief.keyMessages, shared.isCut);
  }
  return judged;
}

function addPlaces(
  said: JudgedMessage['keyMessages'],
  { campaign, coverage }: BriefView,
  messages: readonly { id: string }[],
  isCut: boolean,
): void {
  for (let n = 0; n < messages.length; n++) {
    const { covered, span } = coverage[n]!;
    const { id } = messages[n]!;
    if (covered) said.push({ campaign: campaign.id, id, evidence: span! });
    else if (!isCut) said.push({ campaign: campaign.id, id });
  }
}

/** Each finding once. */
export function distinct(findings: Finding[]): Finding[] {
  return findings.length < 2 ? findings : [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

interface Shared {
  day: string;
  markets: string[];
  isUnheard: boolean;
  isCut: boolean;
}

/** What may be spoken in a video instead of written. */
const SPOKEN: ReadonlySet<MessageCode> = new Set(['key_message_missing', 'promo_code_missing', 'disclaimer_missing']);
/** What may stand in the rest of a text that came cut off. */
const IN_THE_REST: ReadonlySet<MessageCode> = new Set([
  ...SPOKEN,
  'mention_missing',
  'hashtag_missing',
  'link_missing',
  'drift',
]);
const REST_UNKNOWN = ' Only the beginning of the text came with the post: the rest may say it.';
const UNHEARD = ' Whether it is spoken cannot be told: the words of the video did not come with the post.';

function toFinding({ post, campaign }: BriefView, shared: Shared, source: Source, draft: Draft): Finding {
  const { day, markets, isUnheard, isCut } = shared;
  const code = codeOf(draft.code);
  const about = draft.isAbout === false ? NOTHING : draft.evidence;
  const isOpen = isCut && IN_THE_REST.has(draft.code);
  return {
    id: fingerprintIn(post, code, groupOf(source, campaign.id, draft.demand), about),
    code,
    severity: isOpen ? 'low' : draft.severity,
    jurisdictions: markets,
    campaign: campaign.id,
    evidence: draft.evidence.slice(),
    citation: { instrument: source.instrument, clause: draft.clause, url: source.url, asOf: day },
    message: draft.message + (isUnheard && SPOKEN.has(draft.code) ? UNHEARD : '') + (isOpen ? REST_UNKNOWN : ''),
    suggestion: draft.suggestion,
  };
}

const NOTHING: readonly Evidence[] = [];

/** The code of each finding, for a string that is made anew is hashed anew. */
const codes = new Map<MessageCode, `message.${MessageCode}`>();

function codeOf(code: MessageCode): `message.${MessageCode}` {
  let made = codes.get(code);
  if (made === undefined) {
    made = `message.${code}`;
    codes.set(code, made);
  }
  return made;
}

/** What the findings of a campaign have in common, and the group of each of its demands. */
interface Source extends Pick<Citation, 'instrument' | 'url'> {
  groups: Map<string, string>;
}

const sourceOf = perCampaign(
  ({ id, brand }): Source => ({
    instrument: `Campaign ${id} of ${brand.name}`,
    url: `/v1/campaigns/${encodeURIComponent(id)}`,
    groups: new Map(),
  }),
);

function groupOf({ groups }: Source, campaign: string, demand: string): string {
  let group = groups.get(demand);
  if (group === undefined) {
    group = groupDigest(`campaign:${campaign}:${demand}`);
    groups.set(demand, group);
  }
  return group;
}
