import { instantOfWall } from "../wallClock";

/**
 * The moment at which the clocks of a zone show a time beside its name, as `CET` or `MESZ`; `undefined`
 * where the zone is not called so then. In the hour that clocks show twice, the name tells which one is
 * meant.
 *
 * @param language - Whose names these are; those of Britain are known as well.
 */
export function zoneName(
  name: string,
  wall: number,
  timeZone: string,
  language: string,
): number | undefined {
  const first = instantOfWall(wall, timeZone);
  return [first, first + HOUR].find((instant) =>
    [language, "en-GB"].some((one) =>
      new Date(instant).toLocaleString(one, { timeZone, timeZoneName: "short" }).endsWith(name),
    ),
  );
}

const HOUR = 3_600_000;
