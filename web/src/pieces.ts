import type { Fold } from './fold.ts';

export type MarkKind = 'evidence' | 'disclosure';

/** UTF-16 offsets of words to highlight. */
export interface Mark {
  start: number;
  end: number;
  kind: MarkKind;
}

export interface Piece {
  start: number;
  text: string;
  kind: MarkKind | undefined;
  /** `edge`: seen or not, depending on the device. */
  zone: 'seen' | 'edge' | 'hidden';
}

/** Cuts a text where a highlight or the fold begins or ends. Highlights may overlap; evidence wins over disclosure. */
export function cutIntoPieces(text: string, marks: readonly Mark[], fold?: Fold): Piece[] {
  const changes = new Map<number, Record<MarkKind, number>>();
  const change = (at: number, kind?: MarkKind, by = 0) => {
    const here = changes.get(at) ?? { evidence: 0, disclosure: 0 };
    if (kind !== undefined) here[kind] += by;
    changes.set(at, here);
  };
  for (const { start, end, kind } of marks) {
    if (start >= end || end > text.length) continue;
    change(start, kind, 1);
    change(end, kind, -1);
  }
  for (const at of [0, fold?.visible, fold?.hidden]) if (at !== undefined) change(at);

  const pieces: Piece[] = [];
  const open = { evidence: 0, disclosure: 0 };
  const cuts = [...changes.keys()].filter((at) => at < text.length).sort((a, b) => a - b);
  for (const [n, start] of cuts.entries()) {
    open.evidence += changes.get(start)!.evidence;
    open.disclosure += changes.get(start)!.disclosure;
    const kind = open.evidence > 0 ? 'evidence' : open.disclosure > 0 ? 'disclosure' : undefined;
    const zone = fold === undefined || start < fold.visible ? 'seen' : start < fold.hidden ? 'edge' : 'hidden';
    const words = text.slice(start, cuts[n + 1]);
    const last = pieces.at(-1);
    if (last?.kind === kind && last?.zone === zone) last.text += words;
    else pieces.push({ start, text: words, kind, zone });
  }
  return pieces;
}
