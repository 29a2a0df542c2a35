import type { Campaign } from '../../campaign.ts';

/** What is made of a campaign once for each language, as long as the campaign is in use. */
export function perBrief<T>(
  make: (campaign: Campaign, language: string) => T,
): (campaign: Campaign, language: string) => T {
  const made = new WeakMap<Campaign, Map<string, T>>();
  return (campaign, language) => {
    let byLanguage = made.get(campaign);
    if (byLanguage === undefined) {
      byLanguage = new Map();
      made.set(campaign, byLanguage);
    }
    let one = byLanguage.get(language);
    if (one === undefined) {
      one = make(campaign, language);
      byLanguage.set(language, one);
    }
    return one;
  };
}
