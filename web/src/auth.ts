import * as oauth from 'oauth4webapi';
import * as z from 'zod';

const configSchema = z.discriminatedUnion('auth', [
  z.object({ auth: z.literal('none') }),
  z.object({ auth: z.literal('oidc'), issuer: z.url(), clientId: z.string(), scope: z.string() }),
]);
type Config = z.infer<typeof configSchema>;
type Oidc = Extract<Config, { auth: 'oidc' }>;

export interface Session {
  /** Undefined where the deployment has no sign-in. */
  user?: string;
  /** Value of the Authorization header. */
  authorization?: string;
  /** Leaves the page for the sign-in; back afterwards at the same view. */
  signIn?: () => Promise<void>;
  signOut?: () => Promise<void>;
}

const pendingSchema = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), hash: z.string() });
/** Only what the redirect needs to come back safely; tokens stay in memory. */
const PENDING = 'disclosure-auditor.sign-in';

/** Reads `/config.json` and signs in where it asks for it. Resolves to undefined when the page is about to leave. */
export async function startSession(): Promise<Session | undefined> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const config = configSchema.parse(await response.json());
  if (config.auth === 'none') return {};
  const issuer = new URL(config.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));
  const parameters = new URLSearchParams(window.location.search);
  if (parameters.has('state')) return finishSignIn(config, server);
  await signIn(config, server);
  return undefined;
}

const redirectUri = () => `${window.location.origin}/`;

async function signIn(config: Oidc, server: oauth.AuthorizationServer): Promise<void> {
  if (server.authorization_endpoint === undefined) throw new Error('the issuer names no authorization endpoint');
  const pending = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    hash: window.location.hash,
  };
  window.sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const url = new URL(server.authorization_endpoint);
  const parameters = {
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: config.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  window.location.assign(url);
}

async function finishSignIn(config: Oidc, server: oauth.AuthorizationServer): Promise<Session> {
  const stored = window.sessionStorage.getItem(PENDING);
  window.sessionStorage.removeItem(PENDING);
  const answer = new URL(window.location.href);
  window.history.replaceState(null, '', '/');
  if (stored === null) throw new Error('this sign-in was not started here');
  const pending = pendingSchema.parse(JSON.parse(stored));
  const client: oauth.Client = { client_id: config.clientId };
  const parameters = oauth.validateAuthResponse(server, client, answer, pending.state);
  const tokens = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirectUri(),
      pending.verifier,
    ),
    { expectedNonce: pending.nonce, requireIdToken: true },
  );
  window.history.replaceState(null, '', `/${pending.hash}`);
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  let leaving: Promise<void> | undefined;
  return {
    user: String(claims?.email ?? claims?.preferred_username ?? claims?.sub),
    authorization: `Bearer ${tokens.access_token}`,
    signIn: () => {
      leaving ??= signIn(config, server);
      return leaving;
    },
    signOut: async () => signOut(config, server, tokens.id_token),
  };
}

function signOut(config: Oidc, server: oauth.AuthorizationServer, idToken: string | undefined): void {
  if (server.end_session_endpoint === undefined) {
    window.location.assign('/');
    return;
  }
  const url = new URL(server.end_session_endpoint);
  url.searchParams.set('client_id', config.clientId);
  url.searchParams.set('post_logout_redirect_uri', redirectUri());
  // Cognito's own name for it; others ignore it.
  url.searchParams.set('logout_uri', redirectUri());
  if (idToken !== undefined) url.searchParams.set('id_token_hint', idToken);
  window.location.assign(url);
}
