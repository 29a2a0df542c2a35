/** Wrong usage or input that cannot be read: told in one line, exit status 2. The message names the option or file, and the fix. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
