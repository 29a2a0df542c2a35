import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { EventBus } from '../lib/events/catalog.ts';
import { EventBridgeBus } from '../lib/events/eventbridge.ts';
import { type PostPrices, postPricesSchema } from '../lib/exposure.ts';
import { jurisdictionSchema } from '../lib/jurisdiction.ts';
import type { TargetPolicy } from '../lib/net/target.ts';
import { DynamoStore } from '../lib/store/dynamo-store.ts';
import type { Store } from '../lib/store/store.ts';
import type { SourceRuntime } from './source-runtime.ts';

/** What every function works with. In Lambda it is built from the environment; the local run and tests provide their own. */
export interface Runtime {
  store: Store;
  bus: EventBus;
  now: () => Date;
  /** Who uses the report API where there is no sign-in: only in the local run. */
  anonymous?: string;
  /** For posts whose campaign and audience name none. */
  jurisdictions?: readonly string[];
  /** What a post usually costs, by its creator's tier. */
  postPrices: PostPrices;
  webhookTargets: TargetPolicy;
  logger: Logger;
  metrics: Metrics;
}

let current: Runtime | undefined;

/** Sets what the functions work with: for the local run and tests. */
export function provideRuntime(runtime: Runtime | SourceRuntime): void {
  current = runtime;
}

export function runtime(): Runtime {
  current ??= fromEnvironment(process.env);
  return current;
}

/** A variable that holds JSON. */
export const json = (what: string, absent: string) =>
  z
    .string()
    .default(absent)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: `must be ${what} as JSON` });
        return z.NEVER;
      }
    });

const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  RETENTION_DAYS: z.coerce.number().int().positive(),
  POST_PRICES: json('an object of prices by tier', '{}').pipe(postPricesSchema),
  JURISDICTIONS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((code) => code !== ''))
    .pipe(z.array(jurisdictionSchema)),
});

/** Throws where a variable is missing or wrong, naming each. Powertools reads its own: service name, metrics namespace, log level. */
export function fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Runtime {
  const { data, error } = environmentSchema.safeParse(variables);
  if (error !== undefined) throw new Error(`the environment is incomplete:\n${z.prettifyError(error)}`);
  const { TABLE_NAME, EVENT_BUS_NAME, RETENTION_DAYS, POST_PRICES, JURISDICTIONS } = data;
  return {
    store: new DynamoStore({
      client: DynamoDBDocumentClient.from(new DynamoDBClient()),
      table: TABLE_NAME,
      retentionDays: RETENTION_DAYS,
    }),
    bus: new EventBridgeBus({ client: new EventBridgeClient(), busName: EVENT_BUS_NAME }),
    now: () => new Date(),
    jurisdictions: JURISDICTIONS,
    postPrices: POST_PRICES,
    webhookTargets: { allowLoopback: false },
    logger: new Logger(),
    metrics: new Metrics(),
  };
}

// Lambda gives a function a whole processor while its modules load: what is built then does not delay the first event.
if (process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined) runtime();
