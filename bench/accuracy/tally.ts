/** A share with its 95% interval. */
export interface Share {
  value: number;
  low: number;
  high: number;
  of: number;
}

const Z = 1.959964;

/** Wilson's interval: right for few cases and for shares near 0 or 1. */
export function share(count: number, of: number): Share {
  if (of === 0) return { value: Number.NaN, low: 0, high: 1, of };
  const p = count / of;
  const z2 = (Z * Z) / of;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of));
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half), of };
}

/** Right and wrong answers to a yes-or-no question. */
export class Tally {
  hits = 0;
  falseAlarms = 0;
  misses = 0;
  rejections = 0;

  add(expected: boolean, got: boolean): boolean {
    if (expected && got) this.hits++;
    else if (got) this.falseAlarms++;
    else if (expected) this.misses++;
    else this.rejections++;
    return expected === got;
  }

  get precision(): Share {
    return share(this.hits, this.hits + this.falseAlarms);
  }

  get recall(): Share {
    return share(this.hits, this.hits + this.misses);
  }

  /** F1 grows with the share J of hits among hits, false alarms and misses: 2J/(1+J). Its interval is that of J, so carried over. */
  get f1(): Share {
    const { value, low, high, of } = share(this.hits, this.hits + this.falseAlarms + this.misses);
    const f = (j: number) => (2 * j) / (1 + j);
    return { value: f(value), low: f(low), high: f(high), of };
  }
}
