import { describe, expect, test } from 'vitest';
import { judgeCampaign } from '../../lib/audit/campaign/consistency.ts';
import { campaignSchema } from '../../lib/campaign.ts';
import type { Post } from '../../lib/post.ts';
import { findingRecordSchema, postDocumentSchema } from '../../lib/store/records.ts';
import type { AuditedPost } from '../../lib/store/store.ts';
import { audited, makeAudit, makeFinding, makePost } from '../support/posts.ts';
import type { Opened } from './store.contract.ts';
import { tableHolds } from './table-holds.ts';

const DUE = '2026-12-20T08:00:00.000Z';
const LATER = '2026-12-21T08:00:00.000Z';

/** Every field of a post that may hold words, each with a word of its own. */
const WORDS: Partial<Post> = {
  caption: 'zebracaption',
  title: 'zebratitle',
  description: 'zebradescription',
  transcript: 'zebratranscript',
  firstComment: 'zebracomment',
  overlays: ['zebraoverlay'],
  links: ['https://zebralink.example/'],
  labelledPartner: 'zebrapartner',
};

export function wordsContract(openStore: () => Opened): void {
  describe('words that may be kept for a time', () => {
    const opened = openStore();
    const save = (id: string, minute: number, keepUntil?: string, changes: Partial<AuditedPost> = {}) =>
      opened.store.saveAudit(audited(makePost({ id }), [], minute, { keepUntil, ...changes }));
    const due = async (now = LATER, limit = 10) => (await opened.store.dueErasures(now, limit)).map(({ id }) => id);

    test('are due when the time is up, longest over it first; those without a limit never are', async () => {
      await save('second', 0, DUE);
      await save('first', 0, '2026-12-20T08:59:59+01:00');
      await save('third', 0, LATER);
      await save('unlimited', 0);
      expect([await due('2026-12-20T07:59:58Z'), await due(DUE), await due()]).toEqual([
        [],
        ['first', 'second'],
        ['first', 'second', 'third'],
      ]);
      expect(await due(LATER, 2)).toEqual(['first', 'second']);
      expect(await opened.store.dueErasures(DUE, 1)).toEqual([{ platform: 'instagram', id: 'first' }]);
    });

    test('are kept longer when they are read again, even where nothing else is new', async () => {
      expect(await save('first', 0, DUE)).toBe('unchanged');
      expect(await due(DUE)).toEqual(['first', 'second']);
      expect(await save('first', 0, '2026-12-30T00:00:00Z')).toBe('unchanged');
      expect(await due()).toEqual(['second', 'third']);
      expect(await save('second', 3, '2026-12-30T00:00:00Z')).toBe('unchanged');
      expect(await due()).toEqual(['third']);
      const edited = audited(makePost({ id: 'third', caption: 'new' }), [], 3, { keepUntil: '2026-12-31T00:00:00Z' });
      expect(await opened.store.saveAudit(edited)).toBe('saved');
      expect(await due()).toEqual([]);
      expect(await due('2027-01-01T00:00:00Z')).toHaveLength(3);
    });

    test('are not kept for less, nor without a limit, when somebody tells less of it', async () => {
      await save('second', 4, DUE);
      await save('first', 4);
      await opened.store.markDeleted({ platform: 'instagram', id: 'third' }, { at: LATER, as: 'private' });
      expect(await due()).toEqual([]);
      expect(await due('2027-01-01T00:00:00Z')).toHaveLength(3);
    });

    test('go before their time where somebody asks for it', async () => {
      await opened.store.eraseContent({ platform: 'instagram', id: 'first' }, LATER);
      const document = await opened.store.getPost({ platform: 'instagram', id: 'first' });
      expect(document).toMatchObject({ erasedAt: LATER, revisions: [] });
      expect(await due('2027-01-01T00:00:00Z')).toEqual(['second', 'third']);
    });

    test('have a shorter time where the post is gone and its platform says so, which ends when it is back', async () => {
      const { store } = opened;
      const dueUnlimited = async () => (await due('2027-02-01T00:00:00Z', 99)).includes('unlimited');
      const keepUntil = '2026-12-22T08:00:00Z';
      await store.markDeleted({ platform: 'instagram', id: 'unlimited' }, { at: LATER, as: 'deleted', keepUntil });
      expect(await due(keepUntil)).toEqual(['unlimited']);
      await store.saveAudit(audited(makePost({ id: 'unlimited' }), [], 0, { observedAt: '2026-12-21T09:00:00Z' }));
      expect(await dueUnlimited()).toBe(false);

      await store.markDeleted({ platform: 'instagram', id: 'second' }, { at: LATER, keepUntil });
      expect(await due(keepUntil)).toEqual(['second']);
    });
  });

  describe('words that are removed', () => {
    const opened = openStore();
    const post = makePost({ id: 'words', ...WORDS });
    const finding = (code: string, n: number) => ({
      ...makeFinding({
        id: `v1:${code}`,
        evidence: [{ field: 'caption', start: 0, end: 12, text: 'zebracaption' }],
        message: '“zebracaption” is wrong',
        suggestion: 'Take “zebracaption” out',
      }),
      code: code as 'message.profanity',
      ...(n % 2 === 0 ? { jurisdictions: ['GB'] } : {}),
    });
    const findings = ['disclosure.buried', 'message.profanity', 'message.drift'].map(finding);
    const spot = findings[0]!.evidence[0]!;
    const audit = makeAudit(post, findings, {
      commercial: { basis: 'signals', connection: 'paid', likelihood: 0.9, signals: [{ kind: 'code', ...spot }] },
      keyMessages: [{ campaign: 'glowlab-autumn', id: 'k', evidence: spot }],
    });
    audit.verdicts[0]!.disclosure = { ...spot, status: 'insufficient' };
    const input = (minute: number, changes: Partial<Post> = {}) => ({
      ...audited({ ...post, ...changes }, findings, minute, { keepUntil: DUE }),
      audit,
    });

    test('are nowhere in the table any more; the facts are', async () => {
      const { store } = opened;
      await store.saveAudit(input(0, { caption: 'zebrafirst' }));
      await store.saveAudit(input(1));
      await store.reviewFinding('v1:message.drift', 1, { action: 'confirm', comment: 'seen' }, 'rea', DUE);
      const before = (await store.getPost(post))!;
      for (const word of ['zebrafirst', 'zebratranscript', 'Take “zebracaption” out'])
        expect(await tableHolds(opened.table, word)).toBe(true);

      await store.eraseContent(post, LATER);
      expect(await tableHolds(opened.table, 'zebra')).toBe(false);
      const after = (await store.getPost(post))!;
      expect(postDocumentSchema.parse(after)).toEqual(after);
      expect(after).toEqual({
        ...before,
        erasedAt: LATER,
        revisions: [],
        findings: before.findings.map((record) => ({
          ...record,
          evidence: [],
          message: expect.stringMatching(/^[A-Z].+\.$/),
          suggestion: expect.stringContaining('may no longer be kept'),
          version: record.version + 1,
          updatedAt: LATER,
        })),
      });
      expect(new Set(after.findings.map(({ message }) => message)).size).toBe(3);
      expect(await store.dueErasures('2030-01-01T00:00:00Z', 10)).toEqual([]);
    });

    test('are removed once: again changes nothing, nor does a late older state bring them back', async () => {
      const { store } = opened;
      const before = await store.getPost(post);
      await store.eraseContent(post, '2027-01-01T00:00:00Z');
      expect(await store.saveAudit(input(0))).toBe('stale');
      expect(await store.getPost(post)).toEqual(before);
      await store.eraseContent({ platform: 'instagram', id: 'unknown' }, LATER);
    });

    test('leave findings that can be reviewed, and a post that is listed and counted', async () => {
      const { store } = opened;
      const { version } = (await store.getFinding('v1:message.profanity'))!;
      const review = { action: 'dismiss', reason: 'accepted_risk', comment: 'agreed' } as const;
      const reviewed = await store.reviewFinding('v1:message.profanity', version, review, 'rea', LATER);
      expect(findingRecordSchema.parse(reviewed)).toMatchObject({ status: 'dismissed', evidence: [] });
      expect((await store.listPosts({}, { limit: 5 })).items).toMatchObject([{ id: 'words', erasedAt: LATER }]);
      await store.markDeleted(post, { at: LATER, as: 'missing' });
      const gone = await store.getPost(post);
      expect(gone).toMatchObject({ erasedAt: LATER, deletedAt: LATER, deletedAs: 'missing' });
      expect(await tableHolds(opened.table, 'zebra')).toBe(false);
    });

    test('come back when the post is read again, with the number that the revision had', async () => {
      const { store } = opened;
      const at = '2026-12-22T08:00:00Z';
      const again = { ...input(0), observedAt: at, at, keepUntil: '2027-01-22T08:00:00Z' };
      expect(await store.saveAudit(again)).toBe('saved');
      const back = (await store.getPost(post))!;
      for (const gone of ['erasedAt', 'deletedAt', 'deletedAs']) expect(back).not.toHaveProperty(gone);
      expect(back).toMatchObject({ revision: 2, revisions: [{ number: 2, post: { caption: 'zebracaption' } }] });
      expect(back.findings.map(({ message, status }) => [message, status])).toEqual([
        [findings[0]!.message, 'open'],
        [findings[0]!.message, 'confirmed'],
        [findings[0]!.message, 'dismissed'],
      ]);
      expect(await store.dueErasures('2027-01-22T07:59:59Z', 9)).toEqual([]);
      expect(await store.dueErasures('2027-01-22T08:00:00Z', 9)).toHaveLength(1);
      expect(await store.saveAudit(again)).toBe('unchanged');
    });

    test('come back as a new revision where they were edited meanwhile', async () => {
      const { store } = opened;
      await store.eraseContent(post, '2027-01-22T08:00:00Z');
      const at = '2027-01-23T08:00:00Z';
      const edited = audited({ ...post, caption: 'zebraedited' }, [], 0, { observedAt: at, at });
      expect(await store.saveAudit(edited)).toBe('saved');
      expect(await store.getPost(post)).toMatchObject({ revision: 3, revisions: [{ number: 3 }] });
      expect(await store.dueErasures('2030-01-01T00:00:00Z', 9)).toEqual([]);
    });

    test('may also be those of a post without a limit', async () => {
      const { store } = opened;
      await store.eraseContent(post, '2027-01-24T08:00:00Z');
      expect(await store.getPost(post)).toMatchObject({ erasedAt: '2027-01-24T08:00:00Z', revisions: [] });
      expect(await tableHolds(opened.table, 'zebra')).toBe(false);
    });
  });

  describe('words of a first version', () => {
    const opened = openStore();
    test('that are gone leave it late that a disclosure came by an edit, whatever is read again', async () => {
      const { store } = opened;
      const late = makeFinding({ id: 'v1:late', code: 'disclosure.late', severity: 'low' });
      const state = (caption: string) => makePost({ id: 'late', caption });
      await store.saveAudit(audited(state('first'), [], 0));
      await store.saveAudit(audited(state('Ad'), [late], 1));
      await store.eraseContent(state(''), LATER);
      for (const [minute, found] of [[], [late], []].entries()) {
        await store.saveAudit(audited(state(`Ad ${minute}`), found, 2 + minute));
        expect(await store.getFinding('v1:late')).toMatchObject({ status: 'open' });
      }
    });
  });

  describe('words that a campaign’s findings quote', () => {
    const opened = openStore();

    test('are removed with those of any of its posts; what quotes nothing stays as it is', async () => {
      const { store } = opened;
      const campaign = campaignSchema.parse({
        id: 'autumn',
        brand: { name: 'GlowLab' },
        jurisdictions: ['GB'],
        window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
        creators: [{ handle: 'mila.cooks', deliverables: [{ format: 'reel', due: '2026-11-20T00:00:00Z' }] }],
      });
      const consistency = judgeCampaign(campaign, [], DUE);
      const [missing] = consistency.findings;
      const apart = {
        ...missing!,
        id: 'v1:apart',
        code: 'message.inconsistent_message',
        message: 'Only they say “zebra”.',
      } as const;
      const check = { ...consistency, findings: [missing!, apart] };
      await store.saveCheck({ consistency: check, rulebook: '2026.11.0', at: DUE });
      const post = makePost({ id: 'autumn' });
      await store.saveAudit(audited(post, [], 0, { campaigns: ['autumn'], keepUntil: DUE }));
      const before = await store.getFinding(missing!.id);
      await store.eraseContent(post, LATER);
      expect(await tableHolds(opened.table, 'zebra')).toBe(false);
      expect(await store.getFinding(missing!.id)).toEqual(before);
      expect(await store.getFinding('v1:apart')).toMatchObject({ status: 'open', version: 2, evidence: [] });
      expect(await store.campaignPosts(campaign, DUE)).toEqual({ posts: [], deleted: [], cut: true });
    });
  });
}
