import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { call } from '../api.ts';
import { Time } from '../components/marks.tsx';
import { Show } from '../components/states.tsx';
import { useLoad } from '../load.ts';
import { Page } from '../page.tsx';
import { linkTo } from '../router.ts';

export function RulesView() {
  const rules = useLoad('rules', (signal) => call('listRules', { signal }));
  return (
    <Page title="Rules" description="What each market asks of a disclosure, with its sources.">
      <Show what="the rules" loaded={rules}>
        {({ rulebook, items }) => (
          <Table
            header={
              <Header variant="h2" counter={`(${items.length})`} description={`Rulebook ${rulebook}`}>
                Markets
              </Header>
            }
            items={items}
            wrapLines
            ariaLabels={{ tableLabel: 'Markets' }}
            columnDefinitions={[
              {
                id: 'name',
                header: 'Market',
                isRowHeader: true,
                cell: ({ code, name }) => (
                  <>
                    <Link href={linkTo(['rules', code])}>{name}</Link> {code}
                  </>
                ),
              },
              { id: 'languages', header: 'Languages', cell: ({ languages }) => languages.join(', ') },
              { id: 'terms', header: 'Terms', cell: ({ terms }) => terms },
              { id: 'sources', header: 'Sources', cell: ({ sources }) => sources },
              { id: 'read', header: 'Sources read since', cell: ({ read }) => <Time at={read} day /> },
            ]}
          />
        )}
      </Show>
    </Page>
  );
}
