import type { Shift } from "customer-kpis";
import { wallOf } from "../localTime";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/**
 * Business time by counting every single minute, with `Intl` alone for a clock.
 *
 * A shift lasts from the first minute at which the local clock is within it to the last: where the
 * clock goes back in the middle of it, it goes on.
 *
 * @param from - A whole minute.
 * @param to - A whole minute.
 * @param shiftsOf - The shifts of a local date and its weekday (0 Sunday).
 */
export function openMinutes(
  from: number,
  to: number,
  timeZone: string,
  shiftsOf: (date: string, weekday: number) => readonly Shift[],
): number {
  const start = Math.floor(from / QUARTER) * QUARTER - 3 * DAY;
  const count = (to + 3 * DAY - start) / MINUTE;
  const spans = new Map<string, { first: number; last: number }>();
  const shiftsOfDay = new Map<number, [number, number][]>();
  let wall = 0;
  for (let m = 0; m < count; m++) {
    // No clock changes in the middle of a quarter of an hour.
    wall = m % 15 === 0 ? wallOf(start + m * MINUTE, timeZone) : wall + MINUTE;
    const today = Math.floor(wall / DAY);
    for (const day of [today, today - 1, today - 2]) {
      let shifts = shiftsOfDay.get(day);
      if (!shifts) {
        const date = new Date(day * DAY);
        const named = shiftsOf(date.toISOString().slice(0, 10), date.getUTCDay());
        shifts = named.map(minutesOf);
        shiftsOfDay.set(day, shifts);
      }
      const minute = (wall - day * DAY) / MINUTE;
      shifts.forEach(([opens, closes], i) => {
        if (minute < opens || minute >= closes) return;
        const span = spans.get(`${day} ${i}`);
        if (span) span.last = m;
        else spans.set(`${day} ${i}`, { first: m, last: m });
      });
    }
  }
  const isOpen = new Uint8Array(count);
  for (const { first, last } of spans.values()) isOpen.fill(1, first, last + 1);
  const [a, b] = [from, to].map((ms) => (ms - start) / MINUTE);
  return isOpen.subarray(a, b).reduce((sum, open) => sum + open, 0);
}

function minutesOf([opens, closes]: Shift): [number, number] {
  const [from, to] = [opens, closes].map((time) => {
    const [hours, minutes] = time.split(":").map(Number);
    return hours! * 60 + minutes!;
  }) as [number, number];
  return [from, to > from ? to : to + 1440];
}
