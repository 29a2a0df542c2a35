import * as z from 'zod';
import type { SourceFacts, SourceKind } from './source-kind.ts';

/** Kinds that read what lies on the machine that runs the program. */
const LOCAL = new Set(['folder']);

/** A kind as the page's form and the API tell it; `settings` is the JSON Schema of its settings. */
// biome-ignore lint/suspicious/noExplicitAny: the settings differ from kind to kind
export function describeKind({ kind, facts, settings }: SourceKind<string, any>) {
  const { concurrency: _, budgets: __, ...told }: SourceFacts = facts;
  const { title, platform, credential, everyMinutes, inbound, ...statements } = told;
  return {
    kind,
    title,
    platform,
    facts: statements,
    settings: z.toJSONSchema(settings, { io: 'input' }) as Record<string, unknown>,
    credential: credential.map(({ name, about, optional, unless }) => {
      return { name, about, ...((optional || unless !== undefined) && { optional: true }) };
    }),
    everyMinutes,
    ...(inbound !== undefined && { inbound }),
    local: LOCAL.has(kind),
  };
}
