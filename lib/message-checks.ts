import type { MessageCode } from './finding.ts';

/** What a `message.*` code says, and which field of a campaign asks for the check. */
export interface MessageCheck {
  field: string;
  /** When a post gets it. */
  given: string;
  /** What is no reason for it. */
  fine: string;
}

/** Every check of the message half; a field that is left out is not checked. */
export const MESSAGE_CHECKS: Readonly<Record<MessageCode, MessageCheck>> = {
  key_message_missing: {
    field: 'brief.keyMessages',
    given: 'The sense of a key message is nowhere: not there, only half of it, denied, or with other numbers',
    fine: 'Inflection, word order, words between, alternatives, synonyms of the brief, numbers as words or digits',
  },
  mention_missing: {
    field: 'brief.requiredMentions',
    given: 'A mention is not there',
    fine: 'Case; any text of the post',
  },
  hashtag_missing: {
    field: 'brief.requiredHashtags',
    given: 'A hashtag is not there',
    fine: 'Case; any text of the post',
  },
  hashtag_misspelled: {
    field: 'brief.requiredHashtags',
    given: 'A tag that is a slip of a required one stands in its place',
    fine: 'Longer tags and tags of their own',
  },
  brand_misspelled: {
    field: 'brand, brief.productNames',
    given: 'A slip of the brand’s or a product’s name, in words, tags or mentions',
    fine: 'Inflected names, possessives, ordinary words, others’ handles, longer tags',
  },
  link_missing: {
    field: 'creators.trackingUrl',
    given: 'No link to the brand; a shortened link is said to be one that cannot be checked (low)',
    fine: 'Links in the text or in `links`, with or without scheme',
  },
  link_wrong_domain: {
    field: 'creators.trackingUrl, brand.domains',
    given: 'A link to a look-alike or to another shop stands in the place of the brand’s',
    fine: 'The creator’s own pages and profiles beside it',
  },
  utm_mismatch: {
    field: 'creators.trackingUrl',
    given: 'Another page of the brand, or tracking parameters that are missing or differ',
    fine: 'Order, further parameters, encoding, trailing slash, case of the host',
  },
  promo_code_missing: {
    field: 'creators.promoCode',
    given: 'The creator’s code is not there, before the offer ends',
    fine: 'Case of a code with digits; spoken, in a tag, in the picture',
  },
  promo_code_wrong: {
    field: 'creators.promoCode',
    given: 'Another creator’s code, a slip, look-alike characters or another code in its place',
    fine: 'Codes of the post’s other campaigns',
  },
  offer_mismatch: {
    field: 'brief.offer',
    given: 'Another percentage, amount or kind of offer, another end, or the offer after its end',
    fine: 'Percentages that are no offer; saying nothing of it',
  },
  banned_phrase: {
    field: 'brief.bannedPhrases',
    given: 'A banned phrase in any inflection, also as a tag',
    fine: 'Denied phrases: “no miracle”',
  },
  banned_claim: {
    field: 'brief.bannedClaims',
    given: 'A claim of a banned class: health, guarantee, superlative, financial return, before and after, environment',
    fine: 'Denied claims, other meanings, what the brief itself asks to say',
  },
  competitor_mentioned: {
    field: 'brief.competitors',
    given: 'A competitor named, tagged or mentioned',
    fine: 'The same word as a common word',
  },
  disclaimer_missing: {
    field: 'brief.disclaimers',
    given: 'A disclaimer is not there in full, nor in a listed alternative',
    fine: 'Case, punctuation, line breaks, going on from frame to frame',
  },
  outside_window: { field: 'window', given: 'Published before or after the campaign’s window', fine: '–' },
  negative_about_brand: {
    field: 'brief.tone.avoid',
    given: 'Negative words aimed at the brand or its product',
    fine: 'Negative words about the problem that it solves, or about others',
  },
  profanity: {
    field: 'brief.tone.avoid',
    given: 'Profanity, masked too',
    fine: 'Mild words; longer words that hold one',
  },
  drift: {
    field: 'brief.approvedCaption',
    given: 'A promise, number, name, link or the disclosure is not as approved',
    fine: 'Emoji, slips, order, greetings, chat',
  },
  deliverable_missing: {
    field: 'creators.deliverables',
    given: 'A deliverable is past its due date and was not posted',
    fine: 'Not yet due',
  },
  deliverable_late: { field: 'creators.deliverables', given: 'A deliverable was posted after its due date', fine: '–' },
  inconsistent_message: {
    field: 'the campaign’s posts',
    given: 'A creator’s posts share few words with what the campaign’s other creators say',
    fine: 'Another voice, length or language; too few creators to tell',
  },
};
