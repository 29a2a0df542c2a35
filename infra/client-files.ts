import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type * as z from 'zod';
import { type Client, clientSchema } from './client.ts';

/** What is wrong with the client files: one line per field, each with its file and what to write instead. */
export class ClientFileError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ClientFileError';
  }
}

/** Every client in a folder, by file name. Throws {@link ClientFileError} with all that is wrong in any of them. */
export function loadClients(folder: string): Client[] {
  const problems: string[] = [];
  const clients: Client[] = [];
  const fileOf = new Map<string, string>();
  for (const path of clientFiles(folder)) {
    const file = relative(process.cwd(), path);
    const { client, problems: found } = readClient(path);
    problems.push(...found.map((problem) => `${file}: ${problem}`));
    if (client === undefined) continue;
    const other = fileOf.get(client.name);
    if (other !== undefined) problems.push(`${file}: name: ${other} has the name "${client.name}" too; choose another`);
    fileOf.set(client.name, file);
    clients.push(client);
  }
  if (problems.length > 0) throw new ClientFileError(problems);
  return clients;
}

function clientFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    throw new ClientFileError([`${folder}: there is no such folder; name the one that holds the client files`]);
  }
  if (names.length === 0)
    throw new ClientFileError([`${folder}: holds no client file; copy infra/clients/example.json`]);
  return names.sort().map((name) => join(folder, name));
}

function readClient(path: string): { client?: Client; problems: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { problems: [`is no JSON: ${(error as Error).message}`] };
  }
  const { success, data, error } = clientSchema.safeParse(content);
  if (!success) return { problems: error.issues.map(describe) };
  const names = data.sources.map((source) => source.name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) return { problems: [`sources[${twice}].name: another source is named "${names[twice]}" too`] };
  return { client: data, problems: [] };
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => (at === '' ? key : `${at}.${key}`));
    return `${keys.join(', ')}: there is no such field; see infra/client.ts for those there are`;
  }
  return at === '' ? issue.message : `${at}: ${issue.message}`;
}
