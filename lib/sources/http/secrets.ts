/** A shorter text is no secret, and would tear holes into words: `Bearer`. */
const LEAST = 7;

/** Every secret that was sent somewhere, to be taken out of what comes back: platforms have been seen to repeat a token. */
export class Secrets {
  readonly #known = new Set<string>();

  /** Each word is one: in a header the scheme stands before the token. */
  add(values: Readonly<Record<string, string>>): void {
    for (const value of Object.values(values))
      for (const secret of value.split(' ')) if (secret.length >= LEAST) this.#known.add(secret);
  }

  /** A copy in which a `…` stands for each secret, in every text of it. */
  without<T>(told: T): T {
    const longestFirst = [...this.#known].toSorted((a, b) => b.length - a.length);
    const clean = (value: unknown): unknown => {
      if (typeof value === 'string') return longestFirst.reduce((text, secret) => text.replaceAll(secret, '…'), value);
      if (Array.isArray(value)) return value.map(clean);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(Object.entries(value).map(([name, inside]) => [clean(name), clean(inside)]));
    };
    return clean(told) as T;
  }
}
