import { audit, judgeDisclosure } from '../lib/audit/audit.ts';
import type { Brief, Campaign } from '../lib/campaign.ts';
import type { Post } from '../lib/post.ts';

export const WITHOUT_BRIEF = 'disclosure alone, without a campaign';
export const OF_CAMPAIGN = 'disclosure of a campaign’s post, its message not judged';
const BELONGING = 'of a campaign without a brief';
const TEN_MESSAGES = 'with a brief of ten key messages';
const FULL_BRIEF = 'with a brief in which every field is filled';

const CREATOR = 'creator';
const MESSAGES = [
  '100% vegan formula',
  '24 hours of hydration',
  'free shipping on orders over $50',
  'no added sugar',
  'dermatologically tested',
  'made in Italy',
  'works on all skin types',
  '30-day money-back guarantee',
  'new Midnight Serum',
  'recycled glass bottle',
];
const keyMessages = MESSAGES.map((text, n) => ({ id: `message-${n}`, text }));

const full: Brief = {
  keyMessages,
  requiredMentions: ['@glowlab'],
  requiredHashtags: ['#GlowLabPartner'],
  productNames: ['Midnight Serum'],
  offer: { percent: 15, endsAt: '2029-01-01T00:00:00Z' },
  bannedPhrases: ['miracle', 'anti-aging', 'cheap'],
  bannedClaims: ['health', 'guarantee', 'superlative', 'financial_return', 'before_after', 'environmental'],
  competitors: [{ name: 'DewCo', handles: ['@dewco'] }, { name: 'Dove' }],
  disclaimers: [{ text: 'Results may vary.' }],
  tone: { avoid: ['profanity', 'negative_about_brand'] },
};

function campaign(brief: Brief | undefined): Campaign {
  return {
    id: 'glowlab-bench',
    brand: {
      name: 'GlowLab',
      aliases: ['Glow Lab'],
      handles: ['@glowlab'],
      hashtags: ['#glowlab'],
      domains: ['glowlab.com'],
    },
    jurisdictions: ['GB'],
    connection: 'paid',
    window: { from: '2000-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' },
    creators: [{ handle: CREATOR }],
    ...(brief && { brief }),
  };
}

/** The same ads audited for their disclosure alone, and as posts of a campaign, which each names, without and with its brief. */
export function briefRuns(posts: readonly Post[]): Record<string, () => number> {
  const own = posts.map((post) => ({
    ...post,
    creator: { handle: CREATOR },
    caption: [post.caption, '@glowlab'].filter(Boolean).join(' '),
  }));
  const run = (brief: Brief | undefined) => {
    const campaigns = [campaign(brief)];
    return () => own.reduce((sum, post) => sum + audit(post, { campaigns }).findings.length, 0);
  };
  const alone = () =>
    own.reduce((sum, post) => sum + audit(post, { jurisdictions: ['GB'], connection: 'paid' }).findings.length, 0);
  const ofCampaign = { campaigns: [campaign({ keyMessages })] };
  const disclosureOfCampaign = () =>
    own.reduce((sum, post) => sum + judgeDisclosure(post, ofCampaign).disclosure.findings.length, 0);
  return {
    [WITHOUT_BRIEF]: alone,
    [OF_CAMPAIGN]: disclosureOfCampaign,
    [BELONGING]: run(undefined),
    [TEN_MESSAGES]: run({ keyMessages }),
    [FULL_BRIEF]: run(full),
  };
}
