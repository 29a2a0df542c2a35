import type { FindingReason } from '../audit/draft.ts';
import type { FindingCode, MessageCode } from '../finding.ts';
import { MESSAGE_CHECKS } from '../message-checks.ts';
import type { FindingRecord } from './records.ts';

/** What each disclosure code says of a post, whatever its words are. */
const DISCLOSURE_WORDS: Record<FindingReason, string> = {
  missing: 'An ad without a disclosure',
  insufficient_wording: 'The wording of the disclosure does not tell clearly enough that this is an ad',
  buried: 'The disclosure is not where an audience sees it at once',
  wrong_language: 'The disclosure is not in the language of the audience',
  contradicted: 'The post denies that it is an ad',
  label_insufficient: 'Only the platform’s own label is on, and that is not enough',
  frame_missing: 'Not every frame of the story carries the disclosure',
  channel: 'The disclosure stands only where it does not count',
  partner_unnamed: 'The disclosure does not name the partner',
  unsettled: 'Whether the wording is enough is not settled',
  label_unknown: 'Whether the platform’s own label is on is not known',
  connection_unknown: 'Whether the wording is enough depends on a tie that is not known',
  language_unsupported: 'The language of the post is not covered',
  nothing_to_read: 'There was nothing to read',
  late: 'The disclosure was added by an edit',
};

const SUGGESTION = 'The words of the post may no longer be kept: look at the post itself, where it still is.';

/** A finding without what it quotes: code, clause, jurisdictions and history tell the rest. Undefined where it quotes nothing any more. */
export function withoutWords(record: FindingRecord, at: string): FindingRecord | undefined {
  const { version, evidence, message, suggestion } = record;
  const plain = plainWords(record.code);
  if (evidence.length === 0 && message === plain && suggestion === SUGGESTION) return undefined;
  return { ...record, evidence: [], message: plain, suggestion: SUGGESTION, version: version + 1, updatedAt: at };
}

function plainWords(code: FindingCode): string {
  const [half, what] = code.split('.');
  const words =
    half === 'message' ? MESSAGE_CHECKS[what as MessageCode].given : DISCLOSURE_WORDS[what as FindingReason];
  return `${words}.`;
}
