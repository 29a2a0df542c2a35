import * as z from 'zod';

export const REVIEW_STATUSES = ['open', 'confirmed', 'sent_back', 'fixed', 'dismissed'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
export const reviewStatusSchema = z.enum(REVIEW_STATUSES).meta({ id: 'ReviewStatus' });

export const DISMISSAL_REASONS = [
  'false_positive',
  'disclosed_elsewhere',
  'not_an_ad',
  'accepted_risk',
  'duplicate',
] as const;
export const dismissalReasonSchema = z.enum(DISMISSAL_REASONS).meta({ id: 'DismissalReason' });

export const REVIEW_ACTIONS = ['confirm', 'send_back', 'dismiss', 'fix', 'reopen'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** From which states a reviewer may take an action, and the state that it leads to. */
export const TRANSITIONS: Record<
  ReviewAction,
  { from: readonly ReviewStatus[]; to: ReviewStatus; past: HistoryEntry['what'] }
> = {
  confirm: { from: ['open', 'sent_back'], to: 'confirmed', past: 'confirmed' },
  send_back: { from: ['open', 'confirmed'], to: 'sent_back', past: 'sent_back' },
  dismiss: { from: ['open', 'confirmed', 'sent_back'], to: 'dismissed', past: 'dismissed' },
  fix: { from: ['open', 'confirmed', 'sent_back'], to: 'fixed', past: 'fixed' },
  reopen: { from: ['confirmed', 'sent_back', 'fixed', 'dismissed'], to: 'open', past: 'reopened' },
};

const comment = z.string().trim().max(2000);

/** What a reviewer decides. A dismissal needs a reason and a comment, so that it can be defended later. */
export const reviewSchema = z
  .discriminatedUnion('action', [
    z.object({ action: z.enum(['confirm', 'send_back', 'fix', 'reopen']), comment: comment.optional() }),
    z.object({
      action: z.literal('dismiss'),
      reason: dismissalReasonSchema,
      comment: comment.min(1, 'say why: a dismissal needs a comment'),
    }),
  ])
  .meta({ id: 'Review' });
export type Review = z.infer<typeof reviewSchema>;

/** One line of a finding's history: who, when, what and why. `by` is `auditor` for what an audit did. */
export const historyEntrySchema = z
  .object({
    at: z.string(),
    by: z.string(),
    what: z.enum(['opened', 'confirmed', 'sent_back', 'dismissed', 'fixed', 'reopened', 'post_deleted']),
    to: reviewStatusSchema,
    reason: dismissalReasonSchema.optional(),
    comment: z.string().optional(),
    revision: z.number().int().optional().describe('Revision of the post that led to it'),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
