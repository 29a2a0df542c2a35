import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import type { Citation, Evidence, Finding, MessageCode, Severity } from '../finding.ts';
import type { Post } from '../post.ts';
import { dayOf, type Membership } from './facts.ts';
import { findCode, findToken, findWords, needle } from './find.ts';
import { fingerprint } from './fingerprint.ts';
import { evidenceOf, type Passage } from './reading.ts';
import { foldText } from './text.ts';

interface Draft {
  code: MessageCode;
  severity: Severity;
  /** Path of the demand within the campaign. */
  clause: string;
  /** What is demanded, folded: the finding is about it, wherever it stands in the brief. */
  demand: string;
  evidence: Evidence[];
  message: string;
  suggestion: string;
}

/** Checks a post against the brief of one campaign. What the brief leaves out is not checked. */
export function judgeMessage(
  post: Post,
  passages: readonly Passage[],
  membership: Membership,
  jurisdictions: readonly string[],
): Finding[] {
  const drafts = [
    ...outsideWindow(post, membership),
    ...mentions(passages, membership),
    ...hashtags(passages, membership),
    ...promoCode(post, passages, membership),
    ...bannedPhrases(passages, membership),
  ];
  return drafts.map((draft) => toFinding(post, membership, jurisdictions, draft));
}

function toFinding(post: Post, { campaign }: Membership, jurisdictions: readonly string[], draft: Draft): Finding {
  const code = `message.${draft.code}` as const;
  const citation: Citation = {
    instrument: `Campaign ${campaign.id} of ${campaign.brand.name}`,
    clause: draft.clause,
    url: `/v1/campaigns/${encodeURIComponent(campaign.id)}`,
    asOf: dayOf(post.publishedAt),
  };
  return {
    id: fingerprint(post, code, `campaign:${campaign.id}:${draft.demand}`, draft.evidence),
    code,
    severity: draft.severity,
    jurisdictions: [...jurisdictions],
    campaign: campaign.id,
    evidence: draft.evidence,
    citation,
    message: draft.message,
    suggestion: draft.suggestion,
  };
}

function outsideWindow(post: Post, { campaign }: Membership): Draft[] {
  const published = Date.parse(post.publishedAt);
  const early = published < Date.parse(campaign.window.from);
  if (!early && published <= Date.parse(campaign.window.to)) return [];
  return [
    {
      code: 'outside_window',
      severity: 'medium',
      clause: 'window',
      demand: 'window',
      evidence: [],
      message: `Published ${dayOf(post.publishedAt)}, ${early ? 'before' : 'after'} the campaign’s window (${dayOf(campaign.window.from)} to ${dayOf(campaign.window.to)}).`,
      suggestion: early
        ? 'Hold the post until the window opens.'
        : 'Agree on the date with the brand, or take the post out of the campaign.',
    },
  ];
}

function mentions(passages: readonly Passage[], { campaign }: Membership): Draft[] {
  return (campaign.brief?.requiredMentions ?? []).flatMap((mention, n): Draft[] => {
    if (findToken(passages, 'mentions', mention) !== undefined) return [];
    const handle = `@${needle(mention)}`;
    return [
      {
        code: 'mention_missing',
        severity: 'medium',
        clause: `brief.requiredMentions.${n}`,
        demand: handle,
        evidence: [],
        message: `The brief asks for ${handle}; the post does not mention it.`,
        suggestion: `Add ${handle}.`,
      },
    ];
  });
}

function hashtags(passages: readonly Passage[], { campaign }: Membership): Draft[] {
  return (campaign.brief?.requiredHashtags ?? []).flatMap((tag, n): Draft[] => {
    if (findToken(passages, 'tags', tag) !== undefined) return [];
    const wanted = `#${tag.replace(/^#/, '')}`;
    const near = nearest(needle(tag), tokens(passages, 'tags'));
    if (near !== undefined) {
      return [
        {
          code: 'hashtag_misspelled',
          severity: 'medium',
          clause: `brief.requiredHashtags.${n}`,
          demand: needle(tag),
          evidence: [near],
          message: `“${near.text}” looks like a slip of ${wanted}.`,
          suggestion: `Write ${wanted}.`,
        },
      ];
    }
    return [
      {
        code: 'hashtag_missing',
        severity: 'medium',
        clause: `brief.requiredHashtags.${n}`,
        demand: needle(tag),
        evidence: [],
        message: `The brief asks for ${wanted}; the post does not carry it.`,
        suggestion: `Add ${wanted}.`,
      },
    ];
  });
}

