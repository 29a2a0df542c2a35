import type { Delivery, Endpoint } from '../alerts/endpoint.ts';
import type { EventBus } from '../events/catalog.ts';
import type { PostPrices } from '../exposure.ts';
import type { SourceDefinition } from '../source-definition.ts';
import type { Store } from '../store/store.ts';
import type { Reply } from './reply.ts';
import type { ApiRequest } from './request.ts';
import type { RouteName } from './routes.ts';
import type { Quota, SourceKindDescription } from './source-schemas.ts';

/** What the report API works with. */
export interface ReportDeps {
  store: Store;
  bus: EventBus;
  now: () => Date;
  /** Who asks where there is no sign-in, as in the local run. Absent: whoever asks needs a token. */
  anonymous?: string | undefined;
  postPrices: PostPrices;
  webhooks: {
    checkTarget: (url: string) => { ok: true } | { ok: false; message: string };
    sendTest: (endpoint: Endpoint) => Promise<Delivery>;
    replay: (delivery: Delivery, endpoint: Endpoint) => Promise<Delivery>;
  };
  sources: {
    kinds: readonly SourceKindDescription[];
    /** Set up by the deployment. */
    deployed: readonly SourceDefinition[];
    /** Every limit in force at a time; `key` names its window. */
    limits: (at: Date) => readonly (Omit<Quota, 'used'> & { key: string })[];
    /** Where a person puts a credential of this name: ends a sentence. */
    credentialPlace: (name: string) => string;
    /** What is wrong with a definition; `field` is a path such as `settings.channel`. */
    check: (definition: SourceDefinition) => readonly { field: string; message: string }[];
    pause: (source: string, by: string, reason: string | undefined) => Promise<void>;
    resume: (source: string) => Promise<void>;
    /** Throws a `StoreError` (`not_allowed`) where the source is paused. */
    fetchNow: (source: string) => Promise<void>;
  };
}

export type Handler<N extends RouteName> = (request: ApiRequest<N>, deps: ReportDeps) => Promise<Reply> | Reply;

/** One handler per route: a route without one does not compile. */
export type Handlers = { [N in RouteName]: Handler<N> };
