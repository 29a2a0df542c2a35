/** How a platform gives a new token for what a credential holds. */
export interface TokenEndpoint {
  /** As users call the platform. */
  title: string;
  url: string;
  method: 'GET' | 'POST';
  grantType: string;
  /**
   * How the application shows itself: `basic`: `clientId` and `clientSecret` in the Authorization header, or `clientId` alone in the
   * form where there is no secret; otherwise the name of the parameter with the `clientId`, beside `client_secret`. Left out: not at all.
   */
  client?: 'basic' | 'client_id' | 'client_key';
  /** Applications without a secret are let in, too. */
  publicClients?: boolean;
  /** The parameter that carries a token, and the credential's field that is sent in it. Left out: the application asks for itself. */
  token?: readonly [parameter: string, field: 'refreshToken' | 'accessToken'];
  /** Minutes before its end at which a token is renewed. */
  aheadMinutes: number;
  /** A token whose end is not known is one that ends: it is renewed, and then the end is known. */
  alwaysEnds?: boolean;
  /** The platform's own page about it. */
  source: string;
}

/** For tokens that something else than the token itself renews. */
const SOON = 5;

/** For tokens that only a token still alive can renew: well before the 60 days are over, and after the first day, which Meta demands. */
const DAYS_30 = 30 * 24 * 60;

export const TOKEN_ENDPOINTS = {
  facebook: {
    title: 'Facebook',
    url: 'https://graph.facebook.com/oauth/access_token',
    method: 'GET',
    grantType: 'fb_exchange_token',
    client: 'client_id',
    token: ['fb_exchange_token', 'accessToken'],
    aheadMinutes: DAYS_30,
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
  },
  google: {
    title: 'Google',
    url: 'https://oauth2.googleapis.com/token',
    method: 'POST',
    grantType: 'refresh_token',
    client: 'client_id',
    token: ['refresh_token', 'refreshToken'],
    aheadMinutes: SOON,
    source: 'https://developers.google.com/identity/protocols/oauth2/web-server#offline',
  },
  instagram: {
    title: 'Instagram',
    url: 'https://graph.instagram.com/refresh_access_token',
    method: 'GET',
    grantType: 'ig_refresh_token',
    token: ['access_token', 'accessToken'],
    aheadMinutes: DAYS_30,
    alwaysEnds: true,
    source: 'https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token',
  },
  linkedin: {
    title: 'LinkedIn',
    url: 'https://www.linkedin.com/oauth/v2/accessToken',
    method: 'POST',
    grantType: 'refresh_token',
    client: 'client_id',
    token: ['refresh_token', 'refreshToken'],
    aheadMinutes: SOON,
    source: 'https://learn.microsoft.com/linkedin/shared/authentication/programmatic-refresh-tokens',
  },
  pinterest: {
    title: 'Pinterest',
    url: 'https://api.pinterest.com/v5/oauth/token',
    method: 'POST',
    grantType: 'refresh_token',
    client: 'basic',
    token: ['refresh_token', 'refreshToken'],
    aheadMinutes: SOON,
    source: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
  },
  threads: {
    title: 'Threads',
    url: 'https://graph.threads.net/refresh_access_token',
    method: 'GET',
    grantType: 'th_refresh_token',
    token: ['access_token', 'accessToken'],
    aheadMinutes: DAYS_30,
    alwaysEnds: true,
    source: 'https://developers.facebook.com/docs/threads/get-started/long-lived-tokens',
  },
  tiktok: {
    title: 'TikTok',
    url: 'https://open.tiktokapis.com/v2/oauth/token/',
    method: 'POST',
    grantType: 'refresh_token',
    client: 'client_key',
    token: ['refresh_token', 'refreshToken'],
    aheadMinutes: SOON,
    source: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
  },
  tiktok_application: {
    title: 'TikTok',
    url: 'https://open.tiktokapis.com/v2/oauth/token/',
    method: 'POST',
    grantType: 'client_credentials',
    client: 'client_key',
    aheadMinutes: SOON,
    source: 'https://developers.tiktok.com/doc/client-access-token-management',
  },
  twitch: {
    title: 'Twitch',
    url: 'https://id.twitch.tv/oauth2/token',
    method: 'POST',
    grantType: 'client_credentials',
    client: 'client_id',
    aheadMinutes: SOON,
    source: 'https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/',
  },
  x: {
    title: 'X',
    url: 'https://api.x.com/2/oauth2/token',
    method: 'POST',
    grantType: 'refresh_token',
    client: 'basic',
    publicClients: true,
    token: ['refresh_token', 'refreshToken'],
    aheadMinutes: SOON,
    source: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token',
  },
} as const satisfies Record<string, TokenEndpoint>;

export type TokenPlatform = keyof typeof TOKEN_ENDPOINTS;
