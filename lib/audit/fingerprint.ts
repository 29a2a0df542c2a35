import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Evidence, FindingCode } from '../finding.ts';
import type { Post } from '../post.ts';
import { foldText } from './text.ts';

/**
 * What is wrong, as an id: the post, the code and the matched words, folded, in its first half; the jurisdiction, or the
 * campaign and its demand, in its second. Never where the words stand, nor how the finding is worded: edits, releases
 * and re-audits keep it.
 */
export function fingerprint(post: Post, code: FindingCode, group: string, evidence: readonly Evidence[]): string {
  return fingerprintIn(post, code, groupDigest(group), evidence);
}

/** The same where the group's digest is known. */
export function fingerprintIn(post: Post, code: FindingCode, group: string, evidence: readonly Evidence[]): string {
  const isOneWording = evidence.length === 1 && code !== 'disclosure.frame_missing';
  return `v1:${problemOf(post, code, isOneWording ? evidence[0]!.text : '')}${group}`;
}

export function groupDigest(group: string): string {
  return digests(group, 0, 1);
}

/** The problems of the post that was looked at last: markets share them, and a hash takes long. */
let last: { platform: string; id: string; problems: Map<string, string> } | undefined;

function problemOf({ platform, id }: Post, code: FindingCode, words: string): string {
  if (last?.id !== id || last.platform !== platform) last = { platform, id, problems: new Map() };
  const { problems } = last;
  const key = words === '' ? code : `${code} ${words}`;
  let problem = problems.get(key);
  if (problem === undefined) {
    const said = foldText(words).text.replace(/^#/, '').trim();
    problem =
      words === '' && code.startsWith('message.')
        ? quickly(`${platform}/${id}/${code}`)
        : thoroughly(JSON.stringify([platform, id, code, said]));
    problems.set(key, problem);
  }
  return problem;
}

/** Words are the creator's: nobody may find others with the same id. */
function thoroughly(parts: string): string {
  return bytesToHex(sha256(utf8ToBytes(parts.toWellFormed()))).slice(0, 16);
}

/** A demand that a post does not meet is made of the brief and of the platform's id alone. */
function quickly(parts: string): string {
  return digests(parts, 2, 3);
}

/** FNV-1a, 32 bits, by two seeds, each as eight hexadecimal digits. */
function digests(text: string, seed: number, other: number): string {
  let a = seeded(seed);
  let b = seeded(other);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193);
  }
  return hexadecimal(a) + hexadecimal(b);
}

function seeded(seed: number): number {
  return 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexadecimal(hash: number): string {
  return BYTES[hash >>> 24]! + BYTES[(hash >>> 16) & 255]! + BYTES[(hash >>> 8) & 255]! + BYTES[hash & 255]!;
}
