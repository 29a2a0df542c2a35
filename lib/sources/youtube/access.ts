import { OAuthCredential } from '../http/oauth-credential.ts';
import type { PlatformClientOptions } from '../http/platform-client.ts';
import { SourceError } from '../source-error.ts';
import type { CredentialValues, SourceIo } from '../source-kind.ts';

/** How calls are authorised: by the owner's token where the credential holds one, else by an API key. */
export function youTubeAccess(io: SourceIo): Pick<PlatformClientOptions, 'io' | 'authorize' | 'renew'> {
  const oauth = new OAuthCredential('google', io);
  const credential = {
    async read() {
      const values = await io.credential.read();
      return isOwners(values) ? oauth.read() : values;
    },
    renew: (before: CredentialValues, after: CredentialValues) => io.credential.renew(before, after),
  };
  return {
    io: { ...io, credential },
    authorize: (values): Record<string, string> =>
      isOwners(values) ? { authorization: `Bearer ${values.accessToken}` } : { 'x-goog-api-key': values.apiKey! },
    async renew(values) {
      if (isOwners(values)) return oauth.refresh(values);
      throw new SourceError('token_expired', 'YouTube: it does not take the API key');
    },
  };
}

export function isOwners({ refreshToken }: CredentialValues): boolean {
  return Boolean(refreshToken);
}
