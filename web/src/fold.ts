import { cellsOf } from '../../lib/audit/characters.ts';
import type { EvidenceField } from '../../lib/finding.ts';
import type { Format, Platform } from '../../lib/post.ts';
import platformTable from '../../lib/rules/platforms.json' with { type: 'json' };
import type { Platforms } from '../../lib/rules/tables.ts';

const platforms = platformTable as Partial<Platforms>;

/** Where a platform cuts a text: UTF-16 offsets up to which it is surely seen, and from which it is surely hidden. */
export interface Fold {
  visible: number;
  hidden: number;
}

/** Undefined where the platform shows all of this text. */
export function foldOf(text: string, field: EvidenceField, platform: Platform, format: Format): Fold | undefined {
  const fold = platforms[platform]?.folds.find(
    (candidate) => candidate.field === field && (candidate.formats?.includes(format) ?? true),
  );
  if (fold === undefined) return undefined;
  const visible = offsetAfter(text, fold.cells?.visible, fold.lines?.visible);
  if (visible === text.length) return undefined;
  return { visible, hidden: offsetAfter(text, fold.cells?.hidden, fold.lines?.hidden) };
}

function offsetAfter(text: string, cells = Number.POSITIVE_INFINITY, lines = Number.POSITIVE_INFINITY): number {
  let cell = 0;
  let line = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) line++;
    else cell += cellsOf(code);
    if (cell > cells || line > lines) return i;
  }
  return text.length;
}
