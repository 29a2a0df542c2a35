import type * as z from 'zod';
import type { checkResultSchema } from '../../lib/report/schemas.ts';

export type CheckAnswer = z.infer<typeof checkResultSchema>;
