import type { Connection } from '../post.ts';
import type { Pack, PlacementRule } from '../rules/schema.ts';
import type { DraftFinding, FindingReason } from './draft.ts';
import { isSameLanguage } from './facts.ts';

/** What was seen and why it matters; what to do. `{…}` is filled in. One entry per reason that makes a finding. */
const WORDS: Record<FindingReason, { message: string; suggestion: string }> = {
  missing: {
    message: 'No disclosure was found, but the post is an ad for {country}.',
    suggestion: 'Begin with “{label}”.',
  },
  insufficient_wording: {
    message: '“{text}” does not tell an audience in {country} clearly enough that this is an ad.',
    suggestion: 'Begin with “{label}”; “{text}” may stay after it.',
  },
  buried: {
    message: '“{text}” is not where an audience sees it at once: {rule}.',
    suggestion: 'Begin with “{label}”, before anything else.',
  },
  wrong_language: {
    message: '“{text}” is not in the language of the post’s audience in {country}.',
    suggestion: 'Write the disclosure in the language of the audience: “{label}”.',
  },
  contradicted: {
    message: '“{text}” denies that the post is an ad, though the creator is tied to the brand.',
    suggestion: 'Take “{text}” out and begin with “{label}”.',
  },
  label_insufficient: {
    message: 'Only the platform’s own label is on; in {country} that is not enough alone.',
    suggestion: 'Keep the label and begin the text with “{label}”.',
  },
  frame_missing: {
    message: 'Not every frame of the story carries the disclosure.',
    suggestion: 'Show “{label}” on each frame.',
  },
  channel: {
    message: '“{text}” stands only where it does not count: {rule}.',
    suggestion: 'Put “{label}” into the post itself: the title, the picture or the spoken words.',
  },
  partner_unnamed: {
    message: 'The disclosure does not name the partner, as {country} asks.',
    suggestion: 'Name the brand right beside “{label}”.',
  },
  unsettled: {
    message: '{said} in {country} is not settled; a person must decide.',
    suggestion: 'To be safe, begin with “{label}”.',
  },
  label_unknown: {
    message: 'The platform’s own label would be enough in {country}, but it is not known whether it is on.',
    suggestion: 'Check the label, or begin with “{label}”.',
  },
  connection_unknown: {
    message: '“{text}” is enough for some ties to the brand and not for others, and the tie is not known.',
    suggestion: 'Say what the tie is, or begin with “{label}”.',
  },
  language_unsupported: {
    message: 'The language of the post is not covered for {country}; a person must read it.',
    suggestion: 'Begin with “{label}”.',
  },
  nothing_to_read: {
    message: 'The post came without text or links: there was nothing to read.',
    suggestion: 'Look at the post itself; it should open with “{label}”.',
  },
  late: {
    message: 'The disclosure was added by an edit, after the post had been seen without it.',
    suggestion: 'Next time publish with “{label}” from the start.',
  },
};

/** What placement rules ask, for the message. */
const RULE_WORDS: Record<Exclude<PlacementRule['kind'], 'channel'>, string> = {
  before_fold: 'it is cut off before its reader must tap “more”',
  first_word: 'it must be the first word',
  first_lines: 'it must stand in the first lines',
  first_hashtags: 'it must be among the first hashtags',
  not_in_hashtag_run: 'it is lost in a run of hashtags',
  edge_of_hashtag_run: 'it must open or close the run of hashtags',
  near_start: 'it must stand near the start',
  not_last: 'it must not be the last thing',
  each_frame: 'it must be on each frame',
  first_and_last_frame: 'it must be on the first frame and the last',
  title_uncut: 'the title is cut before it',
  written_and_spoken: 'it must be both written and spoken',
};

const FIELD_WORDS: Record<string, string> = {
  title: 'the title',
  caption: 'the caption',
  description: 'the description',
  transcript: 'the spoken words',
  firstComment: 'the first comment',
  overlays: 'the picture',
};

const COMMENT = 'a comment is no part of the post';

function ruleWords(rule: PlacementRule | undefined): string {
  if (rule === undefined) return COMMENT;
  if (rule.kind === 'channel') return `what counts is ${rule.fields.map((field) => FIELD_WORDS[field]).join(', ')}`;
  return RULE_WORDS[rule.kind];
}

const REST_UNKNOWN = ' The platform handed over only the beginning of the text: a disclosure may stand in the rest.';

const TAKES_ARTICLE = /^(?:United|European|Netherlands|Philippines)/;

export interface Wording {
  message: string;
  suggestion: string;
}

