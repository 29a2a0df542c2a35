import { expect, test } from 'vitest';
import { CAMPAIGN_CODES, campaignCases, judgeCampaignCase } from '../../../bench/accuracy/campaign-cases.ts';
import { codeFigures } from '../../../bench/accuracy/codes.ts';

const judged = campaignCases().map(judgeCampaignCase);

test.each(judged)('$case.name', ({ missed, surplus }) => {
  expect({ missed, surplus }).toEqual({ missed: [], surplus: [] });
});

test('each code has at least a dozen cases of both kinds, in six languages', () => {
  for (const { code, positives, negatives } of codeFigures(CAMPAIGN_CODES, judged)) {
    expect(Math.min(positives, negatives), code).toBeGreaterThanOrEqual(12);
    const languages = new Set(
      judged.flatMap(({ case: one }) => ((one.tests as readonly string[]).includes(code) ? one.language : [])),
    );
    expect(languages.size, code).toBeGreaterThanOrEqual(6);
  }
});
