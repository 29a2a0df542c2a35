import * as z from 'zod';
import type { Format } from '../../post.ts';

const ADDRESS = /^https:\/\/(?:www\.)?tiktok\.com\/@([\w.-]{1,64})\/(video|photo)\/(\d{1,20})(?:[/?#]|$)/;

/** What the address of a post on TikTok says of it. */
export interface VideoAddress {
  handle: string;
  id: string;
  format: Format;
  /** Without the parameters by which TikTok tells who shared it. */
  url: string;
}

/** Undefined where it is no address of a post. */
export function readVideoAddress(text: string): VideoAddress | undefined {
  const [, handle, kind, id] = ADDRESS.exec(text) ?? [];
  if (handle === undefined || id === undefined) return undefined;
  const format = kind === 'photo' ? 'carousel' : 'video';
  return { handle, id, format, url: `https://www.tiktok.com/@${handle}/${kind}/${id}` };
}

export const videoAddress = z.string().transform((text, context): VideoAddress => {
  const address = readVideoAddress(text);
  if (address !== undefined) return address;
  context.addIssue({ code: 'custom', message: 'is no address of a post with its creator' });
  return z.NEVER;
});

/** 19 digits: a number of JSON that is too large to be exact comes as text. */
export const videoId = z.union([z.string(), z.number()]).transform(String);
