import type { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { FolderSource } from './folder.ts';
import { S3Source } from './s3.ts';
import type { PostSource } from './source.ts';

const name = z.string().min(1).max(200).optional().describe('Names the source in lists; left out: where it reads from');

/** Where a deployment's posts come from. */
export const sourceConfigSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('folder'),
      name,
      path: z.string().min(1).describe('A folder or one file on this machine'),
    }),
    z.object({
      kind: z.literal('s3'),
      name,
      bucket: z.string().min(3).max(63),
      prefix: z.string().max(1024).default('').describe('Only objects whose key starts with it'),
    }),
  ])
  .meta({ id: 'SourceConfig' });
export type SourceConfig = z.infer<typeof sourceConfigSchema>;

/** The sources of a deployment. Throws where two share a name. */
export function openSources(configs: readonly SourceConfig[], { s3 }: { s3?: S3Client } = {}): PostSource[] {
  const sources = configs.map((config) => open(config, s3));
  const names = sources.map((source) => source.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two sources are named "${twice}": give each its own "name"`);
  return sources;
}

function open(config: SourceConfig, s3: S3Client | undefined): PostSource {
  if (config.kind === 'folder') return new FolderSource({ name: config.name ?? config.path, path: config.path });
  const { bucket, prefix } = config;
  return new S3Source({ name: config.name ?? `s3://${bucket}/${prefix}`, bucket, prefix, client: s3 });
}
