import type { EvidenceField } from '../finding.ts';
import type { Format, Platform } from '../post.ts';
import type { PlacementRule } from '../rules/schema.ts';
import type { Platforms } from '../rules/tables.ts';
import { type Position, positionOf, tagIndex, tagRun } from './context.ts';
import type { Hit, Passage } from './reading.ts';

export type Answer = 'yes' | 'no' | 'maybe';

/** The words shown in the picture, one entry per frame, and those without a disclosure. */
export interface Frames {
  all: readonly Passage[];
  bare: readonly Passage[];
}

/** What a placement rule is asked about. */
export interface Placed {
  hit: Hit;
  platform: Platform;
  format: Format;
  /** Every passage that carries a wording as good as this one. */
  labelled: ReadonlySet<Passage>;
  frames: Frames;
  platforms: Platforms;
}

const READ_IN_ORDER: ReadonlySet<EvidenceField> = new Set(['caption', 'description', 'title']);

/** Whether a disclosure stands where the rule wants it. `maybe`: it depends on the device. */
export function isPlaced(rule: PlacementRule, placed: Placed): Answer {
  const { hit } = placed;
  const position = () => positionOf(hit);
  const inText = READ_IN_ORDER.has(hit.passage.field);
  switch (rule.kind) {
    case 'channel':
      return answer((rule.fields as readonly EvidenceField[]).includes(hit.passage.field));
    case 'each_frame':
      return placed.frames.all.length === 0 ? 'maybe' : answer(placed.frames.bare.length === 0);
    case 'first_and_last_frame': {
      const { all, bare } = placed.frames;
      return all.length === 0 ? 'maybe' : answer(!bare.includes(all[0]!) && !bare.includes(all.at(-1)!));
    }
    case 'written_and_spoken': {
      const fields = new Set([...placed.labelled].map((passage) => passage.field));
      return answer(fields.has('transcript') && fields.size > 1);
    }
    case 'title_uncut':
      return answer(hit.passage.field !== 'title' || position().cells <= rule.cells);
    case 'before_fold':
      return inText ? beforeFold(placed, position()) : 'yes';
    case 'first_word':
      return answer(!inText || position().first);
    case 'first_lines':
      return answer(!inText || position().line < rule.lines);
    case 'near_start':
      return answer(!inText || position().cells <= rule.cells);
    case 'not_last':
      return answer(!inText || position().first || !position().last);
    case 'first_hashtags':
      return answer(!hit.tag || tagIndex(hit) < rule.count);
    case 'not_in_hashtag_run': {
      const run = tagRun(hit);
      return answer(run.length < rule.run || position().first);
    }
    case 'edge_of_hashtag_run': {
      const run = tagRun(hit);
      return answer(run.length < rule.run || run.index === 0 || run.index === run.length - 1);
    }
  }
}

function answer(yes: boolean): Answer {
  return yes ? 'yes' : 'no';
}

function beforeFold({ hit, platform, format, platforms }: Placed, position: Position): Answer {
  const fold = platforms[platform].folds.find(
    (f) => f.field === hit.passage.field && (f.formats === undefined || f.formats.includes(format)),
  );
  if (fold === undefined) return 'yes';
  const answers = [zone(fold.cells, position.cells), zone(fold.lines, position.line + 1)];
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

function zone(limits: { visible: number; hidden: number } | undefined, value: number): Answer {
  if (limits === undefined || value <= limits.visible) return 'yes';
  return value > limits.hidden ? 'no' : 'maybe';
}

/** The reason that a violated rule gives. */
export function placementReason(rule: PlacementRule): 'buried' | 'channel' | 'frame_missing' {
  if (rule.kind === 'channel' || rule.kind === 'written_and_spoken') return 'channel';
  return rule.kind === 'each_frame' || rule.kind === 'first_and_last_frame' ? 'frame_missing' : 'buried';
}
