/** A campaign and posts whose findings the page's tests review. */
export const campaign = {
  id: 'glowlab-autumn',
  brand: { name: 'GlowLab', handles: ['@glowlab'], hashtags: ['#glowlab'], domains: ['glowlab.example'] },
  jurisdictions: ['GB'],
  connection: 'paid',
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T23:59:59Z' },
  creators: [{ handle: 'mila.cooks' }, { handle: 'ben_runs' }, { handle: 'hostile' }],
  brief: { bannedPhrases: ['miracle'] },
};

/** Would take over the page if any part of it became markup; and turns around what follows it. */
export const HOSTILE =
  '<img src=x onerror="document.title=\'owned\'"></script><script>document.title="owned"</script>\u202Eneddih\u202C ' +
  'I love @glowlab, it is a miracle';

const instagram = { platform: 'instagram', publishedAt: '2026-11-20T08:00:00Z' };

export const posts = [
  {
    ...instagram,
    id: '1',
    url: 'https://www.instagram.com/p/1/',
    creator: { handle: 'mila.cooks' },
    caption: 'Good morning ✨ My secret all autumn: the serum from @glowlab 😍\nI cannot stop.\n\n#skincare #sp',
  },
  { ...instagram, id: '2', creator: { handle: 'ben_runs' }, caption: 'Run 42 done, @glowlab sunscreen stayed on.' },
  { ...instagram, id: '3', creator: { handle: 'hostile' }, caption: HOSTILE, links: ['javascript:document.title=1'] },
];
