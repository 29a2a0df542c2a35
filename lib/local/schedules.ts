import { SCHEDULES } from '../events/catalog.ts';
import type { FolderSource } from '../sources/folder.ts';

const LOOK_EVERY_MS = 1000;
const MINUTE_MS = 60_000;

export type Schedule = (typeof SCHEDULES)[number];

export interface SchedulesOptions {
  /** Folders to look into every second, so that a dropped file is not left until the next fetch is due. */
  folders: readonly FolderSource[];
  run: (schedule: Schedule) => Promise<void>;
  fetch: (source: string) => Promise<void>;
  onError: (what: string, error: unknown) => void;
}

/** What is done once in hours waits so long at the start: the posts of a first run are to be there before campaigns are judged by them. */
const SETTLING_MS = MINUTE_MS;

/** Starts what the clock starts, at once and then as often as the table says. Returns what ends it, once nothing is running any more. */
export function startSchedules({ folders, run, fetch, onError }: SchedulesOptions): () => Promise<void> {
  const stops = [
    ...SCHEDULES.map((schedule) =>
      repeat(
        { first: schedule.everyMinutes > 60 ? SETTLING_MS : 0, every: schedule.everyMinutes * MINUTE_MS },
        schedule.name,
        () => run(schedule),
        onError,
      ),
    ),
    ...folders.map((folder) =>
      repeat({ first: 0, every: LOOK_EVERY_MS }, folder.name, lookInto(folder, fetch), onError),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** Asks for a fetch whenever the folder has changed since the last look. */
function lookInto(folder: FolderSource, fetch: (source: string) => Promise<void>): () => Promise<void> {
  let seen: string | undefined;
  return async () => {
    const now = await folder.look();
    if (now === seen) return;
    await fetch(folder.name);
    seen = now;
  };
}

/** A step that fails is told once, and again only after it has gone well. */
function repeat(
  wait: { first: number; every: number },
  name: string,
  step: () => Promise<void>,
  onError: SchedulesOptions['onError'],
): () => Promise<void> {
  let failing = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const turn = async () => {
    try {
      await step();
      failing = false;
    } catch (error) {
      if (!failing) onError(name, error);
      failing = true;
    }
    if (!stopped) timer = setTimeout(begin, wait.every);
  };
  const begin = () => {
    running = turn();
  };
  if (wait.first > 0) timer = setTimeout(begin, wait.first);
  else begin();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
