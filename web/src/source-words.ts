import type * as z from 'zod';
import type {
  holdSchema,
  Quota,
  Source,
  SourceHealth,
  SourceKindDescription,
} from '../../lib/report/source-schemas.ts';
import type { Certainty } from '../../lib/sources/source-kind.ts';
import { showTime } from './words.ts';

export type Hold = z.infer<typeof holdSchema>;
export type Facts = SourceKindDescription['facts'];

export const HEALTH_LABELS: Record<SourceHealth, string> = {
  new: 'Not fetched yet',
  ok: 'Working',
  waiting: 'Waiting',
  failing: 'Failing',
  paused: 'Paused',
};

export const FACT_LABELS: Record<keyof Facts, string> = {
  reads: 'What is read',
  permission: 'Permission',
  label: 'Paid-partnership label',
  edits: 'Edits',
  deletions: 'Deletions',
  cost: 'What 1,000 posts cost',
  retention: 'How long content may be kept',
};

export const CERTAINTY_LABELS: Record<Certainty, string> = {
  verified: 'Read in the platform’s documents',
  reported: 'Only others say so',
  assumed: 'Not confirmed',
};

/** What a person is to know of a source that does not simply work. */
export interface Trouble {
  why: string;
  /** What they can do about it. */
  remedy?: string | undefined;
}

export function troubleOf(source: Source, hold: Hold | undefined): Trouble | undefined {
  const { definition, health, error = '', paused, failures = 0 } = source;
  if (definition === undefined) {
    return { why: 'It is no longer set up.', remedy: 'Delete it here; its posts and findings stay.' };
  }
  const fix = source.fix === undefined ? undefined : asSentence(source.fix);
  switch (health) {
    case 'paused':
      if (paused?.by === undefined) {
        const why = asSentence(`Paused after failing again and again: ${paused?.reason ?? error}`);
        return { why, remedy: [fix, 'Then resume it.'].filter(Boolean).join(' ') };
      }
      return { why: asSentence(`Paused by ${paused.by}${paused.reason ? `: ${paused.reason}` : ''}`) };
    case 'failing':
      return { why: asSentence(failures > 1 ? `failed ${failures} times in a row: ${error}` : error), remedy: fix };
    case 'waiting':
      if (hold === undefined) return { why: asSentence(error), remedy: fix };
      return { why: asSentence(`All sources of this kind wait until ${showTime(hold.until)}: ${hold.why}`) };
    default:
      return undefined;
  }
}

/** When a source is fetched next: an instant, or in words. */
export function nextFetch(source: Source, hold: Hold | undefined): { at: string } | { words: string } {
  const { definition, fetching, nextFetchAt, paused } = source;
  if (definition === undefined) return { words: 'Never' };
  if (fetching) return { words: 'Being fetched now' };
  if (paused !== undefined) return { words: 'When it is resumed' };
  const at = [nextFetchAt, hold?.until]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  return at === undefined || Date.parse(at) <= Date.now() ? { words: 'Within a minute or two' } : { at };
}

/** `120 of 10,000 units used today`. */
export function showQuota({ used, limit, unit, window }: Quota): string {
  if (limit === 0) return `Not to be used: the limit of ${plural(unit)} is 0`;
  const amount = (n: number) => n.toLocaleString('en', { maximumFractionDigits: 2 });
  return `${amount(used)} of ${amount(limit)} ${plural(unit)} used ${window === 'day' ? 'today' : 'this month'}`;
}

function plural(unit: string): string {
  return /(?:s|x|ch|sh)$/.test(unit) ? `${unit}es` : `${unit}s`;
}

function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
