/** A period as the address holds it: `days=30`, or `from` and `to` as days. */
export interface Period {
  days?: number;
  from?: string;
  to?: string;
  /** What the API is asked for; `to` is the day after the last one. */
  bounds(): { from: string; to: string };
}

const DEFAULT_DAYS = 30;
const DAY = 86_400_000;

export function readPeriod(params: URLSearchParams): Period {
  const from = params.get('from');
  const to = params.get('to');
  if (from !== null && to !== null && isDay(from) && isDay(to)) {
    return { from, to, bounds: () => ({ from, to: dayOf(Date.parse(to) + DAY) }) };
  }
  const days = Math.min(3660, Math.max(1, Math.trunc(Number(params.get('days'))) || DEFAULT_DAYS));
  return { days, bounds: () => ({ from: dayOf(Date.now() - days * DAY), to: dayOf(Date.now() + DAY) }) };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
