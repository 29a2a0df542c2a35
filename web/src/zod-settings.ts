import * as z from 'zod';

/** Zod compiles its parsers with `new Function`, which the page's security policy forbids. Import this before any schema. */
z.config({ jitless: true });
