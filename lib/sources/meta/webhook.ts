import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { parseJson } from '../http/json.ts';
import { sameText } from '../http/same-text.ts';
import type { InboundRequest, Received } from '../source.ts';
import type { CredentialValues, SourceIo } from '../source-kind.ts';

const text = z.string().optional().catch(undefined);

/** One thing that happened. */
const changeSchema = z.object({ field: z.string(), value: z.unknown() });
export type MetaChange = z.infer<typeof changeSchema> & {
  /** The account or Page that it happened to, where that is said. */
  account?: string | undefined;
};

/** Instagram by Facebook Login and Pages send `changes`, Instagram Login is documented with the fields beside the id. */
const entrySchema = z.object({
  id: text,
  changes: z.array(z.unknown()).optional(),
  field: text,
  value: z.unknown().optional(),
});

/** Threads is documented with `values`, and has been seen with `entry`. */
const bodySchema = z.object({
  entry: z.array(z.unknown()).optional(),
  target_id: text,
  values: z.unknown().optional(),
});

const deletionSchema = z.object({
  algorithm: z.literal('HMAC-SHA256'),
  user_id: z.union([z.string().min(1), z.number()]).transform(String),
});

interface Receiving {
  io: Pick<SourceIo, 'credential' | 'inboundUrl'>;
  /** The account or Page that the user of the token posts as, where the source reads its own. */
  own?: string | undefined;
  take: (changes: readonly MetaChange[]) => Omit<Received, 'status' | 'body'>;
}

/**
 * Takes what Meta sends to the address of a source: the handshake, changes, and a user's wish that their data be deleted. Answers 4xx
 * to everything that is not signed with the secret of the app. Who wishes deletion is named by an id that only the app knows them by;
 * for the user of the token (`userId` of the credential) it stands for the account that the source reads.
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 * @see https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export async function receiveMeta(request: InboundRequest, { io, own, take }: Receiving): Promise<Received> {
  const values = await io.credential.read();
  if (request.method === 'GET') return handshake(request.query, values);
  const { clientSecret } = values;
  if (!clientSecret) return { status: 403, body: 'the credential of this source has no "clientSecret"' };
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? ''))
    return takeDeletion(request.body, clientSecret, {
      address: io.inboundUrl,
      accountOf: (user) => (own !== undefined && user === values.userId ? own : user),
    });
  const signature = request.headers['x-hub-signature-256'] ?? '';
  if (!sameText(signature, `sha256=${createHmac('sha256', clientSecret).update(request.body).digest('hex')}`))
    return { status: 403, body: 'X-Hub-Signature-256 does not fit the body' };
  const changes = changesOf(request.body);
  return changes === undefined
    ? { status: 400, body: 'the body is no notification' }
    : { status: 200, ...take(changes) };
}

function handshake(query: InboundRequest['query'], { verifyToken }: CredentialValues): Received {
  if (/^[0-9a-f]{20}$/.test(query.confirmation ?? ''))
    return { status: 200, body: `Request ${query.confirmation}: what was kept of this account is erased.` };
  const challenge = query['hub.challenge'] ?? '';
  const isAsked = query['hub.mode'] === 'subscribe' && /^[\w-]+$/.test(challenge);
  if (!isAsked || !verifyToken || !sameText(query['hub.verify_token'] ?? '', verifyToken))
    return { status: 403, body: 'hub.verify_token is not the one of this source' };
  return { status: 200, body: challenge };
}

function changesOf(body: string): MetaChange[] | undefined {
  const { data } = bodySchema.safeParse(jsonOf(body));
  if (data === undefined || (data.entry === undefined && data.values === undefined)) return undefined;
  const own = [data.values ?? []].flat().flatMap((change) => changeOf(change, data.target_id));
  const entries = (data.entry ?? []).flatMap((value) => {
    const entry = entrySchema.safeParse(value).data;
    if (entry === undefined) return [];
    return (entry.changes ?? [entry]).flatMap((change) => changeOf(change, entry.id));
  });
  return [...own, ...entries];
}

function changeOf(value: unknown, account: string | undefined): MetaChange[] {
  const { data } = changeSchema.safeParse(value);
  return data === undefined ? [] : [{ ...data, account }];
}

/** `signed_request` is a signature of the rest, and the rest: both in base64url. */
function takeDeletion(
  form: string,
  secret: string,
  { address = '', accountOf }: { address: string | undefined; accountOf: (user: string) => string },
): Received {
  const signed = new URLSearchParams(form).get('signed_request') ?? '';
  const [signature = '', payload = ''] = signed.split('.');
  if (!sameText(signature, createHmac('sha256', secret).update(payload).digest('base64url')))
    return { status: 403, body: 'signed_request is not signed by the app' };
  const { data } = deletionSchema.safeParse(jsonOf(Buffer.from(payload, 'base64url').toString()));
  if (data === undefined) return { status: 400, body: 'signed_request names no user' };
  const code = createHmac('sha256', secret).update(`deletion ${data.user_id}`).digest('hex').slice(0, 20);
  return {
    status: 200,
    body: JSON.stringify({ url: `${address}?confirmation=${code}`, confirmation_code: code }),
    erase: { creatorId: accountOf(data.user_id) },
  };
}

function jsonOf(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
