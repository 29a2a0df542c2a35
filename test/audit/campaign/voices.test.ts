import { describe, expect, test } from 'vitest';
import { judgeCampaign } from '../../../lib/audit/campaign/consistency.ts';
import type { Post } from '../../../lib/post.ts';
import { campaignWith, NOW, postBy } from './fixture.ts';

const SERUM = [
  'Three drops of serum before bed, soft skin in the morning, vegan formula. My dry cheeks stopped hurting after two weeks of this GlowLab routine, even in winter wind.',
  'GlowLab made my bathroom shelf shorter: one serum, three drops, sleep. The vegan formula keeps dry skin soft until morning and smells of nothing, which my husband loves.',
  'Night shifts ruin skin. This serum from GlowLab rescues mine: three drops before bed at noon, vegan formula, soft cheeks when my morning begins at dusk. Dry patches vanished.',
  'Grandma asked for my secret and it is GlowLab serum. Three drops on dry skin before bed, vegan formula, soft in the morning. She ordered one while we drank coffee together.',
  'Travelling dries my skin, planes most of all. Three drops of GlowLab serum before bed in any hotel, soft by morning, vegan formula, tiny bottle that passes every airport queue.',
];
const CANOE =
  'GlowLab sent me down the river in a canoe. Paddle, rapids, wet boots, a heron watching from the reeds. We camped beneath pines, fried trout on embers and counted meteors until midnight.';
const HANDLES = ['ada', 'bo', 'cy', 'di', 'ed', 'flo'];

const campaign = campaignWith({ creators: HANDLES.map((handle) => ({ handle })) });
const captions = (texts: readonly string[]): Post[] =>
  texts.map((caption, n) => postBy(HANDLES[n]!, { caption, publishedAt: '2026-11-10T08:00:00Z' }));
const judge = (posts: readonly Post[]) => judgeCampaign(campaign, posts, NOW);
const apart = (posts: readonly Post[]) =>
  judge(posts)
    .creators.filter((one) => one.standsApart)
    .map(({ handle }) => handle);
const whyOf = (posts: readonly Post[], handle: string) =>
  judge(posts).creators.find((one) => one.handle === handle)!.why;

test('whoever speaks of something else stands apart, with the words that make the difference', () => {
  const { creators, findings } = judge(captions([...SERUM, CANOE]));
  const flo = creators.at(-1)!;
  expect(flo.standsApart).toBe(true);
  expect(flo.likeness).toBeLessThan(0.03);
  expect(flo.ownWords).toContain('canoe');
  expect(flo.absentWords).toEqual(expect.arrayContaining(['serum', 'vegan', 'drops', 'skin']));
  expect(findings).toMatchObject([
    {
      code: 'message.inconsistent_message',
      severity: 'medium',
      evidence: [],
      citation: { clause: 'creators.5' },
      creator: { handle: 'flo' },
      since: '2026-11-10T08:00:00Z',
      message: expect.stringMatching(
        /^The posts of flo tell something else than those of the other creators\. Only they say: “.*“canoe”.*\. They leave out: “/,
      ),
    },
  ]);
  expect(findings[0]!.post).toEqual({ platform: 'instagram', id: expect.any(String) });
  for (const { standsApart, ownWords, absentWords, likeness } of creators.slice(0, 5)) {
    expect({ standsApart, ownWords, absentWords }).toEqual({ standsApart: false, ownWords: [], absentWords: [] });
    expect(likeness).toBeGreaterThan(0.03);
  }
});

test('the words of all posts of a creator count, in whatever field', () => {
  const [title, ...rest] = SERUM[4]!.split('. ');
  const spread = [
    postBy('ed', { platform: 'youtube', title: title!, description: 'GlowLab' }),
    postBy('ed', { caption: 'GlowLab', overlays: rest }),
  ];
  expect(judge([...captions(SERUM.slice(0, 4)), ...spread]).creators[4]!.likeness).toBeGreaterThan(0.03);
});

describe('what is the creator’s own makes no difference', () => {
  const own = [
    '#adasdiary #fivetownmum #catsofdublin #windowseat @adas.mother @adas.dentist @adas.plumber',
    'https://glowlab.com/?utm_content=ada&utm_campaign=porcelain www.adasporcelain.example/teapots adasteapots.example/shop',
    'ADA15 ADAXX20 12345 3kg',
    'Ada ada adas Ada Lovelace',
  ];
  const plain = judge(captions(SERUM)).creators[0]!.likeness!;

  test.each(own)('%s', (extra) => {
    const [first, ...others] = captions(SERUM);
    const creator = { handle: 'ada', name: 'Ada Lovelace Adas' };
    const posts = [{ ...first!, creator, caption: `${SERUM[0]} ${extra}` }, ...others];
    expect(judge(posts).creators[0]!.likeness).toBeCloseTo(plain, 10);
  });
});

test('two who say the same stand apart from the others both, and neither has words of their own', () => {
  const { findings } = judge(captions([...SERUM.slice(0, 4), CANOE, CANOE]));
  expect(findings.map(({ creator, message }) => [creator.handle, message])).toEqual(
    ['ed', 'flo'].map((handle) => [
      handle,
      expect.stringMatching(
        /^The posts of \w+ tell something else than those of the other creators\. They leave out: /,
      ),
    ]),
  );
});

