import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** An address that may not be called. */
export class RefusedTarget extends Error {}

/**
 * A lookup that fails where any address of the name is not allowed. The connection then goes to the very address that was checked, so
 * a name that resolves differently a moment later gains nothing.
 */
export function guardedLookup(lookup: LookupFunction, allowed: (address: string) => boolean): LookupFunction {
  return (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      const refused = error ?? refusal(host, addresses, allowed);
      if (refused !== undefined) done(refused, []);
      else if (options.all) done(null, addresses);
      else done(null, addresses[0]!.address, addresses[0]!.family);
    });
}

function refusal(
  host: string,
  addresses: readonly LookupAddress[],
  allowed: (address: string) => boolean,
): Error | undefined {
  if (addresses.length === 0) return new Error(`${host} has no address`);
  const wrong = addresses.find(({ address }) => !allowed(address));
  return wrong && new RefusedTarget(`${host} resolves to ${wrong.address}, which is not on the public internet`);
}