/** Words and names of values in turn. */
const TEMPLATES = Object.fromEntries(
  Object.entries(WORDS).map(([reason, { message, suggestion }]) => [
    reason,
    { message: message.split(/[{}]/), suggestion: suggestion.split(/[{}]/) },
  ]),
) as Record<FindingReason, { message: string[]; suggestion: string[] }>;

function filled(template: readonly string[], values: Record<string, string>): string {
  return template.map((part, n) => (n % 2 === 0 ? part : values[part]!)).join('');
}

/** Puts a draft into words for one jurisdiction. */
export function explain(draft: DraftFinding, pack: Pack, asked: Asked): Wording {
  const { message, suggestion } = TEMPLATES[draft.reason];
  const values: Record<string, string> = {
    text: draft.evidence[0]?.text ?? '',
    said:
      (draft.evidence[0]?.text ?? '').trim() === ''
        ? 'Whether a post like this must say more'
        : `Whether “${draft.evidence[0]!.text}” is enough`,
    country: TAKES_ARTICLE.test(pack.name) ? `the ${pack.name}` : pack.name,
    label: labelFor(pack, asked)?.text ?? '',
    rule: ruleWords(pack.placement.find(({ id }) => id === draft.rule)?.rule),
  };
  return {
    message: filled(message, values) + (draft.isCut === true ? REST_UNKNOWN : ''),
    suggestion: filled(suggestion, values),
  };
}

export interface SuggestedLabel {
  text: string;
  language: string;
}

/**
 * Labels for a tie, those in the post's own language first. Where the rules ask for the language of the post and the
 * pack has no label in it, those of the jurisdictions that speak it come first.
 */
export function labelsFor(pack: Pack, asked: Asked): SuggestedLabel[] {
  const { connection, language } = asked;
  const own = proposalsOf(pack, connection);
  if (language === undefined) return [...own];
  const isFitting = (label: SuggestedLabel) => isSameLanguage(label.language, language);
  const fitting = own.filter(isFitting);
  const others = fitting.length > 0 || !followsPost(pack) ? [] : allLabels(asked).filter(isFitting);
  return [...fitting, ...others, ...own.filter((label) => !isFitting(label))];
}

/** Whom a label is for. */
export interface Asked {
  connection: Connection;
  /** BCP 47 language of the post, where it is known. */
  language: string | undefined;
  /** All packs, by code. */
  packs: ReadonlyMap<string, Pack>;
}

const borrowed = new WeakMap<Asked['packs'], Map<Connection, readonly SuggestedLabel[]>>();

/** The labels of all packs, those that most of them propose first. */
function allLabels({ packs, connection }: Asked): readonly SuggestedLabel[] {
  const known = borrowed.get(packs) ?? new Map<Connection, readonly SuggestedLabel[]>();
  borrowed.set(packs, known);
  let labels = known.get(connection);
  if (labels === undefined) {
    const all = [...packs.keys()].sort().flatMap((code) => proposalsOf(packs.get(code)!, connection));
    const packsWith = Map.groupBy(all, ({ text }) => text);
    labels = all.sort((a, b) => packsWith.get(b.text)!.length - packsWith.get(a.text)!.length);
    known.set(connection, labels);
  }
  return labels;
}

/** The first of `labelsFor`. */
function labelFor(pack: Pack, asked: Asked): SuggestedLabel | undefined {
  const { connection, language } = asked;
  const own = proposalsOf(pack, connection);
  if (language === undefined) return own[0];
  const isFitting = (label: SuggestedLabel) => isSameLanguage(label.language, language);
  return own.find(isFitting) ?? (followsPost(pack) ? allLabels(asked).find(isFitting) : undefined) ?? own[0];
}

function followsPost({ languageRules }: Pack): boolean {
  return languageRules.some(({ rule }) => rule !== 'national');
}

const proposals = new WeakMap<Pack, Map<Connection, readonly SuggestedLabel[]>>();

/** The labels of a pack for a tie, those made for this very tie first. */
function proposalsOf(pack: Pack, connection: Connection): readonly SuggestedLabel[] {
  const known = proposals.get(pack) ?? new Map<Connection, readonly SuggestedLabel[]>();
  proposals.set(pack, known);
  let labels = known.get(connection);
  if (labels === undefined) {
    const all = pack.terms.flatMap(({ language, suggest = [] }) => suggest.map((one) => ({ ...one, language })));
    labels = [
      ...all.filter(({ connections }) => connections?.includes(connection)),
      ...all.filter(({ connections }) => connections === undefined),
    ];
    known.set(connection, labels);
  }
  return labels;
}
