/** The public API: judge posts, read the rules, and the shapes of what goes in and comes out. */
export { type AuditContext, audit } from './audit/audit.ts';
export { judgeCampaign } from './audit/campaign/consistency.ts';
export { createRulebook, type Rulebook } from './audit/rulebook.ts';
export { suggestCaption } from './audit/suggest.ts';
export { type Audit, auditSchema, type Verdict, verdictSchema } from './audit-result.ts';
export { type Campaign, campaignSchema } from './campaign.ts';
export { type Consistency, consistencySchema } from './consistency.ts';
export { type Finding, findingSchema } from './finding.ts';
export { JURISDICTION_CODES } from './jurisdiction.ts';
export { type Post, postSchema } from './post.ts';
export { packs, RULEBOOK_VERSION } from './rules/index.ts';
export { loadPack, PackError } from './rules/load.ts';
export { type Pack, packSchema } from './rules/schema.ts';
