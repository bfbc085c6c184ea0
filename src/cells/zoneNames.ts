import { DAY, instantOfWall, offset, wallOf } from "../wallClock";

/**
 * Finds the moment at which the clocks of a zone show a time beside its name, as `CET` or `MESZ`;
 * `undefined` where the zone is not called so then. Of a time that clocks show twice, the name tells
 * which one is meant.
 *
 * @param language - Whose names these are; those of Britain are known as well.
 */
export function zoneNames(
  language: string,
): (name: string, wall: number, timeZone: string) => number | undefined {
  // Made once: to make a format takes as long as many uses of it.
  const formats = new Map<string, readonly Intl.DateTimeFormat[]>();

  function formatsOf(timeZone: string): readonly Intl.DateTimeFormat[] {
    const made =
      formats.get(timeZone) ??
      [language, "en-GB"].map(
        (one) => new Intl.DateTimeFormat(one, { timeZone, timeZoneName: "short" }),
      );
    formats.set(timeZone, made);
    return made;
  }

  return (name, wall, timeZone) => {
    const first = instantOfWall(wall, timeZone);
    const second = wall - offset(wall + DAY, timeZone);
    const moments = wallOf(second, timeZone) === wall ? [first, second] : [first];
    return moments.find((instant) =>
      formatsOf(timeZone).some((format) =>
        format
          .formatToParts(instant)
          .some(({ type, value }) => type === "timeZoneName" && value === name),
      ),
    );
  };
}