test('saying it over and over makes nobody stand apart', () => {
  const [first, ...others] = captions(SERUM);
  const again = [{ ...first!, caption: `${SERUM[0]} `.repeat(400) }, postBy('ada', { caption: CANOE })];
  expect(apart([...again, ...others])).toEqual([]);
});

test('words that are properties of every object are words', () => {
  const posts = captions(SERUM).map((post) => ({ ...post, caption: `${post.caption} constructor __proto__ toString` }));
  expect(apart([...posts, ...captions([...SERUM, CANOE]).slice(5)])).toEqual(['flo']);
});

describe('it cannot be told', () => {
  test('of who has no posts', () => {
    expect(whyOf(captions(SERUM), 'flo')).toBe('No posts yet.');
  });

  test('of who says little', () => {
    const short = postBy('flo', { caption: 'Ad. I really like this one from GlowLab and so will you, all of you.' });
    expect(whyOf([...captions(SERUM), short], 'flo')).toBe('Fewer than 20 words that can be compared.');
  });

  test('of an unknown language', () => {
    expect(whyOf([...captions(SERUM), postBy('flo', { caption: 'GlowLab 💛💛' })], 'flo')).toBe(
      'The language of the posts cannot be told.',
    );
  });

  test('of who writes alone in a language, or with few others', () => {
    const german =
      'Werbung. Drei Tropfen Serum von GlowLab vor dem Schlafen, und die trockene Haut ist am Morgen weich. Die Formel ist vegan, der Duft fehlt, mein Spiegel freut sich, und meine Schwester hat sich gleich eine Flasche bestellt, weil sie neidisch war.';
    const posts = [...captions(SERUM), postBy('flo', { caption: german })];
    expect(whyOf(posts, 'flo')).toBe('Nobody else writes enough in this language; it takes 4 to compare.');
    expect(whyOf(captions(SERUM.slice(0, 3)), 'ada')).toBe(
      'Only 3 creators write enough in this language; it takes 4 to compare.',
    );
  });
});

test('the language that the platform names is taken, whatever its region; both forms of Norwegian are one', () => {
  const tags = ['no', 'nn-NO', 'NB', 'nb-NO'];
  const posts = captions(SERUM.slice(0, 4)).map((post, n) => ({ ...post, language: tags[n]! }));
  expect(
    judge(posts)
      .creators.slice(0, 4)
      .every(({ likeness }) => likeness !== null),
  ).toBe(true);
});

describe('scripts without spaces', () => {
  const TEA = [
    '毎朝の緑茶をGlowLab茶房に変更。農薬不使用の茶葉、水出し対応、渋み控えめ、甘み豊か、香り上品、家族全員大満足、冷蔵庫常備、来客対応、贈答用途、毎日愛飲、週末追加注文予定。',
    '会議前は緑茶派。GlowLab茶房の茶葉は農薬不使用、渋み控えめ、甘み豊か。水出し容器を会社冷蔵庫に設置、同僚絶賛、午後眠気解消、残業時間短縮、健康診断結果良好、来月購入決定。',
    '娘と飲む緑茶。GlowLab茶房は農薬不使用の茶葉、水出しで甘み豊か、渋み控えめ。水筒持参、学校生活応援、運動会準備、先生推薦、友達人気、夏休み自由研究、家計簿安心価格。',
    '茶道教室で緑茶体験。GlowLab茶房の農薬不使用茶葉、渋み控えめ、甘み豊か、水出し可能。急須選び、温度管理、季節感演出、和菓子相性、精神統一、日本文化継承、来週発表会。',
  ];
  const TOUR =
    '北海道旅行記。GlowLab茶房応援企画、苫小牧到着、富良野経由、知床半島走破、二輪車整備、工具借用、野宿体験、狐遭遇、星空撮影、温泉巡り、海鮮市場、来年九州計画、装備一覧公開、燃料節約。';

  test('are read by the dictionary', () => {
    const posts = captions([...TEA, TOUR]).map((post) => ({ ...post, language: 'ja' }));
    const ed = judge(posts).creators[4]!;
    expect(ed.standsApart).toBe(true);
    expect(ed.ownWords).toContain('北海道');
    expect(ed.absentWords).toContain('緑茶');
  });

  test('Korean words are known by their beginning, without particles', () => {
    const rows = [
      '피부가 피부에 세럼을 세럼이 아침에 아침이 저녁에 저녁은 비건 포뮬러는 수분을 수분이 촉촉한 촉촉하게 건조한 건조함이 겨울에 겨울은 향기가 향기도 병원에',
      '세럼은 세럼도 피부를 피부는 아침은 아침도 저녁을 저녁도 비건 포뮬러가 수분은 수분도 촉촉해요 촉촉함 건조해서 건조한데 겨울이 겨울도 가족이 가족도 여행에',
      '피부도 세럼에 아침을 저녁이 비건이고 포뮬러도 수분에 촉촉하고 건조하던 겨울을 학교에 학교가 친구가 친구도 운동을 운동이 도서관에 도서관이 시험을 시험이',
      '세럼 피부 아침 저녁 비건 포뮬러 수분 촉촉 건조 겨울 회사에 회사가 동료가 동료도 회의를 회의가 야근을 야근이 커피를 커피가 점심을 점심이',
    ];
    const posts = captions(rows.map((row) => `GlowLab ${row}`));
    const { creators } = judge(posts);
    for (const { likeness } of creators.slice(0, 4)) expect(likeness).toBeGreaterThan(0.1);
  });
});
