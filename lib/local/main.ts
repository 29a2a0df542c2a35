import { HELP, parseOptions } from './options.ts';
import { startLocal } from './start-local.ts';
import { UserError } from './user-error.ts';

const INTERRUPTED = 130;
/** npm passes on a Ctrl-C that the terminal has already sent here: two signals so close are one. */
const SAME_SIGNAL_MS = 1000;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options === undefined) return console.log(HELP);
  const stopLocal = await startLocal(options, process.stdout);
  let asked: number | undefined;
  const stop = async () => {
    const now = Date.now();
    if (asked !== undefined && now - asked > SAME_SIGNAL_MS) process.exit(INTERRUPTED);
    if (asked !== undefined) return;
    asked = now;
    await stopLocal();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main().catch((error) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(2);
});
