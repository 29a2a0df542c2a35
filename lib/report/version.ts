import about from '../../package.json' with { type: 'json' };

/** Version of the code; the rulebook has its own. */
export const VERSION: string = about.version;
