import Link from '@cloudscape-design/components/link';
import { Empty } from '../components/states.tsx';
import { Page } from '../page.tsx';

export function NotFoundView() {
  return (
    <Page title="Not found">
      <Empty title="There is nothing at this address" action={<Link href="#/findings">Go to the findings</Link>} />
    </Page>
  );
}
