import { overallOutcome } from '../audit-result.ts';
import { sameHandle } from '../post.ts';
import type { PostSummary } from '../store/records.ts';
import type { Summary, Tally } from './schemas.ts';

type Verdicts = PostSummary['verdicts'];

/** Counts posts into groups, one post at a time. */
class Groups {
  readonly #tallies = new Map<string, Tally>();

  add(key: string, verdicts: Verdicts): void {
    const outcome = overallOutcome(verdicts);
    if (outcome === 'not_applicable') return;
    const tally = this.#tallies.get(key) ?? { key, posts: 0, pass: 0, fail: 0, review: 0, complianceRate: null };
    tally.posts++;
    tally[outcome]++;
    this.#tallies.set(key, tally);
  }

  list(): Tally[] {
    return [...this.#tallies.values()].map(rated);
  }
}

function rated(tally: Tally): Tally {
  const decided = tally.pass + tally.fail;
  return { ...tally, complianceRate: decided === 0 ? null : tally.pass / decided };
}

const mostFirst = <T extends { key: string; posts: number }>(list: T[]) =>
  list.sort((a, b) => b.posts - a.posts || a.key.localeCompare(b.key));
const byKey = (list: Tally[]) => list.sort((a, b) => a.key.localeCompare(b.key));

/** Counts over posts; what is no ad anywhere, or needs no disclosure, does not count. */
export async function summarise(
  posts: AsyncIterable<PostSummary>,
  period: { from: string; to: string },
): Promise<Summary> {
  const [total, creator, campaign, jurisdiction, day] = [
    new Groups(),
    new Groups(),
    new Groups(),
    new Groups(),
    new Groups(),
  ];
  const codes = new Map<string, number>();
  for await (const post of posts) {
    total.add('total', post.verdicts);
    creator.add(`${post.platform}/${sameHandle(post.creator.handle)}`, post.verdicts);
    for (const id of post.campaigns) campaign.add(id, post.verdicts);
    for (const verdict of post.verdicts) jurisdiction.add(verdict.jurisdiction, [verdict]);
    day.add(new Date(post.publishedAt).toISOString().slice(0, 10), post.verdicts);
    for (const code of new Set(post.codes)) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const none: Tally = { key: 'total', posts: 0, pass: 0, fail: 0, review: 0, complianceRate: null };
  return {
    ...period,
    total: total.list()[0] ?? none,
    by: {
      creator: mostFirst(creator.list()),
      campaign: mostFirst(campaign.list()),
      jurisdiction: byKey(jurisdiction.list()),
      day: byKey(day.list()),
      code: mostFirst([...codes].map(([key, posts]) => ({ key, posts }))),
    },
  };
}
