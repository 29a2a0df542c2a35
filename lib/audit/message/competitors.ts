import type { Campaign } from '../../campaign.ts';
import type { Evidence } from '../../finding.ts';
import { needle } from '../find.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import { foldText } from '../text.ts';
import { bareLetters, compileName, languagesOfCampaign, type Name } from './brand-names.ts';
import type { BriefView, Draft } from './draft.ts';
import { addressesIn } from './name-addresses.ts';
import { isNamed, type NameHit, NameIndex, opensTag } from './name-index.ts';
import { writingOf } from './name-writing.ts';
import { MAX_EVIDENCE } from './sequences.ts';

type Competitor = NonNullable<NonNullable<Campaign['brief']>['competitors']>[number];

interface Rivals {
  /** Place of each in the brief. */
  index: NameIndex<number>;
  /** Tags and mentions that are a competitor's, as they are folded. */
  tags: ReadonlyMap<string, number>;
  mentions: ReadonlyMap<string, number>;
  /** Letters of names that tags and mentions may begin with. */
  openings: readonly (readonly [string, number])[];
  /** The brand's own names: one may have a competitor's in it, as "Target Greens" has. */
  own: NameIndex<undefined>;
  languages: readonly string[];
}

const compiled = new WeakMap<Campaign, Rivals | undefined>();

function rivalsOf(campaign: Campaign): Rivals | undefined {
  if (!compiled.has(campaign)) compiled.set(campaign, compile(campaign));
  return compiled.get(campaign);
}

function compile(campaign: Campaign): Rivals | undefined {
  const { brand } = campaign;
  const brief = campaign.brief!;
  const languages = languagesOfCampaign(campaign);
  const asked = [...(brief.keyMessages ?? []), ...(brief.disclaimers ?? [])].map(({ text }) => passageOf(text));
  const rivals = brief.competitors!.flatMap((rival, n) => {
    const name = compileName(rival.name, n, languages);
    // What the brief itself asks to say is no fault.
    const index = new NameIndex([name]);
    return asked.some((passage) => index.find(passage).some((hit) => isNamed(hit, true))) ? [] : [{ rival, name, n }];
  });
  if (rivals.length === 0) return undefined;
  const listed = (of: 'handles' | 'hashtags') =>
    new Map(rivals.flatMap(({ rival, n }) => (rival[of] ?? []).map((one) => [needle(one), n] as const)));
  const own = [brand.name, ...(brand.aliases ?? []), ...(brief.productNames ?? [])];
  return {
    index: new NameIndex(rivals.map(({ name }) => name)),
    tags: new Map([...rivals.flatMap(({ rival, name, n }) => tagsOf(rival, name, n)), ...listed('hashtags')]),
    mentions: listed('handles'),
    openings: rivals.flatMap(({ name, n }) =>
      name.sort === 'invented' || name.spellings.some(({ words }) => words.length > 1)
        ? name.letters.map((letters) => [letters, n] as const)
        : [],
    ),
    own: new NameIndex(own.map((one) => compileName(one, undefined, languages))),
    languages,
  };
}

function passageOf(text: string): Passage {
  return { field: 'caption', folded: foldText(text), tags: [], mentions: [] };
}

/** A tag that is the name alone, unless it is a common word, or the brief lists the competitor's tags and leaves it out. */
function tagsOf({ hashtags = [] }: Competitor, { letters, sort }: Name<number>, n: number) {
  if (sort === 'common' || (sort === 'rare' && hashtags.length > 0)) return [];
  return letters.map((one) => [one, n] as const);
}

/** Competitors that the post names, tags or mentions, in whatever sense: "not DewCo" names it too. */
export function competitors({ post, passages, campaign, others }: BriefView): Draft[] {
  const rivals = rivalsOf(campaign);
  if (rivals === undefined) return [];
  const places = new Map<number, Evidence[]>();
  for (const passage of passages) {
    for (const [rival, start, end] of placesIn(passage, rivals, needle(post.creator.handle))) {
      const found = places.get(rival) ?? [];
      if (found.length < MAX_EVIDENCE) found.push(evidenceOf(passage, start, end));
      places.set(rival, found);
    }
  }
  return [...places]
    .filter(([n]) => !isPartner(campaign.brief!.competitors![n]!, others))
    .map(([n, evidence]): Draft => {
      const { name } = campaign.brief!.competitors![n]!;
      return {
        code: 'competitor_mentioned',
        severity: 'high',
        clause: `brief.competitors.${n}`,
        demand: needle(name),
        evidence,
        isAbout: false,
        message: `“${evidence[0]!.text}” names the competitor ${name}.`,
        suggestion: `Take “${evidence[0]!.text}” out, or say it without a name.`,
      };
    });
}

/** Whether the post is an ad of the competitor's as well. */
function isPartner({ name, handles = [] }: Competitor, others: BriefView['others']): boolean {
  const letters = [name, ...handles].map(bareLetters);
  return others.some(({ campaign: { brand } }) =>
    [brand.name, ...(brand.aliases ?? []), ...(brand.handles ?? [])].some((one) => letters.includes(bareLetters(one))),
  );
}

/** What the accounts of a company for a country or a purpose are called besides: "@dewco_uk". */
const BRANCH = /[._-](?:[a-z]{2}|official|hq|global|store|shop|app)$/;

function placesIn(passage: Passage, rivals: Rivals, creator: string): (readonly [number, number, number])[] {
  const places: (readonly [number, number, number])[] = [];
  for (const hit of rivals.index.find(passage)) {
    if ((isNamed(hit, true) || isBesideBrand(hit, rivals.own)) && !isInOwn(hit, rivals.own))
      places.push([hit.owner, hit.start, hit.end]);
  }
  for (const kind of ['tags', 'mentions'] as const) {
    for (const { said, letters, start, end } of addressesIn(passage, kind)) {
      if (kind === 'mentions' && said === creator) continue;
      const rival =
        rivals[kind].get(kind === 'tags' ? said : said.replace(BRANCH, '')) ??
        rivals[kind].get(said) ??
        rivals.openings.find(([name]) => opensTag(letters, name, rivals.languages))?.[1];
      if (rival !== undefined) places.push([rival, start, end]);
    }
  }
  return places;
}

/** Shorter words are more often ordinary ones. */
const MIN_BESIDE = 9;

/** Where the brand's own name has an article too, what has one beside it is a name: "mit dem Steinmark, und der Felsritter". */
function isBesideBrand(hit: NameHit<number>, own: NameIndex<undefined>): boolean {
  const isLong = hit.sort === 'rare' && hit.end - hit.start >= MIN_BESIDE;
  return isLong && isDefinite(hit) && own.find(hit.passage).some(isDefinite);
}

const isDefinite = ({ passage, start, end }: NameHit<unknown>) => writingOf(passage, start, end) === 'definite';

function isInOwn(hit: NameHit<number>, own: NameIndex<undefined>): boolean {
  return own.find(hit.passage).some(({ start, end }) => start <= hit.start && hit.end <= end);
}
