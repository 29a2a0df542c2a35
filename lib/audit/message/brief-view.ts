import type { Post } from '../../post.ts';
import type { Membership } from '../facts.ts';
import type { Passage } from '../reading.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { BriefView } from './draft.ts';
import { briefLanguage, languageBy, stemmerLanguage, type Votes, votesOf } from './reading-language.ts';
import { Tokens } from './tokens.ts';
import { type Words, wordsOf } from './words.ts';

/** A post as its briefs read it. Most checks of most posts need none of its words: they are read when first asked for. */
export class PostReading {
  readonly post: Post;
  readonly passages: readonly Passage[];
  readonly memberships: readonly Membership[];
  readonly declares: BriefView['declares'];
  #tokens: readonly Tokens[] | undefined;
  #votes: Votes | undefined;

  constructor(
    post: Post,
    passages: readonly Passage[],
    memberships: readonly Membership[],
    declares: BriefView['declares'],
  ) {
    this.post = post;
    this.passages = passages;
    this.memberships = memberships;
    this.declares = declares;
  }

  get tokens(): readonly Tokens[] {
    this.#tokens ??= this.#cut();
    return this.#tokens;
  }

  #cut(): Tokens[] {
    const tokens: Tokens[] = [];
    if (this.memberships.every(({ campaign }) => campaign.brief === undefined)) return tokens;
    for (const passage of this.passages) if (passage.field !== 'links') tokens.push(new Tokens(passage));
    return tokens;
  }

  /** By how many small words each language is spoken for. */
  get votes(): Votes {
    this.#votes ??= votesOf(this.tokens);
    return this.#votes;
  }
}

/** The same beside the brief of one of its campaigns. */
export class ReadingForBrief implements BriefView {
  readonly campaign: Membership['campaign'];
  readonly creator: Membership['creator'];
  readonly post: Post;
  readonly passages: readonly Passage[];
  readonly others: readonly Membership[];
  readonly declares: BriefView['declares'];
  readonly #reading: PostReading;
  #language: string | undefined;
  readonly #words: Words[] = [];
  #coverage: readonly Coverage[] | undefined;

  constructor(reading: PostReading, membership: Membership) {
    this.campaign = membership.campaign;
    this.creator = membership.creator;
    this.post = reading.post;
    this.passages = reading.passages;
    this.others = reading.memberships.filter((one) => one !== membership);
    this.declares = reading.declares;
    this.#reading = reading;
  }

  get language(): string {
    const { language } = this.post;
    this.#language ??=
      language === undefined
        ? languageBy(this.#reading.votes, briefLanguage(this.campaign))
        : stemmerLanguage(language);
    return this.#language;
  }

  get words(): readonly Words[] {
    return this.#reading.tokens.map((_, n) => this.#wordsAt(n));
  }

  get coverage(): readonly Coverage[] {
    this.#coverage ??= coverageOf(this.campaign, {
      tokens: this.#reading.tokens,
      language: this.language,
      wordsAt: (n) => this.#wordsAt(n),
    });
    return this.#coverage;
  }

  #wordsAt(n: number): Words {
    this.#words[n] ??= wordsOf(this.#reading.tokens[n]!, this.language);
    return this.#words[n];
  }
}
