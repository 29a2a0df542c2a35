import type { Source } from '../../../lib/report/source-schemas.ts';
import { Listing } from './listing.tsx';

/** Records of the last fetch that were no posts. */
export function RejectedRecords({ rejected }: { rejected: NonNullable<Source['rejected']> }) {
  return (
    <Listing
      title="Could not be read"
      description="Records of the last fetch that are no posts; the first 20."
      items={rejected.map((record, n) => ({ ...record, key: String(n) }))}
      trackBy="key"
      columns={[
        { id: 'at', header: 'Record', minWidth: 180, cell: ({ at }) => <bdi className="free-words">{at}</bdi> },
        { id: 'field', header: 'Field', cell: ({ field }) => <bdi>{field || '–'}</bdi> },
        {
          id: 'message',
          header: 'What is wrong',
          minWidth: 240,
          wide: true,
          cell: ({ message }) => <bdi className="free-words">{message}</bdi>,
        },
      ]}
    />
  );
}
