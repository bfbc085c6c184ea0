/**
 * The company's clock. Its times are local wall times in Dubai, which has no daylight saving, held
 * as the milliseconds that they would be in UTC. So the truth needs no time zone code to count by
 * month.
 */
export const MINUTE = 60_000;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;

/** The two years that the files cover, and the second of them, which the scorecard reports. */
export const FIRST_DAY: number = Date.UTC(2024, 0, 1);
export const REPORT_START: number = Date.UTC(2025, 0, 1);
export const LAST_DAY_END: number = Date.UTC(2026, 0, 1);

/** How busy each month is, January first: a slow summer, a strong end of the year. */
const SEASON = [0.85, 0.9, 1.05, 1, 1, 0.9, 0.75, 0.75, 1, 1.1, 1.3, 1.45];

export function season(time: number): number {
  return SEASON[new Date(time).getUTCMonth()] as number;
}

/** `2025-03-09` */
export function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2025-03` */
export function monthText(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}

/** `2025-03-09 14:05:33`, a local time without an offset, as most tools export it. */
export function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

export function isReported(time: number): boolean {
  return time >= REPORT_START && time < LAST_DAY_END;
}
