import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Evidence, FindingCode } from '../finding.ts';
import type { Post } from '../post.ts';
import { foldText } from './text.ts';

/**
 * What is wrong, as an id: the post, the code, the group of jurisdictions (or the campaign) and the matched words,
 * folded. Never where they stand, nor how the finding is worded: edits, releases and re-audits keep it.
 */
export function fingerprint(post: Post, code: FindingCode, group: string, evidence: readonly Evidence[]): string {
  const isOneWording = evidence.length === 1 && code !== 'disclosure.frame_missing';
  const words = isOneWording ? foldText(evidence[0]!.text).text.replace(/^#/, '').trim() : '';
  const parts = JSON.stringify([post.platform, post.id, code, group, words]);
  return `v1:${bytesToHex(sha256(utf8ToBytes(parts.toWellFormed()))).slice(0, 32)}`;
}
