import { DAY, instantOfWall } from "../wallClock";

/**
 * The instant at which clocks in a zone show a local time: {@link instantOfWall}, but remembering
 * days on which the clocks were left alone, which is thousands of times faster for a file of rows.
 *
 * @returns Takes local time as the milliseconds it would have in UTC, gives milliseconds since 1970.
 */
export function zoneClock(timeZone: string): (wall: number) => number {
  if (timeZone === "UTC") return (wall) => wall;
  const shifts = new Map<number, number | null>();

  return (wall) => {
    const day = Math.floor(wall / DAY);
    let shift = shifts.get(day);
    if (shift === undefined) {
      shift = shiftOf(day * DAY, timeZone);
      shifts.set(day, shift);
    }
    return shift === null ? instantOfWall(wall, timeZone) : wall + shift;
  };
}

/** From local to UTC, the same all day; `null` where the clocks change. */
function shiftOf(midnight: number, timeZone: string): number | null {
  const start = instantOfWall(midnight, timeZone);
  const noon = instantOfWall(midnight + DAY / 2, timeZone);
  const end = instantOfWall(midnight + DAY, timeZone);
  return noon - start === DAY / 2 && end - noon === DAY / 2 ? start - midnight : null;
}
