import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { detectLanguage } from '../../lib/audit/language.ts';
import { passagesOf } from '../../lib/audit/reading.ts';
import type { Outcome } from '../../lib/audit-result.ts';
import type { Connection, Post } from '../../lib/post.ts';
import { hardCaseSchema, labelledPostSchema, rulingSchema } from './case.ts';

/** One question with its right answer. What is left out is not asked. */
export interface Case {
  set: 'decisions' | 'own cases' | 'labelled posts';
  name: string;
  jurisdiction: string;
  language: string;
  post: Post;
  /** Any of these is right. */
  expect?: readonly Outcome[];
  /** Why, where the case says so. */
  reason?: string | undefined;
  /** Whether the post is an ad, told without its tie. */
  commercial?: boolean;
  /** The words of the disclosure; null: it has none. */
  span?: string | null;
}

const folder = (name: string) => new URL(`./${name}/`, import.meta.url);

function* filesOf(name: string): Generator<{ file: string; entries: unknown }> {
  const files = readdirSync(folder(name)).filter((file) => file.endsWith('.json'));
  for (const file of files.sort())
    yield { file, entries: JSON.parse(readFileSync(new URL(file, folder(name)), 'utf8')) };
}

function languageOf(post: Post): string {
  return post.language ?? detectLanguage(passagesOf(post)) ?? 'und';
}

/** Decisions of regulators and courts. Those that a post's data cannot decide are counted apart. */
export function decisions(): { cases: Case[]; outside: number } {
  const all = [...filesOf('rulings')].flatMap(({ file, entries }) => {
    const jurisdiction = basename(file, '.json').toUpperCase();
    return z
      .array(rulingSchema)
      .parse(entries)
      .map(({ decision, expect, reason, post }) => ({
        expect,
        case: {
          set: 'decisions' as const,
          name: decision,
          jurisdiction,
          language: languageOf(post),
          post,
          reason,
        },
      }));
  });
  const cases = all.flatMap(({ expect, case: one }) => (expect === null ? [] : [{ ...one, expect: [expect] }]));
  return { cases, outside: all.length - cases.length };
}

export function ownCases(): Case[] {
  return [...filesOf('hard')].flatMap(({ file, entries }) =>
    z
      .array(hardCaseSchema)
      .parse(entries)
      .map(({ name, jurisdiction, expect, reason, commercial, span, post }) => ({
        set: 'own cases' as const,
        name: `${basename(file, '.json')}: ${name}`,
        jurisdiction,
        language: languageOf(post),
        post,
        expect: [expect],
        reason,
        ...(commercial === undefined ? {} : { commercial }),
        ...(span === undefined ? {} : { span }),
      })),
  );
}

const TIES: Record<string, Connection> = {
  paid: 'paid',
  affiliate: 'affiliate',
  gifted: 'gift',
  'own-brand': 'own_brand',
  none: 'none',
};

/** Real posts read by hand, if the file is there. One case asks whether it is an ad, one what the US makes of it. */
export function labelledPosts(file: string): Case[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const { post, label } = labelledPostSchema.parse(JSON.parse(line));
    const about = { set: 'labelled posts' as const, name: post.id, language: languageOf(post) };
    const isAd = label.commercial === 'paid' || label.commercial === 'affiliate' || label.commercial === 'gifted';
    const cases: Case[] = [];
    if (label.commercial !== 'unclear')
      cases.push({ ...about, jurisdiction: label.local_jurisdiction ?? 'US', post, commercial: isAd });
    const tie = TIES[label.commercial];
    if (tie === undefined) return cases;
    const expect = expected(label.us_ftc);
    const asked: Case = { ...about, jurisdiction: 'US', post: { ...post, connection: tie }, ...(expect && { expect }) };
    if (label.disclosure !== 'ambiguous' && tie !== 'none' && tie !== 'own_brand') asked.span = label.disclosure_span;
    return [...cases, asked];
  });
}

function expected(label: 'pass' | 'fail' | 'unclear' | 'n/a'): readonly Outcome[] | undefined {
  if (label === 'unclear') return undefined;
  return label === 'n/a' ? ['not_applicable', 'pass'] : [label];
}
