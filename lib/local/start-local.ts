import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { handler as auditPosts } from '../../functions/audit-posts.ts';
import { handler as checkCampaigns } from '../../functions/check-campaigns.ts';
import { handler as eraseContent } from '../../functions/erase-content.ts';
import { handler as fetchPosts } from '../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../functions/plan-fetches.ts';
import { handler as publishFindings } from '../../functions/publish-findings.ts';
import { handler as receivePosts } from '../../functions/receive-posts.ts';
import { handler as reportApi } from '../../functions/report-api.ts';
import { provideRuntime } from '../../functions/runtime.ts';
import { handler as sendAlerts } from '../../functions/send-alerts.ts';
import { sourceRuntime } from '../../functions/source-runtime.ts';
import { makeEvent } from '../events/envelope.ts';
import { releaseAll } from '../pipeline/lease.ts';
import { fetchNow } from '../pipeline/steer-source.ts';
import type { SourceDefinition } from '../source-definition.ts';
import { LocalCredentials } from '../sources/credentials/local.ts';
import { FolderSource } from '../sources/folder.ts';
import { SOURCE_KINDS } from '../sources/registry.ts';
import { DynamoStore } from '../store/dynamo-store.ts';
import type { Store } from '../store/store.ts';
import { createTableInput } from '../store/table.ts';
import { Activity, type Output } from './activity.ts';
import { LocalBus } from './bus.ts';
import { contents } from './contents.ts';
import { openDatabase } from './database.ts';
import { Demo } from './demo.ts';
import { clear, keepApart } from './demo-folder.ts';
import { ensureTable } from './ensure-table.ts';
import { fromQueue } from './from-queue.ts';
import { PageServer } from './http-server.ts';
import { lambdaContext } from './lambda-context.ts';
import type { Options } from './options.ts';
import { fromOutbox, intentOf, OUTBOX } from './outbox.ts';
import { Queues } from './queues.ts';
import { samplePosts, storeSampleCampaigns } from './samples.ts';
import { startSchedules } from './schedules.ts';
import { deadLetters, type Handle, Worker } from './worker.ts';

const TABLE = 'disclosure-auditor';
const PAGE = join(import.meta.dirname, '../../web/dist');
/** A hundred years: the embedded database deletes nothing. */
const RETENTION_DAYS = 36_500;

/** Sources that are read side by side: one that is slow, or waits, keeps no other. */
const FETCHES_AT_ONCE = 8;

/**
 * Starts everything in this process: the functions of the cloud, on queues, a bus and a table on this machine's disk. Returns what
 * stops it: what is being handled is finished and everything closed. `speed`: how much faster than written a demonstration is played.
 */
export async function startLocal(
  options: Options,
  output: Output,
  { speed = 1 }: { speed?: number } = {},
): Promise<() => Promise<void>> {
  const activity = new Activity(output);
  await keepApart(options.data, options.demo);
  await mkdir(options.inbox, { recursive: true });
  const database = await openDatabase(options.data, {
    onRepair: () => activity.say('The last run did not end by itself: checking the database …'),
  });
  const demo = options.demo ? await Demo.start({ speed }) : undefined;
  try {
    const stopRunning = await run({ options, activity, client: database.client, demo });
    return async () => {
      activity.say('Stopping: finishing what is under way …');
      await stopRunning();
      await demo?.stop();
      await database.close();
      activity.end();
      activity.say(
        demo === undefined
          ? 'Stopped. Everything is kept; the next run goes on from here.'
          : 'Stopped. The next demonstration begins anew.',
      );
    };
  } catch (error) {
    await demo?.stop();
    await database.close();
    throw error;
  }
}

interface Parts {
  options: Options;
  activity: Activity;
  client: DynamoDBClient;
  demo: Demo | undefined;
}

