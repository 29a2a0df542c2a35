import { engagementOf } from '../../engagement.ts';
import type { DomainEvent } from '../../events/catalog.ts';
import { makeEvent } from '../../events/envelope.ts';
import { risingInstants } from '../../events/instants.ts';
import { exposureOf } from '../../exposure.ts';
import { platformSchema, postSchema, postTooLarge } from '../../post.ts';
import type { PostDocument } from '../../store/records.ts';
import type { Handlers } from '../deps.ts';
import { toPeriod } from '../period.ts';
import { ApiProblem, fieldErrors, PARSING } from '../problem.ts';
import { bytesAnswered, MAX_ANSWER_BYTES } from '../reply.ts';
import type { PostResult, ReportedPost } from '../schemas.ts';

/** How many wrong fields of each post are named: a whole batch of them must fit one answer. */
const MAX_ERRORS_EACH = 5;

interface Element {
  element: unknown;
  index: number;
  pointer: string;
  time: string;
}

/** Checks one element; a good one comes back as the event that says so. */
function take({ element, index, pointer, time }: Element): { result: PostResult; event?: DomainEvent } {
  const { data: post, error } = postSchema.safeParse(element, PARSING);
  if (error !== undefined)
    return { result: { index, status: 400, errors: fieldErrors(error, { under: pointer, most: MAX_ERRORS_EACH }) } };
  const { platform, id } = post;
  const tooLarge = postTooLarge(post);
  if (tooLarge !== undefined) {
    return { result: { index, status: 400, platform, id, errors: [{ pointer, detail: tooLarge }] } };
  }
  const event = makeEvent('post.published', { post, observedAt: time }, { time });
  return { result: { index, status: 202, platform, id }, event };
}

/** The newest revisions, as many as an answer holds. */
function newestThatFit({ revisions, ...rest }: PostDocument): PostDocument['revisions'] {
  let room = MAX_ANSWER_BYTES - bytesAnswered(JSON.stringify({ ...rest, revisions: [] }));
  const first = revisions.findLastIndex((revision) => {
    room -= bytesAnswered(JSON.stringify(revision));
    return room < 0;
  });
  return revisions.slice(first + 1);
}

export const posts = {
  listPosts: async ({ query: { limit, cursor, ...filter } }, { store }) => ({
    body: await store.listPosts({ ...filter, ...toPeriod(filter) }, { limit, cursor }),
  }),

  getPost: async ({ params: { platform, postId } }, { store, postPrices }) => {
    const known = platformSchema.safeParse(platform);
    const post = known.success ? await store.getPost({ platform: known.data, id: postId }) : undefined;
    if (post === undefined) throw new ApiProblem('not-found', 'There is no post with this platform and id.');
    const revisions = newestThatFit(post);
    const complete = revisions.length === post.revisions.length;
    const exposure = exposureOf(post.creator.followers, postPrices);
    const body: ReportedPost = { ...post, revisions, exposure, engagement: engagementOf(post) };
    return { body, headers: { 'x-complete': String(complete) } };
  },

  pushPosts: async ({ body: { posts, pointer } }, { bus, now }) => {
    const seen = risingInstants(now);
    const taken = posts.map((element, index) => take({ element, index, pointer: `${pointer}/${index}`, time: seen() }));
    const events = taken.flatMap(({ event }) => event ?? []);
    if (events.length > 0) await bus.publish(events);
    return {
      body: {
        accepted: events.length,
        rejected: taken.length - events.length,
        results: taken.map(({ result }) => result),
      },
    };
  },
} satisfies Partial<Handlers>;
