import { describe, expect, test } from 'vitest';
import { apiFilter, orderOf, paramsOf, queryOf, queueParams } from '../../web/src/filters.ts';

const roundTrip = (address: string) => new URLSearchParams(paramsOf(queryOf(new URLSearchParams(address)))).toString();

describe('the queue’s filter in the address', () => {
  test('is what is to do where the address says nothing', () => {
    expect(apiFilter(new URLSearchParams())).toEqual({ status: 'open,confirmed,sent_back' });
    expect(paramsOf(queryOf(new URLSearchParams()))).toEqual({});
  });

  test('asks for every status where it was taken away', () => {
    expect(paramsOf({ operation: 'and', tokens: [] })).toEqual({ status: 'any' });
    expect(apiFilter(new URLSearchParams('status=any'))).toEqual({});
  });

  test.each([
    'severity=high%2Cmedium&status=dismissed',
    'creator=mila.cooks',
    'from=2026-11-01&to=2026-11-20&status=any',
    'status=any',
  ])('comes back as it was: %s', (address) => {
    expect(new Set(roundTrip(address).split('&'))).toEqual(new Set(address.split('&')));
  });

  test('joins two tokens for the same thing where it takes several values, else the later one counts', () => {
    const tokens = [
      { propertyKey: 'jurisdiction', operator: '=', value: ['GB'] },
      { propertyKey: 'jurisdiction', operator: '=', value: ['GB', 'DE'] },
      { propertyKey: 'creator', operator: '=', value: 'mila' },
      { propertyKey: 'creator', operator: '=', value: 'ben' },
    ] as const;
    expect(paramsOf({ operation: 'and', tokens })).toEqual({ jurisdiction: 'GB,DE', creator: 'ben', status: 'any' });
  });

  test('leaves out what it does not know', () => {
    expect(apiFilter(new URLSearchParams('status=any&evil=1&cursor=x'))).toEqual({});
  });
});

describe('the queue’s order in the address', () => {
  const order = (address: string) => orderOf(new URLSearchParams(address));

  test('is worst first unless it says exposure', () => {
    expect(order('')).toBe('severity');
    expect(order('order=price')).toBe('severity');
    expect(order('order=exposure&creator=mila')).toBe('exposure');
  });

  test('stays where the filter changes, and is no filter', () => {
    const query = queryOf(new URLSearchParams('creator=mila&order=exposure'));
    expect(queueParams(query, 'exposure')).toEqual({ creator: 'mila', order: 'exposure' });
    expect(queueParams(query, 'severity')).toEqual({ creator: 'mila' });
    expect(apiFilter(new URLSearchParams('status=any&order=exposure'))).toEqual({});
  });
});
