import type { Audit } from '../audit-result.ts';
import type { Post } from '../post.ts';
import { sameHandle, USUAL_FORMAT } from '../post-terms.ts';
import type { AuditContext } from './audit.ts';
import { audit } from './audit.ts';
import { labelsFor } from './explain.ts';
import { detectLanguage } from './language.ts';
import { passagesOf } from './reading.ts';
import { ownRulebook } from './rulebook.ts';

/** How many labels of one jurisdiction are tried. */
const MAX_TRIES = 4;

/**
 * The post with a valid disclosure in the right place, for all its jurisdictions at once; undefined where nothing is
 * wrong or where wording alone cannot mend it. What is returned has been audited again and passes.
 */
export function suggestPost(post: Post, judged: Audit, context: AuditContext = {}): Post | undefined {
  if (!judged.verdicts.some(({ outcome }) => outcome === 'fail' || outcome === 'review')) return undefined;
  const bare = withoutDenials(post, judged);
  for (const label of labelsToTry(post, judged, context)) {
    for (const changed of placements(bare, label)) {
      const again = audit(changed, { ...context, connection: judged.commercial.connection });
      if (again.verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'not_applicable')) return changed;
    }
  }
  return undefined;
}

/** The main text of `suggestPost`: the caption, or whichever text the post has. */
export function suggestCaption(post: Post, judged: Audit, context: AuditContext = {}): string | undefined {
  const changed = suggestPost(post, judged, context);
  if (changed === undefined) return undefined;
  if (changed.overlays !== undefined && changed.overlays !== post.overlays) return changed.overlays.join('\n\n');
  if (changed.title !== undefined && changed.title !== post.title) return changed.title;
  return changed.caption ?? changed.description;
}

/** One label that serves every market, where there is one; else one for each, side by side. */
function labelsToTry(post: Post, judged: Audit, context: AuditContext): string[] {
  const { packs } = context.rulebook ?? ownRulebook();
  const asked = {
    packs,
    connection: judged.commercial.connection,
    language: judged.language === 'und' ? detectLanguage(passagesOf(post)) : judged.language,
  };
  const lists = judged.verdicts.flatMap(({ jurisdiction }) => {
    const pack = packs.get(jurisdiction);
    const labels = pack === undefined ? [] : labelsFor(pack, asked).slice(0, MAX_TRIES);
    return labels.length === 0 ? [] : [labels.map(({ text }) => text)];
  });
  const single = [...new Set(lists.flat())];
  const depth = Math.max(0, ...lists.map((list) => list.length));
  const together = Array.from({ length: depth }, (_, n) =>
    [...new Set(lists.map((list) => list[n] ?? list[0]!))].join(' | '),
  );
  const labels = [...new Set([...single, ...together])];
  const partner = partnerIn(post);
  return partner === undefined ? labels : [...labels, ...labels.map((label) => `${label} ${partner}`)];
}

/** The first account that the post mentions beside its creator, or that the platform's label names: whom to name. */
function partnerIn(post: Post): string | undefined {
  const own = sameHandle(post.creator.handle);
  const texts = [post.caption, post.title, post.description, ...(post.overlays ?? [])];
  const mentions = texts.flatMap((text) => text?.slice(0, MAX_SEARCHED).match(MENTION) ?? []);
  return mentions.find((mention) => sameHandle(mention) !== own) ?? post.labelledPartner;
}

/** How far into a text a partner is looked for. */
const MAX_SEARCHED = 5000;
const MENTION = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

/** The ways to add a label to what the post has: its caption; a video's title; each frame of a story. */
function placements(post: Post, label: string): Post[] {
  const caption = `${label}${SEPARATOR}${post.caption ?? ''}`.trim();
  const frames = post.overlays?.map((frame) => `${label}${SEPARATOR}${frame}`.trim());
  const title = `${label}: ${post.title ?? ''}`.trim();
  const ways: Post[] = [];
  if (post.caption !== undefined) ways.push({ ...post, caption });
  if (frames !== undefined && frames.length > 0) ways.push({ ...post, overlays: frames });
  if (post.title !== undefined) ways.push({ ...post, title });
  if (post.description !== undefined) ways.push({ ...post, description: `${label}${SEPARATOR}${post.description}` });
  if (frames === undefined)
    ways.push({ ...post, ...(post.caption === undefined ? {} : { caption }), overlays: [label] });
  if ((post.format ?? USUAL_FORMAT[post.platform]) === 'video' && post.title === undefined)
    ways.push({ ...post, title: label });
  return ways;
}

const SEPARATOR = ' | ';

function withoutDenials(post: Post, judged: Audit): Post {
  const bare = { ...post };
  for (const { code, evidence } of judged.findings) {
    if (code !== 'disclosure.contradicted') continue;
    for (const { field, text } of evidence) {
      if (field === 'overlays' || field === 'links')
        bare[field] = bare[field]?.map((entry) => entry.replace(text, '').trim());
      else bare[field] = bare[field]?.replace(text, '').replace(/ {2,}/g, ' ').trim();
    }
  }
  return bare;
}
