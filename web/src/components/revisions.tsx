import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Post } from '../../../lib/post.ts';
import { TEXT_FIELDS } from '../../../lib/post.ts';
import type { Revision } from '../../../lib/store/records.ts';
import { difference } from '../difference.ts';
import { FIELD_LABELS, jurisdictionList } from '../words.ts';
import { OutcomeMark, Time } from './marks.tsx';

const LISTS = ['overlays', 'links'] as const;
const TAGS = { same: 'span', removed: 'del', added: 'ins' } as const;

/** What each edit changed and what was then judged; newest first. */
export function Revisions({ revisions }: { revisions: readonly Revision[] }) {
  return (
    <SpaceBetween size="l">
      {revisions.toReversed().map((revision) => {
        const previous = revisions.find(({ number }) => number === revision.number - 1);
        return (
          <div key={revision.number}>
            <Box variant="h4">
              Revision {revision.number} · <Time at={revision.observedAt} />
            </Box>
            <SpaceBetween size="xs" direction="horizontal">
              {byOutcome(revision).map(([outcome, codes]) => (
                <span key={outcome}>
                  <OutcomeMark outcome={outcome} /> {jurisdictionList(codes)}
                </span>
              ))}
            </SpaceBetween>
            {previous === undefined ? (
              <Box color="text-body-secondary">First seen</Box>
            ) : (
              <Changes old={previous.post} edited={revision.post} />
            )}
          </div>
        );
      })}
    </SpaceBetween>
  );
}

function byOutcome({ audit }: Revision) {
  const groups = Map.groupBy(audit.verdicts, ({ outcome }) => outcome);
  return [...groups].map(([outcome, verdicts]) => [outcome, verdicts.map(({ jurisdiction }) => jurisdiction)] as const);
}

function Changes({ old, edited }: { old: Post; edited: Post }) {
  const texts = [
    ...TEXT_FIELDS.map((field) => [field, old[field] ?? '', edited[field] ?? ''] as const),
    ...LISTS.map((field) => [field, old[field]?.join('\n') ?? '', edited[field]?.join('\n') ?? ''] as const),
  ].filter(([, before, after]) => before !== after);
  if (texts.length === 0) return <Box color="text-body-secondary">No change in the words</Box>;
  return texts.map(([field, before, after]) => {
    return (
      <div key={field}>
        <Box variant="awsui-key-label">{FIELD_LABELS[field]}</Box>
        <span className="published" dir="auto">
          {difference(before, after).map(({ text, kind }, n) => {
            const Tag = TAGS[kind];
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
            return <Tag key={n}>{text}</Tag>;
          })}
        </span>
      </div>
    );
  });
}
