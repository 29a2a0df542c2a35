import { EVENT_SOURCE, EVENTS, SCHEDULES } from '../../lib/events/catalog.ts';
import { code, table } from './markdown.ts';

export function eventsPage(): string {
  const events = Object.entries(EVENTS).map(([type, event]) => [
    code(type),
    String(event.version),
    code(event.to),
    event.about,
  ]);
  const schedules = SCHEDULES.map((schedule) => [
    code(schedule.name),
    `every ${schedule.everyMinutes} min`,
    'event' in schedule ? `puts ${code(schedule.event)} on the bus` : `calls ${code(schedule.invoke)}`,
  ]);
  return `# Events

Every event on the bus has \`source\` ${code(EVENT_SOURCE)}, its type as \`detail-type\`, and as \`detail\` an envelope
\`{ "meta": { "id", "version", "time", "correlationId" }, "data": … }\`. Within a version fields are only added.
Others may put \`post.published\`, \`post.edited\` and \`post.deleted\` on the bus; they may leave \`meta\` out.

${table(['event', 'version', 'taken by', 'about'], events)}

## Schedules

${table(['schedule', 'when', 'does'], schedules)}

Generated from \`lib/events/catalog.ts\`.
`;
}
