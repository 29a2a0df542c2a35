#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { UsageError } from './cli/usage-error.ts';

const NAME = 'disclosure-auditor';

/** Wrong usage, or input that cannot be read. */
const UNUSABLE = 2;

const program = new Command(NAME)
  .description(packageJson.description)
  .version(packageJson.version)
  .helpCommand(false)
  .configureOutput({ outputError: (text, write) => write(`${NAME}: ${text.replace(/^error: /, '')}`) })
  .exitOverride();

/** Every command sets the exit status itself; its module is loaded when it runs, so that help and errors come at once. */
function run(command: () => Promise<number>): Promise<void> {
  return command().then((status) => {
    process.exitCode = status;
  });
}

const JURISDICTIONS = 'ISO 3166-1 alpha-2 codes, EU or CA-QC, with commas between them';
const CONNECTION =
  'the tie to the brand: paid, gift, gift_with_obligation, affiliate, discount_code, own_brand, employment, family, event, contest, loan, past_paid, none or unknown';

program
  .command('audit')
  .description('audit posts and tell what is wrong with each')
  .argument('<file...>', '.jsonl, .json (an array) or .csv; - for JSON lines on standard input')
  .option('--campaigns <file>', 'JSON array of campaigns, whose briefs the posts must keep to')
  .option(
    '--jurisdictions <codes>',
    `rules for posts that name no audience, by themselves or by a campaign: ${JURISDICTIONS}`,
  )
  .option('--connection <tie>', `for posts that do not say, ${CONNECTION}`)
  .option('--format <format>', 'table, json, jsonl, csv or sarif', 'table')
  .option('--out <file>', 'write to a file instead of standard output')
  .option('--fail-on <severity>', 'exit with 1 if a finding is at least high, medium or low', 'never')
  .addHelpText(
    'after',
    `
Exit status:
  0  audited; nothing at or above --fail-on
  1  audited; something at or above --fail-on
  2  wrong usage, or some input could not be read (the rest was audited)

Examples:
  $ ${NAME} audit posts.csv --jurisdictions GB,DE --connection paid
  $ ${NAME} audit posts.jsonl --campaigns campaigns.json --format csv --out findings.csv
  $ ${NAME} audit posts.jsonl --jurisdictions US --format sarif --fail-on high > findings.sarif
  $ cat posts.jsonl | ${NAME} audit - --jurisdictions FR --format jsonl`,
  )
  .action((files: string[], options: unknown) =>
    run(async () => (await import('./cli/audit-command.ts')).auditCommand(files, options)),
  );

program
  .command('check')
  .description('judge one draft caption before it is published')
  .showHelpAfterError(`Put the caption in quotes; see ${NAME} check --help.`)
  .argument('<text>', 'the caption, in quotes; - for standard input')
  .option('--platform <platform>', 'where it will be published', 'instagram')
  .option('--format <format>', 'feed, reel, story, video, …; left out: what the platform usually has')
  .option('--jurisdictions <codes>', `whose rules it must meet: ${JURISDICTIONS}; left out: all of the rulebook`)
  .option('--connection <tie>', CONNECTION, 'paid')
  .option('--label <state>', "the platform's own paid-partnership label: present, absent or unknown", 'unknown')
  .option('--json', 'print the audit as JSON, with the suggested caption')
  .addHelpText(
    'after',
    `
Examples:
  $ ${NAME} check "My new serum is here #gifted" --jurisdictions GB
  $ ${NAME} check "Werbung | Mein Morgen mit GlowLab" --jurisdictions DE,AT --platform tiktok
  $ ${NAME} check - --jurisdictions US --connection affiliate < caption.txt`,
  )
  .action((text: string, options: unknown) =>
    run(async () => (await import('./cli/check-command.ts')).checkCommand(text, options)),
  );

program
  .command('rules')
  .description('show the rulebook: all jurisdictions, or the rules of one with their sources')
  .argument('[code]', 'a jurisdiction, such as GB')
  .option('--json', 'print it as JSON')
  .addHelpText('after', `\nExamples:\n  $ ${NAME} rules\n  $ ${NAME} rules DE`)
  .action((code: string | undefined, options: unknown) =>
    run(async () => (await import('./cli/rules-command.ts')).rulesCommand(code, options)),
  );

/** The status that an error ends with; what commander has to say it has said. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : UNUSABLE;
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof UsageError ? '' : `\n${NAME}: this is a fault of the program, not of your input`;
  process.stderr.write(`${NAME}: ${message}${hint}\n`);
  return UNUSABLE;
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : UNUSABLE));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = statusOf(error);
}
