import { HELP, parseOptions } from './options.ts';
import { startLocal } from './start-local.ts';
import { UserError } from './user-error.ts';

const INTERRUPTED = 130;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options === undefined) return console.log(HELP);
  const stopLocal = await startLocal(options, process.stdout);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(INTERRUPTED);
    stopping = true;
    await stopLocal();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

main().catch((error) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(2);
});
