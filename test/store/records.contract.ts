import { describe, expect, test } from 'vitest';
import type { Delivery, Endpoint } from '../../lib/alerts/endpoint.ts';
import type { Campaign } from '../../lib/campaign.ts';
import { everyPage } from './every-page.ts';
import type { Opened } from './store.contract.ts';

const AT = '2026-11-24T08:00:00.000Z';

export function recordContract(openStore: () => Opened): void {
  describe('settings', () => {
    const opened = openStore();

    test('campaigns', async () => {
      const { store } = opened;
      const campaign: Campaign = {
        id: 'spring',
        brand: { name: 'GlowLab' },
        jurisdictions: ['GB'],
        window: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
        creators: [],
      };
      await expect(store.replaceCampaign(campaign)).rejects.toMatchObject({ code: 'not_found' });
      await store.createCampaign(campaign);
      await expect(store.createCampaign(campaign)).rejects.toMatchObject({ code: 'conflict' });
      await store.replaceCampaign({ ...campaign, jurisdictions: ['IE'] });
      await store.createCampaign({ ...campaign, id: 'autumn' });
      expect((await store.getCampaign('spring'))?.jurisdictions).toEqual(['IE']);
      expect((await store.listCampaigns()).map(({ id }) => id)).toEqual(['autumn', 'spring']);
      await store.deleteCampaign('spring');
      await store.deleteCampaign('spring');
      expect(await store.getCampaign('spring')).toBeUndefined();
      expect(await store.getCampaign('x'.repeat(5000))).toBeUndefined();
    });

    test('endpoints', async () => {
      const { store } = opened;
      const endpoint: Endpoint = {
        id: 'e1',
        url: 'https://example.com/hook',
        events: ['finding.opened'],
        minSeverity: 'low',
        secret: 'whsec_x',
        createdAt: AT,
      };
      await store.createEndpoint(endpoint);
      await store.disableEndpoint('e1', AT);
      await store.disableEndpoint('e1', '2027-01-01T00:00:00Z');
      expect(await store.getEndpoint('e1')).toEqual({ ...endpoint, disabledAt: AT });
      await expect(store.disableEndpoint('e2', AT)).rejects.toMatchObject({ code: 'not_found' });
      expect(await store.listEndpoints()).toHaveLength(1);
      await store.deleteEndpoint('e1');
      expect(await store.listEndpoints()).toEqual([]);
    });
  });

  describe('deliveries', () => {
    const opened = openStore();
    const delivery = (eventId: string, changes: Partial<Delivery> = {}): Delivery => ({
      endpointId: 'e1',
      eventId,
      type: 'finding.opened',
      body: '{}',
      status: 'pending',
      attempts: [],
      createdAt: AT,
      nextAttemptAt: AT,
      ...changes,
    });

    test('created once, listed newest first', async () => {
      const { store } = opened;
      expect(await store.createDelivery(delivery('b'))).toBe(true);
      expect(await store.createDelivery(delivery('b'))).toBe(false);
      await store.createDelivery(
        delivery('c', { createdAt: '2026-11-24T07:00:00Z', nextAttemptAt: '2026-11-24T07:00:00Z' }),
      );
      await store.createDelivery(
        delivery('a', { createdAt: '2026-11-24T09:00:00Z', nextAttemptAt: '2026-11-24T09:00:00Z' }),
      );
      const list = await everyPage((page) => store.listDeliveries('e1', page), 1);
      expect(list.map(({ eventId }) => eventId)).toEqual(['a', 'b', 'c']);
      expect((await store.listDeliveries('e2', { limit: 5 })).items).toEqual([]);
    });

    test('due ones wait for their time; one sweep alone takes each; an arrived one is not due', async () => {
      const { store } = opened;
      const due = async (now: string, limit = 10) =>
        (await store.dueDeliveries(now, limit)).map(({ eventId }) => eventId);
      expect(await due('2026-11-24T06:59:59Z')).toEqual([]);
      expect(await due(AT)).toEqual(['c', 'b']);
      expect(await due('2026-11-25T00:00:00Z', 2)).toEqual(['c', 'b']);

      const [first] = await store.dueDeliveries(AT, 1);
      const lease = '2026-11-24T08:05:00Z';
      const claims = await Promise.all([store.claimDelivery(first!, lease), store.claimDelivery(first!, lease)]);
      expect(claims.toSorted()).toEqual([false, true]);
      expect(await due(AT)).toEqual(['b']);

      await store.saveDelivery({ ...delivery('b'), status: 'delivered' });
      expect(await due(AT)).toEqual([]);
      expect(await store.claimDelivery(delivery('b'), lease)).toBe(false);
      expect((await store.getDelivery('e1', 'b'))?.status).toBe('delivered');
    });
  });
}
