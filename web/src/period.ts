/** A period as the address holds it: `days=30`, or its first and last day in UTC. */
export interface Period {
  days?: number;
  from: string;
  to: string;
}

/** Longest period that the API counts over. */
export const MAX_DAYS = 366;
const DEFAULT_DAYS = 30;
const DAY = 86_400_000;

export function readPeriod(params: URLSearchParams, now = Date.now()): Period {
  const from = params.get('from');
  const to = params.get('to');
  if (from !== null && to !== null && isDay(from) && isDay(to)) return { from, to };
  const days = Math.min(MAX_DAYS, Math.max(1, Math.trunc(Number(params.get('days'))) || DEFAULT_DAYS));
  return { days, from: dayOf(now - (days - 1) * DAY), to: dayOf(now) };
}

/** How many days a period has, both ends counted. */
export function daysIn({ from, to }: Pick<Period, 'from' | 'to'>): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
