import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Fragment } from 'react';
import type { EvidenceField } from '../../../lib/finding.ts';
import { type Format, type Post, TEXT_FIELDS, USUAL_FORMAT } from '../../../lib/post.ts';
import { type Fold, foldOf } from '../fold.ts';
import { cutIntoPieces, type Mark, type MarkKind, type Piece } from '../pieces.ts';
import { FIELD_LABELS, platformName, safeUrl } from '../words.ts';

/** Words of a post to highlight, as findings and verdicts name them. */
export interface Spot {
  field: EvidenceField;
  frame?: number | undefined;
  start: number;
  end: number;
  kind: MarkKind;
}

type ShownPost = Pick<Post, 'platform' | 'overlays' | 'links' | (typeof TEXT_FIELDS)[number]> & { format?: Format };

/** A post's words as published: line breaks kept, words highlighted, and where the platform cuts. */
export function Caption({ post, spots: all }: { post: ShownPost; spots: readonly Spot[] }) {
  const spots = all.filter((spot) => spot.kind === 'evidence' || !all.some((other) => isEvidenceFor(other, spot)));
  const format = post.format ?? USUAL_FORMAT[post.platform];
  const texts = TEXT_FIELDS.flatMap((field) => (post[field] === undefined ? [] : [{ field, text: post[field] }]));
  const folds = new Map(texts.map(({ field, text }) => [field, foldOf(text, field, post.platform, format)]));
  const folded = [...folds.values()].some((fold) => fold !== undefined);
  return (
    <SpaceBetween size="m">
      {texts.map(({ field, text }) => (
        <div key={field} data-field={field}>
          <Box variant="awsui-key-label">{FIELD_LABELS[field]}</Box>
          <Text text={text} marks={marksIn(spots, field)} fold={folds.get(field)} />
        </div>
      ))}
      {(['overlays', 'links'] as const).map((field) => {
        const entries = post[field] ?? [];
        if (entries.length === 0) return null;
        return (
          <div key={field} data-field={field}>
            <Box variant="awsui-key-label">{FIELD_LABELS[field]}</Box>
            <ol>
              {entries.map((entry, frame) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a frame is known by its place
                <li key={frame}>
                  <Entry field={field} text={entry} marks={marksIn(spots, field, frame)} />
                </li>
              ))}
            </ol>
          </div>
        );
      })}
      <Legend spots={spots} platform={folded ? platformName(post.platform) : undefined} />
    </SpaceBetween>
  );
}

/** Whether the finding is about the very words that were read as the disclosure. */
function isEvidenceFor(other: Spot, { field, frame, start, end }: Spot): boolean {
  return (
    other.kind === 'evidence' &&
    other.field === field &&
    other.frame === frame &&
    other.start <= start &&
    other.end >= end
  );
}

function marksIn(spots: readonly Spot[], field: EvidenceField, frame?: number): Mark[] {
  return spots.filter((spot) => spot.field === field && spot.frame === frame);
}

function Entry({ field, text, marks }: { field: 'overlays' | 'links'; text: string; marks: Mark[] }) {
  const url = field === 'links' ? safeUrl(text) : undefined;
  const shown = <Text text={text} marks={marks} />;
  if (url === undefined) return shown;
  return (
    <Link href={url} external rel="noopener noreferrer">
      {shown}
    </Link>
  );
}

function Text({ text, marks, fold }: { text: string; marks: Mark[]; fold?: Fold | undefined }) {
  if (text === '') return <Box color="text-status-inactive">empty</Box>;
  return (
    <span className="published" dir="auto">
      {cutIntoPieces(text, marks, fold).map((piece) => (
        <Fragment key={piece.start}>
          <FoldMark fold={fold} at={piece.start} />
          <Words piece={piece} />
        </Fragment>
      ))}
    </span>
  );
}

function FoldMark({ fold, at }: { fold: Fold | undefined; at: number }) {
  if (at === 0) return null;
  if (at === fold?.hidden) return <span className="fold">… more</span>;
  if (at === fold?.visible) return <span className="fold">… more on some devices</span>;
  return null;
}

function Words({ piece }: { piece: Piece }) {
  const zone = piece.zone === 'seen' ? undefined : piece.zone;
  if (piece.kind === undefined) return <span className={zone}>{piece.text}</span>;
  return <mark className={piece.kind}>{piece.text}</mark>;
}

function Legend({ spots, platform }: { spots: readonly Spot[]; platform: string | undefined }) {
  const has = (kind: MarkKind) => spots.some((spot) => spot.kind === kind && spot.start < spot.end);
  if (!has('evidence') && !has('disclosure') && platform === undefined) return null;
  return (
    <div className="legend">
      {has('evidence') && (
        <span className="published">
          <mark className="evidence">Words</mark> what the finding is about
        </span>
      )}
      {has('disclosure') && (
        <span className="published">
          <mark className="disclosure">Words</mark> read as the disclosure
        </span>
      )}
      {platform !== undefined && <span>“… more”: where {platform} cuts the text</span>}
    </div>
  );
}
