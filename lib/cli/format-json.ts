import type { Audited } from './audited.ts';

export async function* formatJsonLines(audits: AsyncIterable<Audited>): AsyncGenerator<string> {
  for await (const { audit } of audits) yield `${JSON.stringify(audit)}\n`;
}

/** One array, one audit per line. */
export async function* formatJson(audits: AsyncIterable<Audited>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const { audit } of audits) {
    yield before + JSON.stringify(audit);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
