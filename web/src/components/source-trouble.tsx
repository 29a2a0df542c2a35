import Alert from '@cloudscape-design/components/alert';
import { type Answer, call } from '../api.ts';
import { useLoad } from '../load.ts';

/** Silence is the worst failure of an auditor: sources that cannot be read, and records that were no posts, are told here. */
export function SourceTrouble() {
  const { data } = useLoad('sources', (signal) => call('listSources', { signal }));
  const troubles = data?.items.flatMap(troublesOf) ?? [];
  if (troubles.length === 0) return null;
  return (
    <Alert type="warning" header="Some posts were not read">
      <ul>
        {troubles.map((trouble) => (
          <li key={trouble}>
            <bdi>{trouble}</bdi>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function troublesOf({ source, error, rejected = [] }: Answer<'listSources'>['items'][number]): string[] {
  return [
    ...(error === undefined ? [] : [`${source}: ${error}`]),
    ...rejected.map(({ at, field, message }) => `${[at, field].filter(Boolean).join(', ')}: ${message}`),
  ];
}
