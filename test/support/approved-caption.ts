import { findingsOf } from './brief.ts';

/** Those of the captions that say something else than was approved. */
export function departures(language: string, approvedCaption: string, captions: readonly string[]): string[] {
  return captions.filter((caption) => findingsOf(language, { approvedCaption }, { caption }).length > 0);
}
