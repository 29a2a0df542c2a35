import type { Campaign } from '../../campaign.ts';
import { needle } from '../find.ts';
import type { Passage } from '../reading.ts';
import { bareLetters, compileName, languagesOfCampaign } from './brand-names.ts';
import { addressesIn, MAX_ADDRESSES } from './name-addresses.ts';
import { isNamed, NameIndex, opensTag } from './name-index.ts';

interface BrandNames {
  index: NameIndex<undefined>;
  /** As they are folded. */
  handles: readonly string[];
  hashtags: readonly string[];
  /** Letters that open a tag of the brand. */
  openings: readonly string[];
  languages: readonly string[];
  /** Letters of the tags of the brief that have the brand's name in them. */
  tags: readonly string[];
  /** How the platform's label may call it. */
  labels: readonly string[];
}

const compiled = new WeakMap<Campaign, BrandNames>();

function brandNamesOf(campaign: Campaign): BrandNames {
  let names = compiled.get(campaign);
  if (names === undefined) {
    names = compile(campaign);
    compiled.set(campaign, names);
  }
  return names;
}

function compile(campaign: Campaign): BrandNames {
  const { brand, brief } = campaign;
  const languages = languagesOfCampaign(campaign);
  const called = [brand.name, ...(brand.aliases ?? [])];
  const all = [...called, ...addressesInWords(brand)].map((name) => compileName(name, undefined, languages));
  const letters = all.flatMap((name) => name.letters);
  const handles = (brand.handles ?? []).map(needle);
  return {
    index: new NameIndex(all),
    handles,
    hashtags: (brand.hashtags ?? []).map(needle),
    openings: all.filter(({ sort }) => sort !== 'common').flatMap((name) => name.letters),
    languages,
    tags: (brief?.requiredHashtags ?? []).map(bareLetters).filter((tag) => letters.some((one) => tag.startsWith(one))),
    labels: [...called.map(needle), ...handles],
  };
}

/** Shorter rests of an address are no word. */
const MIN_REST = 3;

/** The brand's handles, tags and domains that begin with its name, in words: "Loaf kits" for @loafkits. */
function addressesInWords({ name, handles = [], hashtags = [], domains = [] }: Campaign['brand']): string[] {
  const letters = bareLetters(name);
  const labels = domains.map((domain) => domain.split('.')[0]!);
  return [...handles, ...hashtags, ...labels].flatMap((address) => {
    const rest = bareLetters(address).slice(letters.length);
    return bareLetters(address).startsWith(letters) && rest.length >= MIN_REST ? [`${name} ${rest}`] : [];
  });
}

/** Whether the platform's label names the brand. */
export function isLabelOf(campaign: Campaign, partner: string): boolean {
  return brandNamesOf(campaign).labels.includes(needle(partner));
}

/** Whether a text mentions the brand, carries a tag of it, or says its name. */
export function namesBrandIn(passages: readonly Passage[], campaign: Campaign): boolean {
  const { index, handles, hashtags, openings, languages, tags } = brandNamesOf(campaign);
  return (
    passages.some(
      (passage) =>
        handles.some((handle) => isMentioned(passage, handle)) ||
        addressesIn(passage, 'tags').some(
          ({ said, letters }) =>
            hashtags.includes(said) ||
            tags.includes(letters) ||
            openings.some((opening) => opensTag(letters, opening, languages)),
        ),
    ) || passages.some((passage) => index.find(passage).some((hit) => isNamed(hit, false)))
  );
}

/** Whether the account is mentioned: handles may end in what platforms do not take for a part of them. */
function isMentioned({ mentions, folded: { text } }: Passage, handle: string): boolean {
  for (let k = 0; k < mentions.length && k < 2 * MAX_ADDRESSES; k += 2) {
    const [from, to] = [mentions[k]! + 1, mentions[k + 1]!];
    const isLonger = to > from + handle.length && text[from + handle.length] === '-';
    if ((isLonger || to === from + handle.length) && text.startsWith(handle, from)) return true;
  }
  return false;
}
