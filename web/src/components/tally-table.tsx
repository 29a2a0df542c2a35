import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Tally } from '../../../lib/report/schemas.ts';
import { showRate } from '../words.ts';
import { Empty } from './states.tsx';

interface TallyTableProps {
  title: string;
  tallies: readonly Tally[];
  name?: (key: string) => string;
  /** The findings behind a row. */
  link(key: string): string;
}

/** Rows that are shown at first. */
const FEW = 10;

const rateOf = ({ complianceRate }: Tally) => complianceRate ?? Number.POSITIVE_INFINITY;

/** Counts and compliance rate by something; the worst rate first. */
export function TallyTable({ title, tallies, name = (key) => key, link }: TallyTableProps) {
  const columns = [
    {
      id: 'name',
      header: title.replace(/s$/, ''),
      isRowHeader: true,
      cell: ({ key }: Tally) => (
        <Link href={link(key)}>
          <bdi>{name(key)}</bdi>
        </Link>
      ),
      sortingComparator: (a: Tally, b: Tally) => name(a.key).localeCompare(name(b.key)),
    },
    {
      id: 'rate',
      header: 'Rate',
      cell: ({ complianceRate }: Tally) => showRate(complianceRate),
      sortingComparator: (a: Tally, b: Tally) => rateOf(a) - rateOf(b),
    },
    {
      id: 'fail',
      header: 'Failed',
      cell: ({ fail, posts }: Tally) => `${fail} of ${posts}`,
      sortingComparator: (a: Tally, b: Tally) => a.fail - b.fail,
    },
  ];
  const [all, setAll] = useState(false);
  const [sorting, setSorting] = useState<{ id: string; descending: boolean }>({ id: 'rate', descending: false });
  const column = columns.find(({ id }) => id === sorting.id)!;
  const sorted = tallies.toSorted((a, b) =>
    sorting.descending ? column.sortingComparator(b, a) : column.sortingComparator(a, b),
  );
  return (
    <Table
      header={
        <Header variant="h2" counter={`(${tallies.length})`}>
          {title}
        </Header>
      }
      items={all ? sorted : sorted.slice(0, FEW)}
      columnDefinitions={columns}
      sortingColumn={column}
      sortingDescending={sorting.descending}
      onSortingChange={({ detail }) => {
        const chosen = columns.find((candidate) => candidate === detail.sortingColumn);
        if (chosen !== undefined) setSorting({ id: chosen.id, descending: detail.isDescending ?? false });
      }}
      footer={
        sorted.length > FEW && (
          <Box textAlign="center">
            <Button variant="inline-link" onClick={() => setAll(!all)}>
              {all ? `Show ${FEW} only` : `Show all ${sorted.length}`}
            </Button>
          </Box>
        )
      }
      wrapLines
      ariaLabels={{ tableLabel: title }}
      empty={<Empty title={`No ${title.toLowerCase()} in this period`} />}
    />
  );
}
