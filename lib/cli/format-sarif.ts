import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { FINDING_CODES, type Finding, type Severity } from '../finding.ts';
import type { Audited } from './audited.ts';
import { STDIN } from './inputs.ts';

const LEVELS: Record<Severity, string> = { high: 'error', medium: 'warning', low: 'note' };

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one run; its results are written as they come. */
export async function* formatSarif(audits: AsyncIterable<Audited>): AsyncGenerator<string> {
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool())},"columnKind":"utf16CodeUnits","results":[`;
  let before = '\n';
  for await (const audited of audits) {
    for (const finding of audited.audit.findings) {
      yield before + JSON.stringify(resultOf(finding, audited));
      before = ',\n';
    }
  }
  yield '\n]}]}\n';
}

function tool() {
  const { name, version, description } = packageJson;
  const rules = FINDING_CODES.map((code) => ({ id: code, shortDescription: { text: describe(code) } }));
  return { driver: { name, version, shortDescription: { text: description }, rules } };
}

/** `disclosure.insufficient_wording` as words. */
function describe(code: string): string {
  const words = code.replace('.', ': ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function resultOf(finding: Finding, { file, line, post }: Audited) {
  const { id, code, severity, message, suggestion, evidence, jurisdictions, campaign, citation } = finding;
  const place = `${post.platform}/${post.id}`;
  return {
    ruleId: code,
    ruleIndex: FINDING_CODES.indexOf(code),
    level: LEVELS[severity],
    message: { text: `${message} ${suggestion}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } },
        logicalLocations: [{ name: post.id, fullyQualifiedName: place, kind: 'object' }],
      },
    ],
    fingerprints: { 'finding/v1': id },
    properties: { severity, jurisdictions, campaign, creator: post.creator.handle, url: post.url, evidence, citation },
  };
}

function uriOf(file: string): string {
  if (file === STDIN) return STDIN;
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
