import type { Brief, Campaign } from './campaign.ts';

/** What is wrong with a campaign as a whole: the field, and how to put it right. */
export interface Contradiction {
  path: (string | number)[];
  message: string;
}

/** Everything in which a campaign contradicts itself: no post could be judged by it. */
export function contradictionsOf(campaign: Pick<Campaign, 'brand' | 'creators' | 'brief'>): Contradiction[] {
  const { brand, creators, brief } = campaign;
  return [
    ...sharedCodes(creators),
    ...sameCreators(creators),
    ...(brief === undefined ? [] : [...sameIds(brief), ...requiredAndBanned(brief), ...ownCompetitors(brief, brand)]),
  ];
}

function sharedCodes(creators: Campaign['creators']): Contradiction[] {
  const owners = new Map<string, number>();
  return creators.flatMap(({ handle, promoCode }, n) => {
    if (promoCode === undefined) return [];
    const first = owners.get(plain(promoCode));
    if (first === undefined) owners.set(plain(promoCode), n);
    if (first === undefined || plain(creators[first]!.handle) === plain(handle)) return [];
    const message = `creator ${first + 1}, ${creators[first]!.handle}, has the code "${promoCode}" too: give each creator a code of their own`;
    return [{ path: ['creators', n, 'promoCode'], message }];
  });
}

function sameCreators(creators: Campaign['creators']): Contradiction[] {
  const known = new Map<string, number>();
  return creators.flatMap(({ handle, platform }, n) => {
    const name = `${plain(handle)} ${platform ?? ''}`;
    const first = known.get(name);
    if (first === undefined) known.set(name, n);
    if (first === undefined) return [];
    const message = `is creator ${first + 1} as well: list a creator once for each platform`;
    return [{ path: ['creators', n, 'handle'], message }];
  });
}

function sameIds({ keyMessages = [] }: Brief): Contradiction[] {
  return keyMessages.flatMap(({ id }, n) => {
    const first = keyMessages.findIndex((other) => other.id === id);
    if (first === n) return [];
    const message = `is the id of key message ${first + 1} as well: give each its own`;
    return [{ path: ['brief', 'keyMessages', n, 'id'], message }];
  });
}

/** A phrase that the same brief asks for and bans. */
function requiredAndBanned(brief: Brief): Contradiction[] {
  const required = requirementsOf(brief);
  return (brief.bannedPhrases ?? []).flatMap((phrase, n) => {
    const found = required.find(({ text }) => says(text, phrase));
    if (found === undefined) return [];
    const message = `"${phrase}" is banned, and asked for in ${found.where} ("${found.text}"): take it out of one of them`;
    return [{ path: ['brief', 'bannedPhrases', n], message }];
  });
}

function requirementsOf(brief: Brief): { where: string; text: string }[] {
  const listed = (where: string, texts: readonly string[] = []) =>
    texts.map((text, n) => ({ where: `${where}.${n}`, text }));
  const worded = (where: string, entries: readonly { text: string; alternatives?: string[] | undefined }[] = []) =>
    entries.map(({ text }, n) => ({ where: `${where}.${n}`, text }));
  return [
    ...worded('brief.keyMessages', brief.keyMessages),
    ...listed('brief.requiredMentions', brief.requiredMentions),
    ...listed('brief.requiredHashtags', brief.requiredHashtags),
    ...listed('brief.productNames', brief.productNames),
    ...worded('brief.disclaimers', brief.disclaimers),
  ];
}

/** The brand itself, or what the brief asks to tag, among its competitors. */
function ownCompetitors(brief: Brief, brand: Campaign['brand']): Contradiction[] {
  const asked = [
    brand.name,
    ...(brand.aliases ?? []),
    ...(brand.handles ?? []),
    ...(brand.hashtags ?? []),
    ...(brief.requiredMentions ?? []),
    ...(brief.requiredHashtags ?? []),
  ].map(plain);
  return (brief.competitors ?? []).flatMap(({ name, handles = [], hashtags = [] }, n) =>
    [
      { path: ['name'], text: name },
      ...handles.map((text, k) => ({ path: ['handles', k], text })),
      ...hashtags.map((text, k) => ({ path: ['hashtags', k], text })),
    ].flatMap(({ path, text }) => {
      if (!asked.includes(plain(text))) return [];
      const message = `"${text}" is the brand’s own or asked for by the brief: it cannot be a competitor’s`;
      return [{ path: ['brief', 'competitors', n, ...path], message }];
    }),
  );
}

function plain(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase().replace(/^[@#]/, '');
}

/** Words before a phrase that ask for its opposite: "no added sugar" does not ask for sugar. */
const OPPOSITES = new Set(
  'no not non never without free zero kein keine keinen ohne nicht pas sans aucun aucune sin nunca senza sem não geen zonder niet bez nie utan inte uden uten ikke'.split(
    ' ',
  ),
);

function says(text: string, phrase: string): boolean {
  const words = wordsOf(text);
  const sought = wordsOf(phrase);
  return (
    sought.length > 0 &&
    words.some((_, at) => {
      const isThere = sought.every((word, n) => words[at + n] === word);
      return isThere && !words.slice(Math.max(0, at - 2), at).some((word) => OPPOSITES.has(word));
    })
  );
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
