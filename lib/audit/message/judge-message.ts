import type { Audit, Verdict } from '../../audit-result.ts';
import type { Campaign } from '../../campaign.ts';
import type { Citation, Finding, MessageCode } from '../../finding.ts';
import type { Post } from '../../post.ts';
import { dayOf, type Membership } from '../facts.ts';
import { fingerprintIn, groupDigest } from '../fingerprint.ts';
import type { Passage } from '../reading.ts';
import { bannedClaims } from './banned-claims.ts';
import { bannedPhrases } from './banned-phrases.ts';
import { competitors } from './competitors.ts';
import { coverageOf } from './coverage.ts';
import { disclaimers } from './disclaimers.ts';
import type { BriefCheck, BriefView, Draft } from './draft.ts';
import { drift } from './drift.ts';
import { forgetWhenFull } from './interned.ts';
import { keyMessages } from './key-messages.ts';
import { hashtags, mentions } from './mentions-and-hashtags.ts';
import { brandNames } from './names.ts';
import { negativity } from './negativity.ts';
import { offer } from './offer.ts';
import { profanity } from './profanity.ts';
import { promoCode } from './promo-codes.ts';
import { outsideWindow } from './publication-window.ts';
import { briefLanguage, languageBy, stemmerLanguage, votesOf } from './reading-language.ts';
import { tokensOf } from './tokens.ts';
import { trackingLink } from './tracking-links.ts';
import { wordsOf } from './words.ts';

const CHECKS: readonly BriefCheck[] = [
  outsideWindow,
  keyMessages,
  mentions,
  hashtags,
  brandNames,
  competitors,
  promoCode,
  trackingLink,
  offer,
  bannedPhrases,
  bannedClaims,
  profanity,
  negativity,
  disclaimers,
  drift,
];

interface Asked {
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

/** Checks a post against the briefs of the campaigns it belongs to. What a brief leaves out is not checked. */
export function judgeMessage(asked: Asked): JudgedMessage {
  const { post, passages, memberships, jurisdictions, declares, unseen } = asked;
  const judged: JudgedMessage = { findings: [], keyMessages: [] };
  if (memberships.length === 0) return judged;
  forgetWhenFull();
  const tokens = memberships.some(({ campaign }) => campaign.brief !== undefined)
    ? passages.filter(({ field }) => field !== 'links').map(tokensOf)
    : [];
  const votes = votesOf(tokens);
  const shared = {
    day: dayOf(post.publishedAt),
    markets: [...jurisdictions],
    isUnheard: unseen.includes('audio'),
    isCut: unseen.includes('text'),
  };
  for (const membership of memberships) {
    const { campaign } = membership;
    const likely = briefLanguage(campaign);
    const language = post.language === undefined ? languageBy(votes, likely) : stemmerLanguage(post.language);
    const words = tokens.map((one) => wordsOf(one, language));
    const coverage = coverageOf(campaign, words, language);
    const others = memberships.filter((one) => one !== membership);
    const view: BriefView = { ...membership, post, passages, words, language, coverage, others, declares };
    const source = sourceOf(campaign);
    for (const check of CHECKS) {
      const found = check(view).map((draft) => toFinding(view, { ...shared, source }, draft));
      // Ids of key messages differ; what else a brief asks for may be there twice.
      judged.findings.push(...(check === keyMessages ? found : distinct(found)));
    }
    coverage.forEach(({ covered, span }, n) => {
      const { id } = campaign.brief!.keyMessages![n]!;
      const said = { campaign: campaign.id, id };
      if (covered) judged.keyMessages.push({ ...said, evidence: span! });
      else if (!shared.isCut) judged.keyMessages.push(said);
    });
  }
  return judged;
}

/** Each finding once. */
export function distinct(findings: Finding[]): Finding[] {
  return findings.length < 2 ? findings : [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

interface Shared {
  source: Source;
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

function toFinding({ post, campaign }: BriefView, shared: Shared, draft: Draft): Finding {
  const { source, day, markets, isUnheard, isCut } = shared;
  const code = `message.${draft.code}` as const;
  const about = draft.isAbout === false ? [] : draft.evidence;
  const isOpen = isCut && IN_THE_REST.has(draft.code);
  return {
    id: fingerprintIn(post, code, groupOf(source, campaign.id, draft.demand), about),
    code,
    severity: isOpen ? 'low' : draft.severity,
    jurisdictions: markets,
    campaign: campaign.id,
    evidence: [...draft.evidence],
    citation: { instrument: source.instrument, clause: draft.clause, url: source.url, asOf: day },
    message: draft.message + (isUnheard && SPOKEN.has(draft.code) ? UNHEARD : '') + (isOpen ? REST_UNKNOWN : ''),
    suggestion: draft.suggestion,
  };
}

/** What the findings of a campaign have in common, and the group of each of its demands. */
interface Source extends Pick<Citation, 'instrument' | 'url'> {
  groups: Map<string, string>;
}

const sources = new WeakMap<Campaign, Source>();

function sourceOf(campaign: Campaign): Source {
  let source = sources.get(campaign);
  if (source === undefined) {
    source = {
      instrument: `Campaign ${campaign.id} of ${campaign.brand.name}`,
      url: `/v1/campaigns/${encodeURIComponent(campaign.id)}`,
      groups: new Map(),
    };
    sources.set(campaign, source);
  }
  return source;
}

function groupOf({ groups }: Source, campaign: string, demand: string): string {
  let group = groups.get(demand);
  if (group === undefined) {
    group = groupDigest(`campaign:${campaign}:${demand}`);
    groups.set(demand, group);
  }
  return group;
}
