import * as z from 'zod';
import { auditSchema } from '../../lib/audit-result.ts';
import { campaignSchema } from '../../lib/campaign.ts';
import { envelopeSchema } from '../../lib/events/catalog.ts';
import { postSchema } from '../../lib/post.ts';
import { packSchema } from '../../lib/rules/schema.ts';

const SCHEMAS = {
  'docs/schemas/post.schema.json': postSchema,
  'docs/schemas/campaign.schema.json': campaignSchema,
  'docs/schemas/audit.schema.json': auditSchema,
  'docs/schemas/event.schema.json': envelopeSchema,
  'lib/rules/pack.schema.json': packSchema,
};

/** JSON Schema (draft 2020-12) of what goes in and comes out. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([path, schema]) => [
      path,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
