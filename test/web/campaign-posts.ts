/** A campaign of six creators: one is late, one has not delivered, one talks of something else; and posts that show it. */
export const campaign = {
  id: 'glowlab-night',
  brand: { name: 'GlowLab', handles: ['@glowlab'] },
  jurisdictions: ['GB'],
  connection: 'paid',
  window: { from: '2026-01-01T00:00:00Z', to: '2099-12-31T23:59:59Z' },
  creators: [
    {
      handle: 'mila',
      platform: 'instagram',
      deliverables: [{ format: 'reel', count: 1, due: '2026-02-01T00:00:00Z' }],
    },
    {
      handle: 'ava',
      deliverables: [
        { format: 'reel', count: 1, due: '2026-02-01T00:00:00Z' },
        { format: 'story', count: 2, due: '2099-01-01T00:00:00Z' },
      ],
    },
    { handle: 'ruth', deliverables: [{ format: 'reel', count: 2, due: '2026-02-10T00:00:00Z' }] },
    { handle: 'hana' },
    { handle: 'jonny' },
    { handle: 'nobody.yet', deliverables: [{ format: 'video' }] },
  ],
  brief: {
    keyMessages: [
      { id: 'vegan', text: '100% vegan formula', alternatives: ['vegan'] },
      { id: 'perfume', text: 'no perfume' },
    ],
  },
};

const reel = { platform: 'instagram', format: 'reel' };
const SERUM = 'the Midnight Serum by @glowlab';

export const posts = [
  {
    ...reel,
    id: 'm1',
    creator: { handle: 'mila', followers: 48_000 },
    publishedAt: '2026-01-20T20:00:00Z',
    caption: `Ad | My night in one minute: face washed, thin cream, three drops of ${SERUM}, lights out. It is vegan, it has no perfume, my pillow stays clean and my skin is calm in the morning. One bottle on the bathroom shelf, a warm towel, a glass of water, and the routine is done before the kettle boils.`,
    metrics: { likes: 1_500, comments: 90, shares: 30 },
  },
  {
    ...reel,
    id: 'a1',
    creator: { handle: 'ava', followers: 1_200_000 },
    publishedAt: '2026-02-05T20:00:00Z',
    caption: `Evening routine, finally: cleanser, thin cream, then three drops of ${SERUM}. Vegan, no perfume, and my skin looks calm and rested every morning, even the side on the pillow. I keep the bottle on the shelf by the bathroom mirror, next to a towel that has seen better nights.`,
    metrics: { likes: 300_000, comments: 900, shares: 4_000 },
  },
  {
    ...reel,
    id: 'r1',
    creator: { handle: 'ruth', followers: 6_000 },
    publishedAt: '2026-02-03T20:00:00Z',
    caption: `Ad | A month of ${SERUM}: three drops every night after the cream. Vegan formula, skin even and calm in the morning, pillow clean, husband still stealing the bottle from the bathroom shelf. My routine takes one minute: warm towel, thin cream, serum, glass of water, bed.`,
  },
  {
    ...reel,
    id: 'h1',
    creator: { handle: 'hana' },
    publishedAt: '2026-02-04T20:00:00Z',
    caption: `Tired skin club: wash your face, cream on, three drops of ${SERUM} at night. It is vegan and has no perfume. In the morning my skin is calm and rested, the pillow too. The bottle lives on my bathroom shelf, the routine takes a minute, and the towel may stay wet.`,
  },
  {
    ...reel,
    id: 'j1',
    creator: { handle: 'jonny', followers: 118_000 },
    publishedAt: '2026-02-06T09:00:00Z',
    caption:
      'Ad | Last tomatoes out, broad beans in. I scrubbed the greenhouse glass, fixed the gutter and found a frog in the compost. Garlic next week, leaves on the raised beds, then a tarpaulin until spring. Thanks to @glowlab, apple trees are pruned as well: saw, ladder, patience, and the neighbours watching from their shed.',
  },
];
