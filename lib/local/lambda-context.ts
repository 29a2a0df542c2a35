import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

const TIME_LIMIT_MS = 15 * 60 * 1000;

/** What Lambda tells a function about its invocation. */
export function lambdaContext(functionName: string): Context {
  const end = Date.now() + TIME_LIMIT_MS;
  const nothing = () => {};
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    logGroupName: `/local/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => end - Date.now(),
    done: nothing,
    fail: nothing,
    succeed: nothing,
  };
}
