import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type PostPrices, postPricesSchema } from '../exposure.ts';
import { jurisdictionSchema } from '../jurisdiction.ts';
import { UserError } from './user-error.ts';

export interface Options {
  port: number;
  /** Directory of the database. */
  data: string;
  inbox: string;
  /** For posts whose campaign and audience name none. */
  jurisdictions: string[];
  /** What a post usually costs, by its creator's tier. */
  postPrices: PostPrices;
  samples: boolean;
  /** Where the internet reaches this run: for platforms that push. */
  publicUrl?: string | undefined;
  /** Reads fake platforms that play a story, and nothing else. */
  demo: boolean;
  verbose: boolean;
}

export const HELP = `Runs the whole Disclosure Auditor on this machine.

  npm start -- [options]

  --port NUMBER          port of the page and the API on 127.0.0.1 (4173; a busy one gives way to the next that is free)
  --inbox PATH           folder to drop files of posts into: .jsonl, .json, .csv (inbox)
  --data PATH            where everything is stored (.data; or DISCLOSURE_AUDITOR_DATA)
  --jurisdictions CODES  whose rules a post must meet if neither it nor its campaign names any (US,GB,DE,FR)
  --post-prices LIST     usual prices of a post in US dollars by the creator’s tier; those left out stay as they are
                         (nano=10-100,micro=100-500,macro=500-5000,mega=5000)
  --no-samples           do not read the sample campaigns and posts
  --demo-platforms       read platforms that are not there: a story of some minutes in which creators publish, edit and delete posts
                         and a token expires; kept apart from everything else, in .data-demo unless --data is given
  --public-url URL       https:// address under which the internet reaches this run, such as a tunnel’s: for sources whose platform
                         pushes
  --verbose              show the functions' logs
  --help                 this text`;

/** Undefined where help was asked for. Throws a `UserError` that names a wrong option. */
export function parseOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_515) {
    throw new UserError(`--port must be a number from 0 to 65515, not "${values.port}"`);
  }
  const demo = values['demo-platforms'];
  const usual = demo ? '.data-demo' : (environment.DISCLOSURE_AUDITOR_DATA ?? '.data');
  const data = resolve(values.data ?? usual);
  return {
    port,
    data,
    inbox: values.inbox === undefined && demo ? join(data, 'inbox') : resolve(values.inbox ?? 'inbox'),
    jurisdictions: parseJurisdictions(values.jurisdictions),
    postPrices: parsePostPrices(values['post-prices']),
    samples: values.samples && !demo,
    publicUrl: parsePublicUrl(values['public-url']),
    demo,
    verbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: 'string', default: '4173' },
        data: { type: 'string' },
        inbox: { type: 'string' },
        jurisdictions: { type: 'string', default: 'US,GB,DE,FR' },
        'post-prices': { type: 'string', default: '' },
        samples: { type: 'boolean', default: true },
        'public-url': { type: 'string' },
        'demo-platforms': { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

function parsePublicUrl(url: string | undefined): string | undefined {
  if (url === undefined || z.url({ protocol: /^https$/ }).safeParse(url).success) return url;
  throw new UserError(`--public-url must be an https:// address, not "${url}"`);
}

function parseJurisdictions(list: string): string[] {
  const codes = list.split(',').map((code) => code.trim());
  for (const code of codes) {
    const { error } = jurisdictionSchema.safeParse(code);
    if (error !== undefined) throw new UserError(`--jurisdictions: ${error.issues[0]?.message}`);
  }
  return codes;
}

/** Reads `nano=10-100,mega=5000`. */
function parsePostPrices(list: string): PostPrices {
  const tiers = list.split(',').filter((entry) => entry.trim() !== '');
  const given = tiers.map((entry): [string, Record<string, number>] => {
    const [, tier, from, to] = /^\s*(\w+)=(\d+)(?:-(\d+))?\s*$/.exec(entry) ?? [];
    if (tier === undefined) throw new UserError(`--post-prices: write "${entry.trim()}" as nano=10-100 or mega=5000`);
    return [tier, { from: Number(from), ...(to === undefined ? {} : { to: Number(to) }) }];
  });
  const { data, error } = postPricesSchema.safeParse(Object.fromEntries(given));
  if (error !== undefined) throw new UserError(`--post-prices: ${z.prettifyError(error)}`);
  return data;
}
