import { readFileSync } from 'node:fs';
import type { FakePlatform } from '../../lib/local/platforms/fake-platform.ts';
import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakeAnswer, FakePost } from '../../lib/local/platforms/platform-state.ts';
import type { CredentialValues, SourceKind } from '../../lib/sources/source-kind.ts';
import { VirtualIo } from './virtual-io.ts';

interface Opening {
  // biome-ignore lint/suspicious/noExplicitAny: the settings differ from kind to kind
  kind: SourceKind<string, any>;
  fake: FakePlatform;
  settings?: Record<string, unknown>;
  values?: (token: string) => CredentialValues;
  /** Id of the account, which has the handle maple.kitchen. */
  accountId?: string;
}

/** A source on its fake platform, at 2026-11-22T12:00:00Z. Stop `platforms` at the end. */
export async function openedSource({ kind, fake, settings = {}, values, accountId = '5515715' }: Opening) {
  const io = new VirtualIo('2026-11-22T12:00:00Z');
  const platforms = await FakePlatforms.start([fake], () => io.now());
  const state = platforms.state(fake.kind);
  state.open({ id: accountId, handle: 'maple.kitchen', name: 'Maple Kitchen', followers: 12_000 });
  io.values = values?.(state.token);
  const source = kind.open('opened', kind.settings.parse(settings), {
    ...io.forSource(),
    baseUrl: platforms.baseUrl(fake.kind),
  });
  const publish = (post: Partial<FakePost> & { id: string }) =>
    state.publish({ account: 'maple.kitchen', publishedAt: '2026-11-21T10:00:00Z', text: 'Pan test #ad', ...post });
  return { io, platforms, state, source, publish };
}

/** The answer of a recorded exchange in test/sources/fixtures. */
export function recorded(path: string): FakeAnswer {
  const text = readFileSync(new URL(`../sources/fixtures/${path}.http.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { response: FakeAnswer }).response;
}
