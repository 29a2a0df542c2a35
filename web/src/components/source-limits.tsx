import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Answer } from '../api.ts';
import { showQuota } from '../source-words.ts';
import { Time } from './marks.tsx';

/** Platforms that make all their sources wait. */
export function Holds({ kinds: { items, holds }, used }: { kinds: Answer<'listSourceKinds'>; used: Set<string> }) {
  return holds
    .filter(({ kind }) => used.has(kind))
    .map(({ kind, until, why }) => (
      <Alert key={kind} type="info">
        {items.find((one) => one.kind === kind)?.title ?? kind} waits until <Time at={until} />, because:{' '}
        <bdi>{why}</bdi>
      </Alert>
    ));
}

/** What the sources of each platform have used of its limits. */
export function Quotas({ kinds: { items, quotas }, used }: { kinds: Answer<'listSourceKinds'>; used: Set<string> }) {
  const shown = quotas.filter(({ kind }) => used.has(kind));
  if (shown.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" description="Shared by all sources of a platform.">
          Limits
        </Header>
      }
    >
      <SpaceBetween size="m">
        {shown.map((quota) => {
          const title = items.find(({ kind }) => kind === quota.kind)?.title ?? quota.kind;
          const words = showQuota(quota);
          return (
            <ProgressBar
              key={`${quota.kind} ${quota.name}`}
              value={quota.limit === 0 ? 100 : Math.min(100, (quota.used / quota.limit) * 100)}
              label={title}
              additionalInfo={words}
              ariaLabel={`${title}: ${words}`}
            />
          );
        })}
      </SpaceBetween>
    </Container>
  );
}
