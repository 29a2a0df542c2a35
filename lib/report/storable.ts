import { ApiProblem } from './problem.ts';

/** Most bytes of a document as JSON: an item of the table may have 400 KB with its keys (Amazon DynamoDB quotas). */
const MAX_DOCUMENT_BYTES = 380_000;

/** Refuses what the table could not keep, such as a campaign with tens of thousands of creators. */
export function requireStorable(document: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(document));
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  const count = (n: number) => n.toLocaleString('en');
  throw new ApiProblem(
    'too-large',
    `This has ${count(bytes)} bytes; ${count(MAX_DOCUMENT_BYTES)} can be kept: split it.`,
  );
}
