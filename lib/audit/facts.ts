import type { Campaign } from '../campaign.ts';
import type { Connection, Format, Platform, Post } from '../post.ts';
import type { Cite } from '../rules/schema.ts';

/** What is known of a post besides its words: decides which facts of a pack hold. */
export interface Facts {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly format: Format;
  /** UTC day of publication, `yyyy-mm-dd`. */
  readonly day: string;
}

interface Scope {
  from?: string | undefined;
  to?: string | undefined;
  connections?: readonly Connection[] | undefined;
  platforms?: readonly Platform[] | undefined;
  formats?: readonly Format[] | undefined;
  audience?: string | undefined;
}

/** Whether a fact holds. What is only for minors holds for nobody: who sees a post is not in its text. */
export function holds(scope: Scope, facts: Facts): boolean {
  return (
    (scope.from === undefined || facts.day >= scope.from) &&
    (scope.to === undefined || facts.day <= scope.to) &&
    (scope.connections === undefined || scope.connections.includes(facts.connection)) &&
    (scope.platforms === undefined || scope.platforms.includes(facts.platform)) &&
    (scope.formats === undefined || scope.formats.includes(facts.format)) &&
    scope.audience === undefined
  );
}

/** A fact that was not looked up, or was inferred, may make a person look but may not fail a post. */
export function isDoubtful(cite: Cite, sources: Readonly<Record<string, { certainty: string }>>): boolean {
  const certainty = cite.certainty ?? sources[cite.source]?.certainty;
  return certainty !== 'primary' && certainty !== 'secondary' && certainty !== 'remembered_high';
}

/** Tags of one language under another name: of both forms of Norwegian, and older codes. */
const ALIASES: Record<string, string> = { no: 'nb', nn: 'nb', tl: 'fil', in: 'id', iw: 'he' };

/** Whether two BCP 47 tags name one language, whatever the region. */
export function isSameLanguage(a: string, b: string): boolean {
  return a === b || baseOf(a) === baseOf(b);
}

function baseOf(tag: string): string {
  const at = tag.indexOf('-');
  const base = (at < 0 ? tag : tag.slice(0, at)).toLowerCase();
  return ALIASES[base] ?? base;
}

/** UTC day of an instant. */
export function dayOf(instant: string): string {
  if (instant.endsWith('Z')) return instant.slice(0, 10);
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant.slice(0, 10) : new Date(time).toISOString().slice(0, 10);
}

/** Everything that judging a post has to do with a campaign it belongs to. */
export interface Membership {
  readonly campaign: Campaign;
  readonly creator: Campaign['creators'][number];
}

/** Whether only the beginning of a text is known. */
export function isCut({ cut = [] }: Post): boolean {
  return cut.length > 0;
}
