import { audit } from '../../lib/audit/audit.ts';
import type { Post } from '../../lib/post.ts';

/** Posts that say nothing of their tie, judged with the rules of this release. */
export const commercial = (given: string | Partial<Post>, jurisdictions: readonly string[] = ['US']) =>
  audit(
    {
      id: '1',
      platform: 'instagram',
      creator: { handle: 'mila.cooks' },
      publishedAt: '2026-11-10T10:00:00Z',
      ...(typeof given === 'string' ? { caption: given } : given),
    },
    { jurisdictions },
  ).commercial;

/** `basis connection`, for tables of cases. */
export const said = (given: string | Partial<Post>) => {
  const { basis, connection } = commercial(given);
  return `${basis} ${connection}`;
};
