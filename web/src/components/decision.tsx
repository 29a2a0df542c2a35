import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import {
  DISMISSAL_REASONS,
  REVIEW_ACTIONS,
  type Review,
  type ReviewAction,
  type ReviewStatus,
  TRANSITIONS,
} from '../../../lib/review/review.ts';
import { ACTION_LABELS, sentence } from '../words.ts';

/** Which actions every one of these states allows. */
export function allowedActions(statuses: readonly ReviewStatus[]): ReviewAction[] {
  return REVIEW_ACTIONS.filter((action) => statuses.every((status) => TRANSITIONS[action].from.includes(status)));
}

/** A comment, and a button for each decision that can be made now. */
export function Decision({
  statuses,
  busy,
  decide,
}: {
  statuses: readonly ReviewStatus[];
  busy: boolean;
  decide(review: Review): void;
}) {
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const actions = allowedActions(statuses);
  const words = comment.trim();

  const dismiss = (reason: string) => {
    setMissing(words === '');
    const known = DISMISSAL_REASONS.find((candidate) => candidate === reason);
    if (words !== '' && known !== undefined) decide({ action: 'dismiss', reason: known, comment: words });
  };

  return (
    <SpaceBetween size="m">
      <FormField
        label="Comment"
        description={actions.includes('dismiss') ? 'Needed to dismiss; kept in the history.' : 'Kept in the history.'}
        errorText={missing && words === '' ? 'Say why it is dismissed, then choose the reason again.' : undefined}
        stretch
      >
        <Textarea value={comment} rows={2} onChange={({ detail }) => setComment(detail.value)} disabled={busy} />
      </FormField>
      <SpaceBetween size="xs" direction="horizontal">
        {actions.map((action) =>
          action === 'dismiss' ? (
            <ButtonDropdown
              key={action}
              disabled={busy}
              expandToViewport
              items={DISMISSAL_REASONS.map((reason) => ({ id: reason, text: sentence(reason) }))}
              onItemClick={({ detail }) => dismiss(detail.id)}
            >
              Dismiss as
            </ButtonDropdown>
          ) : (
            <Button
              key={action}
              disabled={busy}
              variant={action === 'confirm' ? 'primary' : 'normal'}
              onClick={() => decide({ action, ...(words === '' ? {} : { comment: words }) })}
            >
              {ACTION_LABELS[action]}
            </Button>
          ),
        )}
      </SpaceBetween>
    </SpaceBetween>
  );
}
