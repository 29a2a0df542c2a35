import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Consistency } from '../../../lib/consistency.ts';
import { linkTo } from '../router.ts';
import { Empty } from './states.tsx';

/** How many posts and creators bring each key message across. */
export function KeyMessages({ consistency: { campaign, posts, keyMessages } }: { consistency: Consistency }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${keyMessages.length})`}
          description="How many posts say each of them, and how many creators do in at least one post."
        >
          Key messages
        </Header>
      }
    >
      {keyMessages.length === 0 ? (
        <Empty
          title="The brief names no key message"
          action={<Link href={linkTo(['campaigns', campaign, 'edit'])}>Add one</Link>}
        />
      ) : posts === 0 ? (
        <Empty title="No posts yet">
          {keyMessages.map(({ text }) => `“${text}”`).join(', ')}: coverage shows here once posts are audited.
        </Empty>
      ) : (
        <SpaceBetween size="l">
          {keyMessages.map((message) => (
            <div key={message.id}>
              <Box variant="h3" padding="n">
                <bdi>{message.text}</bdi>
              </Box>
              <ColumnLayout columns={2}>
                <Share label="Posts" of={message.text} some={message.posts} all={message.ofPosts} />
                <Share label="Creators" of={message.text} some={message.creators} all={message.ofCreators} />
              </ColumnLayout>
            </div>
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}

function Share({ label, of, some, all }: { label: string; of: string; some: number; all: number }) {
  return (
    <ProgressBar
      value={all === 0 ? 0 : Math.floor((some / all) * 100)}
      label={label}
      additionalInfo={`${some} of ${all}`}
      ariaLabel={`${label} that say “${of}”`}
    />
  );
}