async function run({ options, activity, client, demo }: Parts): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  if (demo !== undefined) await clear(client);
  await ensureTable(client, createTableInput(TABLE));
  const queues = await Queues.open(client);
  const bus = new LocalBus(queues, (events) => activity.published(events));
  const store = new DynamoStore({
    client: DynamoDBDocumentClient.from(client),
    table: TABLE,
    retentionDays: RETENTION_DAYS,
    outbox: (change) => queues.send(OUTBOX, [intentOf(change)]),
  });
  const definitions: SourceDefinition[] = [{ name: 'inbox', kind: 'folder', settings: { path: options.inbox } }];
  if (options.samples) definitions.unshift(samplePosts());
  const logger = new Logger({ serviceName: 'local', logLevel: options.verbose ? 'INFO' : 'SILENT' });
  process.env.POWERTOOLS_METRICS_DISABLED = 'true';
  provideRuntime({
    store,
    bus,
    now: () => new Date(),
    anonymous: 'local',
    definitions,
    kinds: SOURCE_KINDS.map((kind) => ({
      ...kind,
      open: (...given) => activity.watch(kind.open(...given), stopping.signal),
    })),
    credentials: new LocalCredentials({ environment: process.env, warn: (message) => activity.say(message) }),
    limits: {},
    publicUrl: options.publicUrl,
    ...demo?.runtime,
    jurisdictions: options.jurisdictions,
    postPrices: options.postPrices,
    webhookTargets: { allowLoopback: true },
    logger,
    metrics: new Metrics({ namespace: 'Local', serviceName: 'local', logger }),
  });

  await releaseAll(store);
  const server = new PageServer({
    page: PAGE,
    api: (event) => reportApi(event, lambdaContext('report-api')),
    inbound: (event) => receivePosts(event, lambdaContext('receive-posts')),
  });
  const port = await server.listen(options.port);
  await demo?.addTo(store);
  await welcome({ activity, client, store, options, port, demo });

  const handles: Record<string, Handle> = {
    'fetch-posts': fromQueue('fetch-posts', fetchPosts),
    'audit-posts': counting(fromQueue('audit-posts', auditPosts), (count) => activity.audited(count)),
    'check-campaigns': fromQueue('check-campaigns', checkCampaigns),
    'erase-content': fromQueue('erase-content', eraseContent),
    'send-alerts': fromQueue('send-alerts', sendAlerts),
    [OUTBOX]: fromOutbox(store, publishFindings),
  };
  const workers = Object.entries(handles).map(([queue, handle]) => {
    const atOnce = queue === 'fetch-posts' ? FETCHES_AT_ONCE : 1;
    return new Worker({ queues, queue, handle, atOnce, onDead: (_, reason) => activity.dead(queue, reason) });
  });
  for (const queue of Object.keys(handles)) await queues.revive(deadLetters(queue), queue);
  for (const worker of workers) worker.start();

  const now = () => ({ time: new Date().toISOString() });
  const stopSchedules = startSchedules({
    folders: definitions.map(({ name, settings }) => new FolderSource({ name, path: String(settings.path) })),
    run: async (schedule) => {
      if ('event' in schedule) await bus.publish([makeEvent(schedule.event, {}, now())]);
      else await planFetches({}, lambdaContext(schedule.invoke));
    },
    fetch: (source) => fetchNow(source, sourceRuntime()),
    onError: (what, error) => activity.say(`${what}: ${error instanceof Error ? error.message : error}`),
  });
  demo?.play({ say: (text) => activity.say(text), fetchNow: (source) => fetchNow(source, sourceRuntime()) });

  return async () => {
    stopping.abort();
    await Promise.all([server.close(), demo?.rest(), stopSchedules(), ...workers.map((worker) => worker.stop())]);
  };
}

interface Welcome extends Parts {
  store: Store;
  port: number;
}

async function welcome({ activity, client, store, options, port, demo }: Welcome): Promise<void> {
  if (port !== options.port && options.port !== 0)
    activity.say(`Port ${options.port} is in use; this run has ${port}.`);
  if (demo !== undefined) {
    const { platforms, minutes } = demo;
    activity.say(
      `Demonstration: creators on ${platforms} platforms that are played in this process, for ${minutes} minutes.`,
    );
    activity.say(`Review page and API: http://127.0.0.1:${port}`);
    activity.say('What happens on the platforms is told after ▸; the other lines tell what is made of it.');
    activity.say(`Stop with Ctrl-C. The next demonstration begins anew; ${nearPath(options.data)} holds nothing else.`);
    return;
  }
  const campaigns = options.samples ? await storeSampleCampaigns(store) : 0;
  if (campaigns > 0) activity.say(`First run: stored ${campaigns} sample campaigns; their posts are read now.`);
  else {
    const { posts, findings, openFindings } = await contents(client, TABLE);
    activity.say(`Stored in ${nearPath(options.data)}: ${posts} posts, ${findings} findings (${openFindings} open).`);
  }
  activity.say(`Review page and API: http://127.0.0.1:${port}`);
  activity.say(`Drop .csv, .json or .jsonl files of posts into ${nearPath(options.inbox)}`);
  activity.say(`Posts that name no market, nor their campaign, are judged for ${options.jurisdictions.join(', ')}.`);
  activity.say('Stop with Ctrl-C.');
}

/** A path as the person at the terminal would write it. */
function nearPath(path: string): string {
  const near = relative('', path);
  return near.startsWith('..') || near === '' ? path : `${near}/`;
}

function counting(handle: Handle, count: (handled: number) => void): Handle {
  return async (messages) => {
    const result = await handle(messages);
    count(messages.length - result.failed.length);
    return result;
  };
}
