import * as z from 'zod';

/**
 * Entries of a phrase table. In forms, `|` parts words of which any will do, `...` stands for up to four words that may be
 * there, `..` for up to two that are no articles or the like, `<n>` for any number, `<name>` for any word of the list of
 * that name.
 */
const forms = z.array(z.string().min(1)).min(1);
const lists = z.record(z.string().regex(/^[a-z]+$/), z.string().min(1)).describe('Words, parted by spaces');

export const claimEntrySchema = z.strictObject({
  kind: z.string().min(1),
  forms,
  except: forms.optional().describe('Where one of these overlaps what was found, nothing is claimed'),
  begins: forms.optional().describe('What was found must begin with one of these, or have it right before: "#"'),
  about: z.literal(true).optional().describe('Counts only where the brand or a product is named nearby'),
  open: z.literal(true).optional().describe('What is claimed is said by the words behind: "guaranteed to"'),
  pair: z
    .literal(true)
    .optional()
    .describe('Each form is a label; counts where two of them stand: "Before: … After: …"'),
  sure: z.literal(true).optional().describe('What other entries except is claimed all the same'),
  examples: z.strictObject({ claim: forms, fine: forms }),
});

/** Wording of each kind of claim in one language. */
export const claimTableSchema = z.strictObject({ lists, entries: z.array(claimEntrySchema).min(1) });
export type ClaimTable = z.infer<typeof claimTableSchema>;

const words = z.string().describe('Words, parted by spaces');

/** Wording that runs a brand down, in one language, and the words by which it is told whether the brand is meant. */
export const negativityTableSchema = z.strictObject({
  lists,
  words: z.strictObject({
    goods: words.describe('Products, and what products and services have: a price, a taste, a battery'),
    pronouns: words.describe('Stand for the product: "it"'),
    these: words.describe('The same, unless a noun follows: "this"'),
    copulas: words.describe('Between what is judged and the judgement: "is", "tastes"'),
    fillers: words.describe('Adverbs: nothing is judged by them'),
    links: words.describe('Between a disappointment and its cause: "with"'),
    joints: words.describe('Begin another part of a sentence: "because"'),
    elsewhere: words.describe('Before a judgement: it is about something else, or about an earlier time'),
    supposed: words.describe('Before a judgement in its sentence: it was feared, or is what others say'),
    turns: words.describe('Behind a judgement: it is no longer so: "until"'),
  }),
  entries: z
    .array(
      z.strictObject({
        strength: z
          .enum(['sure', 'near', 'quality', 'feeling'])
          .describe(
            'sure: only goods and services earn it; near: counts where the brand is spoken of; quality: an adjective, counts where the brand or a product is what is judged; feeling: a verb, counts where the brand or a product is its object',
          ),
        forms,
        except: forms.optional().describe('Where one of these overlaps what was found, nothing is run down'),
        examples: z.strictObject({ negative: forms, fine: forms }),
      }),
    )
    .min(1),
});
export type NegativityTable = z.infer<typeof negativityTableSchema>;
export type Strength = NegativityTable['entries'][number]['strength'];
