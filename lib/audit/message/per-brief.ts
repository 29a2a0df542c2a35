import type { Campaign } from '../../campaign.ts';

/** What is made of a campaign once, as long as the campaign is in use. */
export function perCampaign<T>(make: (campaign: Campaign) => T): (campaign: Campaign) => T {
  const made = new WeakMap<Campaign, { one: T }>();
  return (campaign) => {
    let known = made.get(campaign);
    if (known === undefined) {
      known = { one: make(campaign) };
      made.set(campaign, known);
    }
    return known.one;
  };
}

/** The same for each language. */
export function perBrief<T>(
  make: (campaign: Campaign, language: string) => T,
): (campaign: Campaign, language: string) => T {
  const byLanguage = perCampaign(() => new Map<string, T>());
  return (campaign, language) => {
    const made = byLanguage(campaign);
    let one = made.get(language);
    if (one === undefined) {
      one = make(campaign, language);
      made.set(language, one);
    }
    return one;
  };
}
