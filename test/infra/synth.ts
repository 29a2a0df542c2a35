import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuditorApp } from '../../infra/auditor-app.ts';
import { clientSchema } from '../../infra/client.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

export type StackName = 'Data' | 'Pipeline' | 'Review' | 'Watch';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what CloudFormation takes has no types here
  Properties: any;
  DeletionPolicy?: string;
}

export const ACME = {
  name: 'acme',
  region: 'eu-west-1',
  jurisdictions: ['GB', 'DE'],
  sources: [{ kind: 's3', name: 'uploads', prefix: 'posts/' }],
};

/** An app of such clients; each is {@link ACME} with other values in some fields. */
export function appOf(
  clients: readonly object[] = [{}],
  { bundle = false, outdir = temporaryFolder() } = {},
): AuditorApp {
  return new AuditorApp({
    clients: () => clients.map((client) => clientSchema.parse({ ...ACME, ...client })),
    pageFolder: builtPage(),
    outdir,
    context: { ...context, ...(!bundle && { 'aws:cdk:bundling-stacks': [] }) },
  });
}

export function templateOf(stack: StackName, client: object = {}): Template {
  return templateIn(appOf([client]), stack);
}

export function templateIn(app: AuditorApp, stack: StackName, client = ACME.name): Template {
  return Template.fromStack(app.node.findChild(client).node.findChild(stack) as Stack);
}

export function resources(template: Template, type: string): Resource[] {
  return Object.values(template.findResources(type)) as Resource[];
}

/** The only one of its type, or the only one whose logical id begins so. */
export function resource(template: Template, type: string, idStart = ''): Resource {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(idStart));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} begin with "${idStart}"`);
  return found[0]?.[1] as Resource;
}

/** As logical ids are: `plan-fetches` is `planfetches…`. */
export const idOf = (name: string) => name.replaceAll(/[^a-zA-Z0-9]/g, '');

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'auditor-infra-'));
}

function builtPage(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'document.title');
  return folder;
}
