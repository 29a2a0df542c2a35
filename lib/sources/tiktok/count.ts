import * as z from 'zod';

/** A count, as a number or its text; what is none is left out. */
export const count = z
  .union([
    z.int().nonnegative(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
