import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Source, SourceHealth } from '../../../lib/report/source-schemas.ts';
import { HEALTH_LABELS, type Hold, nextFetch, troubleOf } from '../source-words.ts';
import { Time } from './marks.tsx';

const HEALTH_SHAPES: Record<SourceHealth, StatusIndicatorProps.Type> = {
  new: 'pending',
  ok: 'success',
  waiting: 'info',
  failing: 'error',
  paused: 'stopped',
};

export function HealthMark({ source: { definition, health, fetching } }: { source: Source }) {
  if (fetching) {
    return (
      <StatusIndicator type="in-progress" wrapText={false}>
        Being fetched
      </StatusIndicator>
    );
  }
  const isSetUp = definition !== undefined;
  return (
    <StatusIndicator type={isSetUp ? HEALTH_SHAPES[health] : 'stopped'} wrapText={false}>
      {isSetUp ? HEALTH_LABELS[health] : 'No longer set up'}
    </StatusIndicator>
  );
}

/** Why a source does not simply work, and what to do about it. */
export function Trouble({ source, hold }: { source: Source; hold: Hold | undefined }) {
  const trouble = troubleOf(source, hold);
  if (trouble === undefined) return null;
  return (
    <div className="free-words">
      <bdi>{trouble.why}</bdi>
      {trouble.remedy !== undefined && <Box color="text-body-secondary">{trouble.remedy}</Box>}
    </div>
  );
}

export function LastFetch({ source: { fetchedAt } }: { source: Source }) {
  return fetchedAt === undefined ? 'Not yet' : <Time at={fetchedAt} />;
}

export function NextFetch({ source, hold }: { source: Source; hold: Hold | undefined }) {
  const next = nextFetch(source, hold);
  return 'at' in next ? <Time at={next.at} /> : next.words;
}
