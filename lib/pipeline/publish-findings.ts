import type { DomainEvent, EventType } from '../events/catalog.ts';
import { makeEvent } from '../events/envelope.ts';
import { AUDITOR } from '../review/lifecycle.ts';
import type { HistoryEntry } from '../review/review.ts';
import type { FindingRecord } from '../store/records.ts';
import type { FindingChange } from '../store/store.ts';

type FindingEventType = Extract<EventType, `finding.${string}`>;

/** The events that a written finding leads to: one for each line that its history has gained. */
export function eventsOf({ before, after }: FindingChange): DomainEvent[] {
  const known = before?.history.length ?? 0;
  return after.history.slice(known).flatMap((entry, k) => {
    const type = eventTypeOf(entry);
    return type === undefined ? [] : [tell(type, after, entry, known + k)];
  });
}

/** A deletion of the post is no news of the finding. */
function eventTypeOf({ what, by }: HistoryEntry): FindingEventType | undefined {
  if (what === 'post_deleted') return undefined;
  if (by !== AUDITOR) return 'finding.reviewed';
  return what === 'opened' || what === 'reopened' || what === 'fixed' ? `finding.${what}` : undefined;
}

function tell(type: FindingEventType, finding: FindingRecord, entry: HistoryEntry, index: number): DomainEvent {
  const { id, version, code, severity, jurisdictions, campaign, brand, creator, post, url, citation } = finding;
  const data = {
    findingId: id,
    version,
    code,
    severity,
    status: entry.to,
    jurisdictions,
    campaign,
    brand,
    creator,
    ...(post === undefined ? {} : { post: { ...post, url } }),
    citation,
    change: entry,
  };
  return makeEvent(type, data, { id: `${id}:${index}`, time: entry.at, correlationId: id });
}
