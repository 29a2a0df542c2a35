/** Every function: memory in MB, and seconds that it may take. Memory buys processor time too. */
export const FUNCTIONS = {
  'plan-fetches': { memory: 256, seconds: 30 },
  'fetch-posts': { memory: 512, seconds: 300 },
  'audit-posts': { memory: 1024, seconds: 60 },
  'check-campaigns': { memory: 1024, seconds: 120 },
  'erase-content': { memory: 256, seconds: 300 },
  'publish-findings': { memory: 256, seconds: 60 },
  'send-alerts': { memory: 256, seconds: 180 },
  'receive-posts': { memory: 512, seconds: 29 },
  'report-api': { memory: 1024, seconds: 29 },
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

/** Functions that the API calls. */
export type ReviewFunction = 'report-api' | 'receive-posts';
