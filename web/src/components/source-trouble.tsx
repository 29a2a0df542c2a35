import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { type Answer, call } from '../api.ts';
import { useLoad } from '../load.ts';
import { troubleOf } from '../source-words.ts';

/** Silence is the worst failure of an auditor: sources that are not read, and records that were no posts, are told here. */
export function SourceTrouble() {
  const { data } = useLoad('sources', (signal) => call('listSources', { signal }));
  const troubles = data?.items.flatMap(troublesOf) ?? [];
  if (troubles.length === 0) return null;
  return (
    <Alert type="warning" header="Some posts were not read" action={<Button href="#/sources">See the sources</Button>}>
      <ul className="fields">
        {troubles.map(({ what, why }) => (
          <li key={`${what} ${why}`} className="free-words">
            <bdi>{what}</bdi>: <bdi>{why}</bdi>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface Told {
  what: string;
  why: string;
}

/** What only waits goes on by itself. */
function troublesOf(source: Answer<'listSources'>['items'][number]): Told[] {
  const { source: name, definition, health, rejected = [] } = source;
  const isSilent = definition !== undefined && (health === 'failing' || health === 'paused');
  return [
    ...(isSilent ? [{ what: name, why: troubleOf(source, undefined)?.why ?? '' }] : []),
    ...rejected.map(({ at, field, message }) => ({ what: [at, field].filter(Boolean).join(', '), why: message })),
  ];
}
