import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { findToken, findWords, needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import type { BriefView, Draft } from './draft.ts';
import { type Address, addressesIn, addressOf, isHandleSlip, isTagSlip } from './name-addresses.ts';
import { isOwnMention } from './names.ts';
import { withoutMarks } from './stems.ts';

/** A mention of the brand that has a slip is told as its misspelled name. */
export function mentions({ passages, campaign, others }: BriefView): Draft[] {
  return campaign.brief!.requiredMentions!.flatMap((mention, n): Draft[] => {
    if (findToken(passages, 'mentions', mention) !== undefined) return [];
    const wanted = addressOf(mention);
    const handle = `@${wanted.said}`;
    const slip = slipAmong(passages, 'mentions', (one) => isHandleSlip(one, wanted) && !isAsked(one, campaign, others));
    if (slip !== undefined && isOwnMention(campaign, mention)) return [];
    const near = slip ?? parted(passages, '@', wanted);
    return [
      {
        code: 'mention_missing',
        severity: 'medium',
        clause: `brief.requiredMentions.${n}`,
        demand: handle,
        evidence: near === undefined ? [] : [near],
        isAbout: false,
        message: `The brief asks for ${handle}; the post ${near === undefined ? 'does not mention it' : `has “${near.text}” instead`}.`,
        suggestion: near === undefined ? `Add ${handle}.` : `Write ${handle}.`,
      },
    ];
  });
}

export function hashtags({ passages, campaign, others }: BriefView): Draft[] {
  return campaign.brief!.requiredHashtags!.flatMap((tag, n): Draft[] => {
    if (findToken(passages, 'tags', tag) !== undefined) return [];
    const spelling = `#${tag.trim().replace(/^[#＃]/u, '')}`;
    const wanted = addressOf(tag);
    const near =
      slipAmong(passages, 'tags', (one) => isTagSlip(one, wanted) && !isAsked(one, campaign, others)) ??
      broken(passages, wanted) ??
      parted(passages, '#', wanted);
    const demand = { severity: 'medium', clause: `brief.requiredHashtags.${n}`, demand: wanted.said } as const;
    if (near !== undefined) {
      return [
        {
          ...demand,
          code: 'hashtag_misspelled',
          evidence: [near],
          message: `“${near.text}” looks like a slip of ${spelling}.`,
          suggestion: `Write ${spelling}.`,
        },
      ];
    }
    return [
      {
        ...demand,
        code: 'hashtag_missing',
        evidence: [],
        message: `The brief asks for ${spelling}; the post does not carry it.`,
        suggestion: `Add ${spelling}.`,
      },
    ];
  });
}

function slipAmong(
  passages: readonly Passage[],
  kind: 'tags' | 'mentions',
  isSlip: (address: Address) => boolean,
): Evidence | undefined {
  for (const passage of passages) {
    const found = addressesIn(passage, kind).find(isSlip);
    if (found !== undefined) return evidenceOf(passage, found.start, found.end);
  }
  return undefined;
}

/** Whether this brief or another asks for just that, or the brand is called so. */
function isAsked({ said }: Address, campaign: Campaign, others: BriefView['others']): boolean {
  return [campaign, ...others.map((one) => one.campaign)].some(({ brand, brief }) =>
    [brand.handles, brand.hashtags, brief?.requiredMentions, brief?.requiredHashtags].some((listed) =>
      listed?.some((one) => needle(one) === said),
    ),
  );
}

/** The sign and the name with a space between, which makes no link: "@ glowlab". */
function parted(passages: readonly Passage[], sign: string, { said }: Address): Evidence | undefined {
  for (const passage of passages) {
    const start = findWords(passage.folded.text, `${sign} ${said}`);
    if (start >= 0) return evidenceOf(passage, start, start + said.length + 2);
  }
  return undefined;
}

/** Words behind a tag that may belong to it, and how many letters are looked at. */
const MAX_PARTS = 4;
const MAX_LETTERS = 80;

/** A tag that a space has broken: "#GlowLab Partner". */
function broken(passages: readonly Passage[], { letters }: Address): Evidence | undefined {
  for (const passage of passages) {
    const { text } = passage.folded;
    for (const { start, end } of addressesIn(passage, 'tags').filter((tag) => letters.startsWith(tag.letters))) {
      const behind = /^(?: [\p{L}\p{N}_]+){1,4}/u.exec(text.slice(end, end + MAX_LETTERS))?.[0].split(' ') ?? [];
      for (let n = 2; n <= Math.min(behind.length, MAX_PARTS + 1); n++) {
        const whole = text.slice(start + 1, end) + behind.slice(0, n).join(' ');
        if (lettersOf(withoutMarks(whole)) === letters) return evidenceOf(passage, start, start + 1 + whole.length);
      }
    }
  }
  return undefined;
}
