import type { Delivery, Endpoint } from '../alerts/endpoint.ts';
import type { EventBus } from '../events/catalog.ts';
import type { PostPrices } from '../exposure.ts';
import type { Store } from '../store/store.ts';
import type { Reply } from './reply.ts';
import type { ApiRequest } from './request.ts';
import type { RouteName } from './routes.ts';

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
}

export type Handler<N extends RouteName> = (request: ApiRequest<N>, deps: ReportDeps) => Promise<Reply> | Reply;

/** One handler per route: a route without one does not compile. */
export type Handlers = { [N in RouteName]: Handler<N> };
