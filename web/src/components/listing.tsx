import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNarrow } from '../page.tsx';

export interface Column<T> {
  id: string;
  header: string;
  cell(item: T): ReactNode;
  minWidth?: number;
  /** Takes the whole width of a card. */
  wide?: boolean;
}

interface ListingProps<T> {
  title: string;
  description?: string;
  /** Left out: how many items there are. */
  counter?: string;
  items: readonly T[];
  /** The first one names the row. */
  columns: readonly Column<T>[];
  trackBy: string;
  empty?: ReactNode;
}

/** A table; on a narrow screen, cards. */
export function Listing<T>({ title, description, counter, items, columns, trackBy, empty }: ListingProps<T>) {
  const narrow = useNarrow();
  const [first, ...rest] = columns;
  const shared = {
    items,
    trackBy,
    empty,
    header: (
      <Header variant="h2" counter={counter ?? `(${items.length})`} description={description}>
        {title}
      </Header>
    ),
  };
  return narrow ? (
    <Cards
      {...shared}
      ariaLabels={{ cardsLabel: title, selectionGroupLabel: '', itemSelectionLabel: () => '' }}
      cardDefinition={{
        header: (item) => first?.cell(item),
        sections: rest.map(({ id, header, cell, wide = false }) => ({
          id,
          header,
          content: cell,
          width: wide ? 100 : 50,
        })),
      }}
    />
  ) : (
    <Table
      {...shared}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={columns.map((column) => ({ ...column, isRowHeader: column === first }))}
      cellVerticalAlign="top"
      wrapLines
    />
  );
}
