import { isDeepStrictEqual } from 'node:util';
import { SourceError } from '../source-error.ts';
import type { Credential, CredentialValues, SourceIo } from '../source-kind.ts';
import { refreshToken } from './oauth.ts';
import type { PlatformClientOptions } from './platform-client.ts';
import { TOKEN_ENDPOINTS, type TokenEndpoint, type TokenPlatform } from './token-endpoints.ts';

/**
 * A credential whose access token is renewed: when it is read shortly before its end, and by `refresh` where the platform no longer
 * takes it. Fields: `accessToken`, `refreshToken`, `clientId`, `clientSecret`, `expiresAt` (RFC 3339 instant); which of them a
 * platform needs is in `TOKEN_ENDPOINTS`.
 */
export class OAuthCredential implements Credential {
  readonly #platform: TokenPlatform;
  readonly #io: Pick<SourceIo, 'credential' | 'now' | 'baseUrl'>;
  readonly #scope: string | undefined;

  constructor(platform: TokenPlatform, io: Pick<SourceIo, 'credential' | 'now' | 'baseUrl'>, scope?: string) {
    this.#platform = platform;
    this.#io = io;
    this.#scope = scope;
  }

  async read(): Promise<CredentialValues> {
    const values = await this.#io.credential.read();
    if (!isDue(values, TOKEN_ENDPOINTS[this.#platform], this.#io.now())) return values;
    try {
      return await this.renew(values, await this.refresh(values));
    } catch (error) {
      // What is still good is used to its end: Meta renews no token on its first day.
      if (values.accessToken && !(endOf(values) <= this.#io.now().getTime())) return values;
      throw error;
    }
  }

  renew(before: CredentialValues, after: CredentialValues): Promise<CredentialValues> {
    return this.#io.credential.renew(before, after);
  }

  /** New values from the platform, not stored yet; or those of somebody who has used up the same refresh token a moment ago. */
  async refresh(values: CredentialValues): Promise<CredentialValues> {
    const { now, baseUrl, credential } = this.#io;
    try {
      return await refreshToken({ platform: this.#platform, values, now: now(), baseUrl, scope: this.#scope });
    } catch (error) {
      if (!(error instanceof SourceError) || error.problem !== 'token_expired') throw error;
      const stored = await credential.read();
      if (isDeepStrictEqual(stored, values)) throw error;
      return stored;
    }
  }
}

/** What a client needs to read with a token that is renewed. */
export function renewedBy(platform: TokenPlatform, io: SourceIo): Pick<PlatformClientOptions, 'io' | 'renew'> {
  const credential = new OAuthCredential(platform, io);
  return { io: { ...io, credential }, renew: (values) => credential.refresh(values) };
}

/** Milliseconds since 1970; NaN where it is not known. */
function endOf({ expiresAt }: CredentialValues): number {
  return Date.parse(expiresAt ?? '');
}

function isDue(values: CredentialValues, { aheadMinutes, alwaysEnds = false }: TokenEndpoint, now: Date): boolean {
  if (!values.accessToken) return true;
  const end = endOf(values);
  return Number.isNaN(end) ? alwaysEnds : end - now.getTime() <= aheadMinutes * 60_000;
}
