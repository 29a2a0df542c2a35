import type { BrowserContext, Route } from 'playwright-core';
import { pageHeaders } from '../../lib/report/page-headers.ts';

export const ISSUER = 'https://id.example';
const CLIENT = 'review-page';

const jwt = (claims: object) =>
  [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

/** Leaves for another address as a sign-in form would; of a redirect the browser does not let its routes know. */
export function goTo(url: string): Parameters<Route['fulfill']>[0] {
  const refresh = `0;url=${url.replaceAll('&', '&amp;')}`;
  return { contentType: 'text/html', body: `<meta http-equiv="refresh" content="${refresh}">` };
}

export interface SignIns {
  /** What the page asked the provider for, in order: `authorize`, `token`. */
  asked: { path: string; parameters: URLSearchParams }[];
}

/** Makes a browser believe that the deployment signs in with an OpenID provider, and plays the provider. */
export async function playProvider(context: BrowserContext, address: string): Promise<SignIns> {
  const asked: SignIns['asked'] = [];
  let nonce = '';
  const answers: Record<string, (parameters: URLSearchParams) => Parameters<Route['fulfill']>[0]> = {
    '/.well-known/openid-configuration': () => ({
      json: {
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        end_session_endpoint: `${ISSUER}/logout`,
      },
    }),
    '/authorize': (parameters) => {
      nonce = parameters.get('nonce') ?? '';
      const back = new URLSearchParams({ code: 'code-1', state: parameters.get('state') ?? '' });
      return goTo(`${parameters.get('redirect_uri')}?${back}`);
    },
    '/token': () => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: ISSUER,
        aud: CLIENT,
        sub: '1',
        email: 'ana@brand.example',
        nonce,
        iat: now,
        exp: now + 300,
      };
      return {
        json: { access_token: 'access-1', token_type: 'Bearer', id_token: `${jwt(claims)}.c2ln` },
        headers: { 'access-control-allow-origin': address },
      };
    },
    '/logout': () => ({ contentType: 'text/html', body: '<h1>Signed out</h1>' }),
  };
  await context.route(`${ISSUER}/**`, async (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    const parameters = request.method() === 'POST' ? new URLSearchParams(request.postData() ?? '') : searchParams;
    if (!pathname.startsWith('/.well-known/')) asked.push({ path: pathname, parameters });
    const answer = answers[pathname]?.(parameters);
    if (answer === undefined) return route.abort();
    await route.fulfill({ ...answer, headers: { 'access-control-allow-origin': address, ...answer.headers } });
  });
  const config = { auth: 'oidc', issuer: ISSUER, clientId: CLIENT, scope: 'openid findings/read findings/review' };
  await context.route(`${address}/config.json`, (route) => route.fulfill({ json: config }));
  await context.route(
    (url) => url.origin === address && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...pageHeaders([ISSUER]) } });
    },
  );
  return { asked };
}
