import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiProblem, PROBLEMS, problemBody } from './problem.ts';

/** What a handler answers. `text` where it is no JSON. */
export interface Reply {
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function toResult({ body, text, headers }: Reply, status: number): APIGatewayProxyStructuredResultV2 {
  if (body === undefined && text === undefined) return { statusCode: status, headers: { ...ALWAYS, ...headers } };
  return {
    statusCode: status,
    headers: { ...ALWAYS, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: text ?? JSON.stringify(body),
  };
}

export function toProblemResult(problem: ApiProblem, instance: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: PROBLEMS[problem.problem].status,
    headers: { ...ALWAYS, 'content-type': 'application/problem+json; charset=utf-8', ...problem.headers },
    body: JSON.stringify(problemBody(problem, instance)),
  };
}
