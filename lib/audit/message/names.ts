import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { needle } from '../find.ts';
import { evidenceOf } from '../reading.ts';
import { bareLetters, compileName, languagesOfCampaign } from './brand-names.ts';
import type { BriefView, Draft } from './draft.ts';
import { type Address, addressOf, isTagSlip, SlippableAddresses, slippedName } from './name-addresses.ts';
import { type NameSlip, NameSlips, type Wanted } from './name-slips.ts';
import { perCampaign } from './per-brief.ts';
import { MAX_EVIDENCE } from './sequences.ts';

interface Names {
  wanted: readonly Wanted[];
  inText: NameSlips;
  slippable: SlippableAddresses;
  /** Whatever else the campaign names, by its letters, and tags and mentions as they are folded: no slips of a name. */
  letters: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
  /** Tags that the brief asks for. */
  required: readonly Address[];
}

const namesOf = perCampaign((campaign): Names => {
  const wanted = wantedOf(campaign);
  const all = allNames(campaign);
  const letters = new Set(all.flatMap((name) => [name, ...name.split(' ')]).map(bareLetters));
  for (const { name } of wanted) for (const spelling of name.letters) letters.add(spelling);
  return {
    wanted,
    inText: new NameSlips(wanted, letters),
    slippable: new SlippableAddresses(wanted),
    letters,
    addresses: new Set(all.map(needle)),
    required: (campaign.brief?.requiredHashtags ?? []).map(addressOf),
  };
});

/** Whether a mention is the brand's: one of its handles, or one that begins with its name. */
export function isOwnMention({ brand }: Campaign, mention: string): boolean {
  if (brand.handles?.some((handle) => needle(handle) === needle(mention))) return true;
  const letters = bareLetters(mention);
  return [brand.name, ...(brand.aliases ?? [])].some((name) => letters.startsWith(bareLetters(name)));
}

/** Everything that the brand and its products are called. */
function wantedOf(campaign: Campaign): Wanted[] {
  const { brand, brief } = campaign;
  const languages = languagesOfCampaign(campaign);
  const listed = (names: readonly string[] | undefined, clause: string, kind: Wanted['kind']) =>
    (names ?? []).map((spelling, n) => ({ spelling, clause: `${clause}.${n}`, kind }));
  const required = listed(brief?.requiredMentions, 'brief.requiredMentions', 'mentions');
  return [
    ...listed(brand.handles, 'brand.handles', 'mentions'),
    ...required.filter(({ spelling }) => isOwnMention(campaign, spelling)),
    ...listed(brand.hashtags, 'brand.hashtags', 'tags'),
    { spelling: brand.name, clause: 'brand.name', kind: 'names' as const },
    ...listed(brand.aliases, 'brand.aliases', 'names'),
    ...listed(brief?.productNames, 'brief.productNames', 'names'),
  ].map((one) => ({
    ...one,
    name: compileName(one.spelling.replace(SIGN, ''), undefined, languages),
    address: addressOf(one.spelling),
  }));
}

function allNames({ brand, brief, creators }: Campaign): string[] {
  return [
    brand.name,
    ...(brand.aliases ?? []),
    ...(brand.handles ?? []),
    ...(brand.hashtags ?? []),
    ...(brief?.productNames ?? []),
    ...(brief?.requiredMentions ?? []),
    ...(brief?.requiredHashtags ?? []),
    ...(brief?.competitors ?? []).flatMap(({ name, handles = [], hashtags = [] }) => [name, ...handles, ...hashtags]),
    ...creators.flatMap(({ handle, promoCode = '' }) => [handle, promoCode]),
  ];
}

/** Slips of the brand's name, of what it is also called, and of its products. The right name elsewhere excuses none. */
export function brandNames(view: BriefView): Draft[] {
  const names = namesOf(view.campaign);
  let found: Map<string, { wanted: Wanted; evidence: Evidence[] }> | undefined;
  for (const passage of view.passages) {
    if (passage.field === 'links') continue;
    for (const { wanted, letters, start, end } of slipsIn(view, names, passage)) {
      found ??= new Map();
      const slip = found.get(letters) ?? { wanted, evidence: [] };
      if (slip.evidence.length < MAX_EVIDENCE) slip.evidence.push(evidenceOf(passage, start, end));
      found.set(letters, slip);
    }
  }
  if (found === undefined) return [];
  return [...found].map(([letters, { wanted, evidence }]): Draft => {
    const right = SIGNS[wanted.kind] + wanted.spelling.replace(SIGN, '');
    return {
      code: 'brand_misspelled',
      severity: 'medium',
      clause: wanted.clause,
      demand: `${bareLetters(wanted.spelling)} ${letters}`,
      evidence,
      isAbout: false,
      message: `“${evidence[0]!.text}” looks like a slip of ${right}.`,
      suggestion: `Write ${right}.`,
    };
  });
}

const SIGN = /^[@#＠＃]/u;
const SIGNS = { names: '', mentions: '@', tags: '#' };

function slipsIn(view: BriefView, names: Names, passage: BriefView['passages'][number]): NameSlip[] {
  const slips = names.inText.find(passage, view);
  addSlips(slips, names, passage, 'tags');
  addSlips(slips, names, passage, 'mentions');
  return slips.length === 0 ? slips : slips.filter((slip) => !isAnothers(view, slip));
}

function addSlips(
  slips: NameSlip[],
  { wanted, letters, addresses, required, slippable }: Names,
  passage: BriefView['passages'][number],
  kind: 'tags' | 'mentions',
): void {
  for (const address of slippable.in(passage, kind)) {
    if (addresses.has(address.said) || (kind === 'tags' && letters.has(address.letters))) continue;
    const slip = slippedName(address, kind, wanted);
    // A slip of a tag that the brief asks for is told as that.
    const isTold = slip !== undefined && kind === 'tags' && required.some((tag) => isTagSlip(address, tag));
    if (slip !== undefined && !isTold) slips.push(slip);
  }
}

/** Whether it is the name of the creator, or of another campaign's brand or what it asks for. */
function isAnothers({ post, campaign, others }: BriefView, { letters }: NameSlip): boolean {
  // The brand's own handle with other signs between its letters.
  if (namesOf(campaign).letters.has(letters)) return false;
  const own = [post.creator.handle, ...(post.creator.name?.split(/\s+/) ?? []), post.labelledPartner ?? ''];
  return (
    own.some((name) => bareLetters(name) === letters) ||
    others.some((other) => namesOf(other.campaign).letters.has(letters))
  );
}
