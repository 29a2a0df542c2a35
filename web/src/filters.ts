import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { FINDING_CODES, SEVERITIES } from '../../lib/finding.ts';
import { jurisdictionName } from '../../lib/jurisdiction.ts';
import { PLATFORMS } from '../../lib/post.ts';
import { REVIEW_STATUSES } from '../../lib/review/review.ts';
import { CODE_LABELS, platformName, STATUS_LABELS, sentence } from './words.ts';

type Query = PropertyFilterProps.Query;
type Token = PropertyFilterProps.Token;

/** What a queue shows unless told otherwise: what still needs somebody. */
const TO_DO = 'open,confirmed,sent_back';

export interface Filter {
  /** Name in the address and in the API. */
  key: string;
  label: string;
  /** Takes several values. */
  many: boolean;
  values?: readonly string[];
  show(value: string): string;
}

const asItIs = (value: string) => value;
const within = (labels: Record<string, string>) => (value: string) => labels[value] ?? value;

export const FILTERS: readonly Filter[] = [
  { key: 'status', label: 'Status', many: true, values: REVIEW_STATUSES, show: within(STATUS_LABELS) },
  { key: 'severity', label: 'Severity', many: true, values: SEVERITIES, show: sentence },
  { key: 'jurisdiction', label: 'Market', many: true, show: jurisdictionName },
  { key: 'code', label: 'Problem', many: true, values: FINDING_CODES, show: within(CODE_LABELS) },
  { key: 'campaign', label: 'Campaign', many: false, show: asItIs },
  { key: 'brand', label: 'Brand', many: false, show: asItIs },
  { key: 'creator', label: 'Creator', many: false, show: asItIs },
  {
    key: 'platform',
    label: 'Platform',
    many: false,
    values: PLATFORMS,
    show: within(Object.fromEntries(PLATFORMS.map((p) => [p, platformName(p)]))),
  },
];

export const ORDERS = ['severity', 'exposure'] as const;
export type Order = (typeof ORDERS)[number];

/** The queue's order as the address holds it: worst first unless it says otherwise. */
export function orderOf(params: URLSearchParams): Order {
  return ORDERS.find((order) => order === params.get('order')) ?? 'severity';
}

const BOUNDS = [
  ['from', '>='],
  ['to', '<='],
] as const;

/** The filter as the address holds it. `status=any` is every status; no status at all is what is to do. */
export function queryOf(params: URLSearchParams): Query {
  const asked = apiFilter(params);
  const tokens: Token[] = FILTERS.flatMap(({ key, many }) => {
    const value = asked[key];
    return value === undefined ? [] : [{ propertyKey: key, operator: '=', value: many ? value.split(',') : value }];
  });
  for (const [name, operator] of BOUNDS) {
    if (asked[name] !== undefined) tokens.push({ propertyKey: 'published', operator, value: asked[name] });
  }
  return { operation: 'and', tokens };
}

/** The address's parameters for a filter. Two tokens for one thing are joined where it takes several values. */
export function paramsOf({ tokens }: Query): Record<string, string> {
  const params: Record<string, string> = {};
  for (const { propertyKey, operator, value } of tokens) {
    const name = BOUNDS.find(([, bound]) => bound === operator)?.[0] ?? propertyKey;
    if (name === undefined) continue;
    const many = FILTERS.find(({ key }) => key === name)?.many ?? false;
    const values = [value].flat().map(String).filter(Boolean);
    const joined = many ? new Set([...(params[name]?.split(',') ?? []), ...values]) : values;
    if (values.length > 0) params[name] = [...joined].join(',');
  }
  const { status = 'any', ...rest } = params;
  return status === TO_DO ? rest : { ...rest, status };
}

/** The address's parameters for a filter and an order. */
export function queueParams(query: Query, order: Order): Record<string, string> {
  return { ...paramsOf(query), ...(order === 'severity' ? {} : { order }) };
}

/** What the API is asked for. */
export function apiFilter(params: URLSearchParams): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const name of [...FILTERS.map(({ key }) => key), ...BOUNDS.map(([bound]) => bound)]) {
    const value = params.get(name) ?? (name === 'status' ? TO_DO : '');
    if (value !== '' && value !== 'any') asked[name] = value;
  }
  return asked;
}
