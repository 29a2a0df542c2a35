import { audit } from '../../lib/audit/audit.ts';
import type { Campaign } from '../../lib/campaign.ts';
import type { Finding } from '../../lib/finding.ts';
import type { Post } from '../../lib/post.ts';
import { post, rulebook } from './law.ts';

const law = rulebook();

/** Findings that a post gets from the briefs of the campaigns; a text is its caption. */
export function messageFindings(given: string | Partial<Post>, campaigns: readonly Campaign[]): Finding[] {
  const change = typeof given === 'string' ? { caption: given } : given;
  return audit(post(change), { rulebook: law, campaigns }).findings.filter(({ code }) => code.startsWith('message.'));
}

/** The code without `message.`, and the words that are evidence of it. */
export function summary({ code, evidence }: Finding): string {
  return [code.slice('message.'.length), ...evidence.map(({ text }) => text)].join(' ');
}