function promoCode(post: Post, passages: readonly Passage[], { campaign, creator }: Membership): Draft[] {
  const code = creator.promoCode;
  const ends = campaign.brief?.offer?.endsAt;
  if (code === undefined || (ends !== undefined && Date.parse(post.publishedAt) > Date.parse(ends))) return [];
  if (findCode(passages, code) !== undefined) return [];
  const others = campaign.creators.flatMap((other) =>
    other.promoCode === undefined || other.promoCode === code ? [] : [other.promoCode],
  );
  const foreign = others.map((other) => findCode(passages, other)).find((span) => span !== undefined);
  const wrong = foreign ?? nearest(needle(code), tokens(passages, 'words'));
  const where = `creators.${campaign.creators.indexOf(creator)}.promoCode`;
  if (wrong !== undefined) {
    return [
      {
        code: 'promo_code_wrong',
        severity: 'high',
        clause: where,
        demand: needle(code),
        evidence: [wrong],
        message: `“${wrong.text}” is ${foreign === undefined ? 'not quite the creator’s code' : 'another creator’s code'}; this creator’s is ${code}.`,
        suggestion: `Write ${code}.`,
      },
    ];
  }
  return [
    {
      code: 'promo_code_missing',
      severity: 'medium',
      clause: where,
      demand: needle(code),
      evidence: [],
      message: `The creator’s code ${code} is not in the post.`,
      suggestion: `Add the code ${code}.`,
    },
  ];
}

function bannedPhrases(passages: readonly Passage[], { campaign }: Membership): Draft[] {
  return (campaign.brief?.bannedPhrases ?? []).flatMap((phrase, n): Draft[] => {
    const sought = foldText(phrase.trim()).text;
    const evidence = passages.flatMap((passage) => {
      const at = findWords(passage.folded.text, sought);
      return at < 0 ? [] : [evidenceOf(passage, at, at + sought.length)];
    });
    if (evidence.length === 0) return [];
    return [
      {
        code: 'banned_phrase',
        severity: 'high',
        clause: `brief.bannedPhrases.${n}`,
        demand: sought,
        evidence,
        message: `“${evidence[0]!.text}” is on the brand’s list of phrases not to use.`,
        suggestion: `Take “${evidence[0]!.text}” out or say it another way.`,
      },
    ];
  });
}

/** Longer words are not compared: the comparison takes the product of both lengths. */
const MAX_SLIP = 64;

/** How many candidates for a slip are looked at in one post: hostile text must not cost more. */
const MAX_TOKENS = 2000;

function* tokens(
  passages: readonly Passage[],
  kind: 'tags' | 'words',
): Generator<{ text: string; evidence: () => Evidence }> {
  let left = MAX_TOKENS;
  for (const passage of passages) {
    const { text } = passage.folded;
    if (kind === 'tags') {
      for (let k = 0; k < passage.tags.length && left-- > 0; k += 2) {
        const [start, end] = [passage.tags[k]!, passage.tags[k + 1]!];
        yield { text: text.slice(start + 1, end), evidence: () => evidenceOf(passage, start, end) };
      }
    } else {
      for (const match of text.matchAll(/[\p{L}\p{N}_-]{1,64}/gu)) {
        if (left-- <= 0) return;
        const evidence = () => evidenceOf(passage, match.index, match.index + match[0].length);
        if (looksLikeCode(evidence().text)) yield { text: match[0], evidence };
      }
    }
  }
}

/** Prose is no slip of a code: a code has digits or capitals only. */
function looksLikeCode(word: string): boolean {
  return /\d/.test(word) || word === word.toUpperCase();
}

/** The token one slip away from `wanted` (two in words of nine letters and more), if there is one. */
function nearest(
  wanted: string,
  candidates: Iterable<{ text: string; evidence: () => Evidence }>,
): Evidence | undefined {
  const allowed = wanted.length > MAX_SLIP ? 0 : wanted.length >= 9 ? 2 : wanted.length >= 4 ? 1 : 0;
  if (allowed === 0) return undefined;
  for (const { text, evidence } of candidates) {
    if (Math.abs(text.length - wanted.length) > allowed || text === wanted) continue;
    if (DamerauLevenshteinDistance(text, wanted) <= allowed) return evidence();
  }
  return undefined;
}
