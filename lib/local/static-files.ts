import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  content: Buffer;
  type: string;
  /** The name holds a hash of the content, so that browsers may keep it. */
  immutable: boolean;
}

/** A file of the built page. A path without an extension is one of the page's own routes and gives `index.html`. */
export async function staticFile(root: string, pathname: string): Promise<StaticFile | undefined> {
  const name = extname(pathname) === '' ? '/index.html' : decode(pathname);
  if (name === undefined) return undefined;
  const path = normalize(join(root, name));
  const type = TYPES[extname(path)];
  if (type === undefined || !path.startsWith(root + sep)) return undefined;
  const content = await readFile(path).catch(() => undefined);
  return content === undefined ? undefined : { content, type, immutable: name.startsWith('/assets/') };
}

function decode(pathname: string): string | undefined {
  try {
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
