import type * as z from 'zod';
import type { Platform } from '../post.ts';
import type { PostSource } from './source.ts';

/** How well a fact about a platform is known: `verified`: read in its own documents; `reported`: only others say so; `assumed`: not confirmed by anybody. */
export type Certainty = 'verified' | 'reported' | 'assumed';

/** A statement about a platform for its users, and how well it is known. */
export type Fact = readonly [statement: string, certainty: Certainty];

/** A limit that all sources of a kind share. */
export interface Budget {
  name: string;
  /** What one unit is: `unit`, `search`, `US dollar`. */
  unit: string;
  /** Units in one window; a deployment may set another. */
  limit: number;
  window: 'day' | 'month';
  /** Where a window starts: IANA time zone of its midnight. */
  zone: string;
}

/** A secret that a source of this kind needs. */
export interface CredentialField {
  name: string;
  about: string;
  /** It may be left out. */
  optional?: boolean;
  /** It may be left out where this other field is there. */
  unless?: string;
}

/** What is known of a kind of source: for its form, its limits and the documentation. */
export interface SourceFacts {
  title: string;
  platform: Platform | 'any';
  /** What can be read. */
  reads: Fact;
  /** Which permission or access the token needs. */
  permission: Fact;
  /** Where the paid-partnership label is read from. */
  label: Fact;
  edits: Fact;
  deletions: Fact;
  /** What 1,000 posts cost of the quota. */
  cost: Fact;
  /** For how long content may be kept. */
  retention: Fact;
  /** Sources of this kind that are read at the same time, at most. */
  concurrency: number;
  budgets: readonly Budget[];
  credential: readonly CredentialField[];
  everyMinutes: number;
  /** Has an address of its own to which the platform pushes. */
  inbound?: string;
}

/** One kind of source: its facts, the settings that its form asks for, and how it is opened. */
export interface SourceKind<Kind extends string = string, Settings extends z.ZodObject = z.ZodObject> {
  kind: Kind;
  facts: SourceFacts;
  settings: Settings;
  open(name: string, settings: z.output<Settings>, io: SourceIo): PostSource;
}

/** The values of a credential, by field name. */
export type CredentialValues = Readonly<Record<string, string>>;

/** The credential of one source. */
export interface Credential {
  /** Throws a `SourceError` (`credential_missing`) where there is none, or a field of the kind is not in it. */
  read(): Promise<CredentialValues>;
  /** Stores renewed values unless somebody else has meanwhile stored others: then those are returned. */
  renew(before: CredentialValues, after: CredentialValues): Promise<CredentialValues>;
}

/** The limits that all sources of a kind share. */
export interface BudgetKeeper {
  /**
   * Takes units of a budget before they are used; a negative number gives back what was not. Throws a `SourceError` (`quota_spent`, with
   * its `notBefore`) where they are not left.
   */
  spend(budget: string, units: number): Promise<void>;
}

/** What a source may use of the world. */
export interface SourceIo {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
  credential: Credential;
  budget: BudgetKeeper;
  /** Days that the first fetch goes back. */
  firstFetchDays: number;
  /** Address of the platform's API instead of its own: for fake platforms. */
  baseUrl?: string | undefined;
  /** Address at which this source takes pushes, where it has one. */
  inboundUrl?: string | undefined;
}

/** Keeps the settings' type of a kind. */
export function sourceKind<Kind extends string, Settings extends z.ZodObject>(
  kind: SourceKind<Kind, Settings>,
): SourceKind<Kind, Settings> {
  return kind;
}
