import Link from '@cloudscape-design/components/link';
import { call } from '../api.ts';
import { Listing } from '../components/listing.tsx';
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
          <Listing
            title="Markets"
            description={`Rulebook ${rulebook}`}
            items={items}
            trackBy="code"
            columns={[
              {
                id: 'name',
                header: 'Market',
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
