import type * as z from 'zod';
import type { SourceDefinition } from '../source-definition.ts';
import { bluesky } from './bluesky.ts';
import { creatoriq } from './creatoriq.ts';
import { facebook } from './facebook.ts';
import { feed } from './feed.ts';
import { folder } from './folder.ts';
import { instagram } from './instagram.ts';
import { instagramPartnershipAds } from './instagram-partnership-ads.ts';
import { linkedin } from './linkedin.ts';
import { phyllo } from './phyllo.ts';
import { pinterest } from './pinterest.ts';
import { s3 } from './s3.ts';
import type { PostSource } from './source.ts';
import { SourceError } from './source-error.ts';
import type { SourceIo, SourceKind } from './source-kind.ts';
import { threads } from './threads.ts';
import { tiktokBusiness } from './tiktok-business.ts';
import { tiktokCommercialContent } from './tiktok-commercial-content.ts';
import { tiktokDisplay } from './tiktok-display.ts';
import { tiktokOne } from './tiktok-one.ts';
import { twitch } from './twitch.ts';
import { webhook } from './webhook.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** A kind of source, whatever its settings are. */
// biome-ignore lint/suspicious/noExplicitAny: the settings differ from kind to kind
export type AnySourceKind = SourceKind<string, any>;

/** Every kind of source. */
export const SOURCE_KINDS: readonly AnySourceKind[] = [
  folder,
  s3,
  youtube,
  x,
  twitch,
  bluesky,
  instagram,
  instagramPartnershipAds,
  facebook,
  threads,
  tiktokDisplay,
  tiktokBusiness,
  tiktokCommercialContent,
  tiktokOne,
  pinterest,
  linkedin,
  feed,
  phyllo,
  creatoriq,
  webhook,
];

/** Those that a deployment has: a folder lies on somebody's own machine. */
export const CLOUD_KINDS: readonly AnySourceKind[] = SOURCE_KINDS.filter((one) => one !== folder);

/** What is wrong with a definition: `field` is a path such as `settings.channel`. */
export interface DefinitionProblem {
  field: string;
  message: string;
}

/** A setting that is not there is called missing; other errors keep the words of their schema. */
const PARSING: z.core.ParseContext<z.core.$ZodIssue> = {
  error: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'is missing' : undefined),
};

/** What is wrong with a definition; nothing where it can be opened. */
export function checkDefinition(
  { kind: name, settings, credential }: SourceDefinition,
  kinds: readonly AnySourceKind[] = SOURCE_KINDS,
): DefinitionProblem[] {
  const kind = kinds.find((one) => one.kind === name);
  if (kind === undefined) {
    const there = kinds.map((one) => one.kind).join(', ');
    return [{ field: 'kind', message: `is "${name}": there are ${there}` }];
  }
  const issues: readonly z.core.$ZodIssue[] = kind.settings.safeParse(settings, PARSING).error?.issues ?? [];
  const problems = issues.map(({ path, message }) => ({ field: ['settings', ...path].map(String).join('.'), message }));
  const needed = kind.facts.credential.filter(({ optional }) => !optional);
  if (credential === undefined && needed.length > 0) {
    const holds = needed.map((field) => `"${field.name}" (${field.about})`).join(' and ');
    problems.push({ field: 'credential', message: `is missing: name the credential that holds ${holds}` });
  }
  return problems;
}

/** Opens a source. Throws a `SourceError` (`settings_refused`) that names every field that is wrong. */
export function openSource(
  definition: SourceDefinition,
  io: SourceIo,
  kinds: readonly AnySourceKind[] = SOURCE_KINDS,
): PostSource {
  const problems = checkDefinition(definition, kinds);
  if (problems.length > 0) {
    const list = problems.map(({ field, message }) => `${field} ${message}`).join('; ');
    throw new SourceError('settings_refused', list);
  }
  const kind = kinds.find((one) => one.kind === definition.kind)!;
  return kind.open(definition.name, kind.settings.parse(definition.settings), io);
}
