import { createHash } from 'node:crypto';
import { type FakePlatform, type FakeRequest, pageOf } from './fake-platform.ts';
import type { FakeAccount, FakeAnswer, FakePost, PlatformState } from './platform-state.ts';

const USUAL = 20;

/** CreatorIQ CRM API v1: the activity of a campaign. The id of the state's account is the campaign, its handle the one creator. */
export const fakeCreatorIq: FakePlatform = {
  kind: 'creatoriq',
  answer: (request, state) => refusal(request, state) ?? route(request, state),
  // No header says how long to wait.
  rateLimited: () => ({ status: 429, body: { message: 'Too Many Requests' } }),
};

/** What CreatorIQ sends to a subscriber, signed as to partners with ACL: a plain hash over the JSON, the time and the API key. */
export function creatorIqPush(event: object, { at, apiKey }: { at: string; apiKey: string }) {
  const body = JSON.stringify(event, undefined, 2);
  const hash = (algorithm: string) =>
    createHash(algorithm)
      .update(JSON.stringify(event) + at + apiKey)
      .digest('hex');
  return {
    headers: { 'x-timestamp': at, 'x-signature': hash('md5'), 'x-signature-sha256': hash('sha256') },
    body,
  };
}

function refusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const key = headers['x-api-key'];
  if (key === undefined || access === 'not_permitted') return { status: 403, body: { message: 'Forbidden' } };
  return key === token && access === 'granted' ? undefined : { status: 401, body: { message: 'Unauthorized' } };
}

function route({ path, query }: FakeRequest, state: PlatformState): FakeAnswer {
  const id = /^\/crm\/v1\/api\/campaign\/(\d+)\/activity$/.exec(path)?.[1];
  if (id === undefined) return exception(404, 'Route not found');
  const account = [...state.accounts.values()].find((one) => one.id === id);
  if (account === undefined) return exception(400, 'Supplied ID was not found');
  state.onPage();
  const from = query.get('from') ?? '';
  const listed = state.published(account.handle).filter(({ publishedAt }) => publishedAt >= from);
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(Number(query.get('size') ?? USUAL), state.pageSize);
  const { items } = pageOf(listed, (page - 1) * size, size);
  const fields = query.get('fields')?.split(',');
  const pagination = {
    page: String(page),
    size,
    total_items: listed.length,
    total_pages: Math.ceil(listed.length / size),
  };
  const shown = items.map((post) => only(fields, toActivity(post, account, listed.indexOf(post))));
  return {
    status: 200,
    body: { type: 'CampaignActivity', CampaignActivity: { items: shown, pagination, totals: {} } },
  };
}

function toActivity(post: FakePost & { goneAs?: string }, account: FakeAccount, index: number) {
  const link = `https://instagram.com/p/${post.id}`;
  return {
    Id: 3_136_783 + index,
    CampaignId: Number(account.id),
    SocialNetwork: 'Instagram',
    SocialNetworkId: '17773493878',
    PublisherId: 1_453_672,
    UserName: account.handle,
    Type: null,
    PostId: post.id,
    PostType: post.format ?? 'image',
    PostLink: link,
    PostTitle: null,
    Post: `${post.text}<img src=${link}/media/?size=m alt= />`,
    Likes: 20,
    Comments: 10,
    Views: null,
    TotalShares: '3',
    FollowersAtTimeOfPost: String(account.followers ?? 0),
    DateSubmitted: new Date(Date.parse(post.publishedAt) - 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    DateSubmittedUTC: `${new Date(post.publishedAt).toISOString().slice(0, 19)}+0000`,
    NotFound: post.goneAs === undefined ? null : '1',
    FTCCompliant: null,
    PaidMediaPaidPartnership:
      post.label === undefined || post.label === 'unknown' ? null : Number(post.label === 'present'),
  };
}

function only(fields: readonly string[] | undefined, activity: object): object {
  return fields === undefined
    ? activity
    : Object.fromEntries(Object.entries(activity).filter(([name]) => fields.includes(name)));
}

function exception(code: number, message: string): FakeAnswer {
  return { status: code, body: { type: 'CoreException', CoreException: { code, message } } };
}
