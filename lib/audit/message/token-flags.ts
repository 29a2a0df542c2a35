/** What a token is and how it stands, as bits. */
export const CLAUSE = 1;
export const SENTENCE = 2;
export const JOINED = 4;
export const TAGGED = 8;
export const MENTION = 16;
export const LINK = 32;
export const NUMBER = 64;
export const DENSE_RUN = 128;
/** Set by `words.ts`, from what the language says of the word. */
export const STOP = 256;
export const NEGATOR = 512;
export const IDLE = 1024;
export const WEAK = 2048;
export const BREAK = 4096;
export const NEGATOR_BEHIND = 8192;
export const PRIVATIVE = 16_384;
export const WIDE = 262_144;
export const FINAL_VERB = 524_288;
export const DECIMAL = 131_072;
export const OFFER = 32_768;
export const OFFER_BY_NUMBER = 65_536;
export const OFFER_WORD = 1_048_576;
export const OFFER_END = 2_097_152;
export const DISCOUNT = 4_194_304;
export const WITHOUT = 8_388_608;

/** The number of what is no word: a mention, a link, a run of a script without spaces. */
export const NO_WORD = -1;
