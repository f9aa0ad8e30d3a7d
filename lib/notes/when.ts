/** Times as exports write them: in UTC, so that a file reads the same everywhere. */

/** `2026-11-24T08:04:25.000Z` */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** `2026-11-24 08:04 UTC` */
export function readableTime(at: number): string {
  return `${isoTime(at).slice(0, 16).replace('T', ' ')} UTC`;
}
