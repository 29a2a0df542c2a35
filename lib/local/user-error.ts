/** Something that the person at the terminal can put right: shown as its message alone. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}
