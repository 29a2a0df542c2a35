import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Certainty, Fact } from '../../../lib/sources/source-kind.ts';
import { CERTAINTY_LABELS, FACT_LABELS, type Facts } from '../source-words.ts';

function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return certainty === 'verified' ? (
    <Box color="text-body-secondary" fontSize="body-s">
      {CERTAINTY_LABELS[certainty]}
    </Box>
  ) : (
    <div>
      <StatusIndicator type={certainty === 'reported' ? 'info' : 'warning'}>
        {CERTAINTY_LABELS[certainty]}
      </StatusIndicator>
    </div>
  );
}

/** A statement about a platform, and how well it is known. */
export function FactWords({ fact: [statement, certainty] }: { fact: Fact }) {
  return (
    <div className="free-words">
      <Code text={statement.charAt(0).toUpperCase() + statement.slice(1)} />
      <CertaintyMark certainty={certainty} />
    </div>
  );
}

/** What a platform tells, so far as it is known. */
export function PlatformFacts({ facts, but = [] }: { facts: Facts; but?: readonly (keyof Facts)[] }) {
  const names = (Object.keys(FACT_LABELS) as (keyof Facts)[]).filter((name) => !but.includes(name));
  return (
    <KeyValuePairs
      columns={1}
      items={names.map((name) => ({ label: FACT_LABELS[name], value: <FactWords fact={facts[name]} /> }))}
    />
  );
}

/** Words with `names` in them. */
export function Code({ text }: { text: string }) {
  return text.split('`').map((part, n) =>
    n % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
      <Box key={n} variant="code" display="inline">
        {part}
      </Box>
    ),
  );
}
