import Box from '@cloudscape-design/components/box';
import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { ReportedFinding } from '../../../lib/report/schemas.ts';
import { useNarrow } from '../page.tsx';
import { linkTo } from '../router.ts';
import { CODE_LABELS, platformName, showReach } from '../words.ts';
import { LoadMore } from './load-more.tsx';
import { SeverityMark, StatusMark, Time } from './marks.tsx';

interface FindingListProps {
  items: ReportedFinding[];
  loading: boolean;
  /** How many there are; `50+` where there may be more. */
  total: string | undefined;
  selected: ReportedFinding[];
  select(findings: ReportedFinding[]): void;
  filter: ReactNode;
  actions: ReactNode;
  empty: ReactNode;
  /** Loads the next page; absent on the last one. */
  more: (() => Promise<void>) | undefined;
}

const COLUMNS: TableProps.ColumnDefinition<ReportedFinding>[] = [
  { id: 'severity', header: 'Severity', cell: ({ severity }) => <SeverityMark severity={severity} />, width: 100 },
  {
    id: 'problem',
    header: 'Problem',
    cell: (finding) => <Problem finding={finding} />,
    isRowHeader: true,
    minWidth: 260,
  },
  { id: 'creator', header: 'Creator', cell: (finding) => <Creator finding={finding} />, width: 190 },
  { id: 'markets', header: 'Markets', cell: ({ jurisdictions }) => jurisdictions.join(', '), width: 105 },
  { id: 'status', header: 'Status', cell: ({ status }) => <StatusMark status={status} />, width: 140 },
  { id: 'published', header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} day />, width: 130 },
];

/** A table; on a narrow screen, cards. */
export function FindingList({
  items,
  loading,
  total,
  selected,
  select,
  filter,
  actions,
  empty,
  more,
}: FindingListProps) {
  const narrow = useNarrow();
  const header = (
    <Header counter={total && `(${total})`} actions={actions}>
      {selected.length === 0 ? 'Queue' : `${selected.length} selected`}
    </Header>
  );
  const shared = {
    items,
    loading,
    loadingText: 'Loading findings…',
    trackBy: 'id',
    selectionType: 'multi' as const,
    selectedItems: selected,
    header,
    filter,
    empty,
  };
  return (
    <SpaceBetween size="m">
      {narrow ? (
        <Cards
          {...shared}
          onSelectionChange={({ detail }) => select(detail.selectedItems)}
          ariaLabels={{ itemSelectionLabel: (_, finding) => nameOf(finding), selectionGroupLabel: 'Findings' }}
          cardDefinition={{
            header: (finding) => <Problem finding={finding} />,
            sections: [
              {
                content: (finding) => (
                  <SpaceBetween size="xxs">
                    <SpaceBetween size="s" direction="horizontal">
                      <SeverityMark severity={finding.severity} />
                      <StatusMark status={finding.status} />
                      <span>{finding.jurisdictions.join(', ')}</span>
                    </SpaceBetween>
                    <Creator finding={finding} />
                    <Box color="text-body-secondary" fontSize="body-s">
                      <Time at={finding.publishedAt} day />
                    </Box>
                  </SpaceBetween>
                ),
              },
            ],
          }}
        />
      ) : (
        <Table
          {...shared}
          onSelectionChange={({ detail }) => select(detail.selectedItems)}
          columnDefinitions={COLUMNS}
          cellVerticalAlign="top"
          wrapLines
          enableKeyboardNavigation
          ariaLabels={{
            tableLabel: 'Findings',
            selectionGroupLabel: 'Selection',
            allItemsSelectionLabel: () => 'Select all',
            itemSelectionLabel: (_, finding) => nameOf(finding),
          }}
        />
      )}
      {more !== undefined && !loading && <LoadMore more={more} />}
    </SpaceBetween>
  );
}

function nameOf({ code, creator }: ReportedFinding): string {
  return `Select ${CODE_LABELS[code]}, @${creator.handle}`;
}

function Problem({ finding: { id, code, message, evidence } }: { finding: ReportedFinding }) {
  const words = evidence.map(({ text }) => text.trim()).filter((text) => text !== '' && !message.includes(text));
  return (
    <div>
      <Link href={linkTo(['findings', id])}>{CODE_LABELS[code]}</Link>
      <Box color="text-body-secondary" fontSize="body-s">
        <div className="few-lines">
          <bdi>{message}</bdi>
        </div>
      </Box>
      {words.length > 0 && (
        <div className="excerpt">
          <bdi>{[...new Set(words)].join(' … ')}</bdi>
        </div>
      )}
    </div>
  );
}

function Creator({ finding }: { finding: ReportedFinding }) {
  const { creator, campaign, brand, exposure } = finding;
  const platform = finding.post?.platform ?? finding.platform;
  const facts = [
    [platform && platformName(platform), campaign ?? brand].filter(Boolean).join(' · '),
    showReach(exposure.reach, creator.followers),
  ];
  return (
    <span>
      <bdi>@{creator.handle.replace(/^@/, '')}</bdi>
      {facts.map(
        (fact) =>
          fact !== '' && (
            <Box key={fact} color="text-body-secondary" fontSize="body-s">
              {fact}
            </Box>
          ),
      )}
    </span>
  );
}
