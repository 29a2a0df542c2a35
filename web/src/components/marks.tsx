import Badge from '@cloudscape-design/components/badge';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Delivery } from '../../../lib/alerts/endpoint.ts';
import type { Outcome } from '../../../lib/audit-result.ts';
import type { Severity } from '../../../lib/finding.ts';
import type { ReviewStatus } from '../../../lib/review/review.ts';
import { OUTCOME_LABELS, STATUS_LABELS, sentence, showTime } from '../words.ts';

type Indicator = StatusIndicatorProps.Type;

export function SeverityMark({ severity }: { severity: Severity }) {
  return <Badge color={`severity-${severity}`}>{sentence(severity)}</Badge>;
}

const STATUS_SHAPES: Record<ReviewStatus, Indicator> = {
  open: 'pending',
  confirmed: 'warning',
  sent_back: 'in-progress',
  fixed: 'success',
  dismissed: 'stopped',
};

export function StatusMark({ status }: { status: ReviewStatus }) {
  return (
    <StatusIndicator type={STATUS_SHAPES[status]} wrapText={false}>
      {STATUS_LABELS[status]}
    </StatusIndicator>
  );
}

const OUTCOME_SHAPES: Record<Outcome, Indicator> = {
  pass: 'success',
  fail: 'error',
  review: 'warning',
  not_applicable: 'stopped',
};

export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return (
    <StatusIndicator type={OUTCOME_SHAPES[outcome]} wrapText={false}>
      {OUTCOME_LABELS[outcome]}
    </StatusIndicator>
  );
}

const DELIVERY_SHAPES: Record<Delivery['status'], Indicator> = {
  pending: 'pending',
  delivered: 'success',
  failed: 'error',
};

export function DeliveryMark({ status }: { status: Delivery['status'] }) {
  return (
    <StatusIndicator type={DELIVERY_SHAPES[status]} wrapText={false}>
      {sentence(status)}
    </StatusIndicator>
  );
}

export function Time({ at, day = false }: { at: string; day?: boolean }) {
  return <time dateTime={at}>{showTime(at, { day })}</time>;
}
