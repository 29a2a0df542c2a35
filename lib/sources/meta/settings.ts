import * as z from 'zod';

/** Digits, as Meta's ids are. */
export const metaId = (what: string) =>
  z.string().regex(/^\d{5,25}$/, { error: `write the id of ${what}: digits, such as 17841400000000001` });

/** A user name of Instagram or Threads; a leading @ and capitals are dropped. */
export const metaUsername = z
  .string()
  .overwrite((name) => name.trim().replace(/^@/, '').toLowerCase())
  .regex(/^[\w.]{1,30}$/, { error: 'write the user name as in the address of the profile, such as maple.kitchen' });
