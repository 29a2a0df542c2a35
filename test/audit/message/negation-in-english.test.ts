import { describe, test } from 'vitest';
import { expectToldApart } from '../../support/key-messages.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'en',
    'Free delivery over £50',
    'You get free delivery over £50 / delivery is free on orders over 50 pounds / Spend over fifty pounds and delivery is free / Orders over £50 are delivered free',
    'Free delivery over £30 / Delivery over £50 / No free delivery over £50 / free delivery under £50 / free delivery over €50',
  ],
  [
    'en',
    'No monthly fees',
    "There are no monthly fees / zero monthly fees / without monthly fees / no fees each month / you don't pay any monthly fees",
    'low monthly fees / There are monthly fees / monthly fees of £3',
  ],
  [
    'en',
    'No artificial colours or flavours',
    "no artificial colours or flavours / free from artificial flavours and colours / without any artificial colours or flavours / zero artificial colors or flavors / there aren't any artificial colours or flavours in it",
    'artificial colours and flavours / no artificial colours / natural colours and flavours',
  ],
  [
    'en',
    'Grain-free dog food',
    'grain-free dog food / This dog food is grain free / food for dogs without grain / dog food free from grains / dog food with no grain',
    "dog food with grain / grain-free cat food / this dog food isn't grain-free",
  ],
  [
    'en',
    'Try it free for 30 days',
    'try it for 30 days free / free 30-day trial / try it free for thirty days / you can try it for free for 30 days / 30 days free, try it',
    'try it free for 3 days / try it for 30 days / try it free',
  ],
  [
    'en',
    'Not tested on animals',
    "not tested on animals / never tested on animals / none of it is tested on animals / no animal testing / They don't test on animals",
    'tested on animals / I love animals / tested on sensitive skin',
  ],
  [
    'en',
    'Zero sugar',
    'zero sugar / 0 sugar / no sugar / 0% sugar / sugar-free / without sugar / not a gram of sugar / sugar free',
    'less sugar / lots of sugar / zero calories / full sugar',
  ],
  [
    'en',
    'No.1 language app',
    'the No.1 language app / the no 1 language app / the #1 language app / the number one language app / No. 1 language app',
    'the No.2 language app / a language app / not the No.1 language app',
  ],
  [
    'en',
    'Unlike others, contains no palm oil',
    'unlike others it contains no palm oil / no palm oil, unlike other brands / palm-oil free unlike others',
    'contains palm oil',
  ],
  [
    'en',
    'No code required',
    "no code required / no code needed / you don't need a code / without any code",
    'code required / use my code / code MILA15 is required',
  ],
  [
    'en',
    'Gluten free and dairy free',
    'gluten free and dairy free / gluten-free & dairy-free / free from gluten and dairy / no gluten, no dairy / without gluten or dairy',
    'gluten free / gluten free but has dairy / gluten and dairy inside / dairy free',
  ],
  [
    'en',
    'No subscription needed',
    "no subscription needed / no subscription! / you don't need a subscription / without a subscription / zero subscriptions / subscription-free",
    'with a subscription / the subscription is great / subscription needed',
  ],
  [
    'en',
    'Kids eat free on Sundays',
    'kids eat free on Sundays / on Sundays kids eat free / Sunday = children eat free / free meals? on Sundays kids eat for free',
    "kids eat free on Mondays / kids don't eat free on Sundays / kids eat on Sundays",
  ],
  [
    'en',
    'Download the app for free',
    'download the app for free / the app is free to download / free app, download it now / downloading the app is free',
    "download the app / the app isn't free to download / the free trial",
  ],
  [
    'en',
    'Never tested on animals',
    "never tested on animals / not tested on animals / no testing on animals / they don't test on animals / without animal testing",
    'tested on animals / always tested on animals / cute animals',
  ],
  [
    'en',
    'Contains no alcohol',
    "contains no alcohol / alcohol-free / doesn't contain alcohol / no alcohol / 0% alcohol / free of alcohol / without any alcohol at all / there is no alcohol in it",
    'contains alcohol / 40% alcohol / alcohol inside / not alcohol-free',
  ],
] as const;

describe('what a key message says is not there', () => {
  test.each(MESSAGES)('in %s: %s', expectToldApart);
});
