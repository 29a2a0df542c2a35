import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ApiProblem, PROBLEMS, problemBody } from './problem.ts';

/** What a handler answers. `text` where it is no JSON. */
export interface Reply {
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** A function may answer 6 MB, its text written as JSON (AWS Lambda quotas); its headers take some of it. */
export const MAX_ANSWER_BYTES = 5_500_000;

/** What a text takes of an answer. */
export function bytesAnswered(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Throws an `ApiProblem` where the answer is more than a function may give: the gateway would only say that something broke. */
export function toResult({ body, text, headers }: Reply, status: number): APIGatewayProxyStructuredResultV2 {
  if (body === undefined && text === undefined) return { statusCode: status, headers: { ...ALWAYS, ...headers } };
  const answered = text ?? JSON.stringify(body);
  if (bytesAnswered(answered) > MAX_ANSWER_BYTES)
    throw new ApiProblem('answer-too-large', 'Ask for less at a time: a smaller limit or a narrower filter.');
  return {
    statusCode: status,
    headers: { ...ALWAYS, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: answered,
  };
}

export function toProblemResult(problem: ApiProblem, instance: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: PROBLEMS[problem.problem].status,
    headers: { ...ALWAYS, 'content-type': 'application/problem+json; charset=utf-8', ...problem.headers },
    body: JSON.stringify(problemBody(problem, instance)),
  };
}
