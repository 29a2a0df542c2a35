import Box from '@cloudscape-design/components/box';
import type { HistoryEntry } from '../../../lib/review/review.ts';
import { HISTORY_LABELS, sentence } from '../words.ts';
import { Time } from './marks.tsx';

/** Who did what, when and why; newest first. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="history">
      {entries.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.what}`}>
          <Box variant="strong">
            {HISTORY_LABELS[entry.what]}
            {entry.reason !== undefined && ` as ${sentence(entry.reason).toLowerCase()}`}
          </Box>
          {entry.comment !== undefined && (
            <div className="published">
              “<bdi>{entry.comment}</bdi>”
            </div>
          )}
          <Box color="text-body-secondary" fontSize="body-s">
            <bdi>{entry.by}</bdi> · <Time at={entry.at} />
            {entry.revision !== undefined && ` · revision ${entry.revision}`}
          </Box>
        </li>
      ))}
    </ol>
  );
}
