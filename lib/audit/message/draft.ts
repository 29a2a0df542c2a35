import type { Evidence, MessageCode, Severity } from '../../finding.ts';
import type { Post } from '../../post.ts';
import type { Membership } from '../facts.ts';
import type { Passage } from '../reading.ts';
import type { Coverage } from './coverage.ts';
import type { Words } from './words.ts';

/** A post beside the brief of one campaign that it belongs to. */
export interface BriefView extends Membership {
  readonly post: Post;
  readonly passages: readonly Passage[];
  /** The passages as words, in the same order, without `links`. */
  readonly words: readonly Words[];
  /** By whose stemmer the words were read. */
  readonly language: string;
  /** How each key message of the brief fares. */
  readonly coverage: readonly Coverage[];
  /** The other campaigns that the post belongs to: what they ask for is no fault here. */
  readonly others: readonly Membership[];
  /** Whether texts say that they are an ad; fills in their tags and mentions. */
  readonly declares: (passages: readonly Passage[]) => boolean;
}

/** Something wrong, before it becomes a finding. */
export interface Draft {
  code: MessageCode;
  severity: Severity;
  /** Path of the demand within the campaign: `brief.keyMessages.0`. */
  clause: string;
  /** What is demanded, folded: the finding is about it, wherever it stands in the brief. */
  demand: string;
  evidence: readonly Evidence[];
  /**
   * Whether the evidence is what is wrong, and so part of what the finding is about. False where it only points to the
   * nearest words: they may change and the finding stays the same.
   */
  isAbout?: boolean;
  message: string;
  suggestion: string;
}

/** One thing that a post is checked for. What the brief leaves out gives nothing. */
export type BriefCheck = (view: BriefView) => Draft[];
