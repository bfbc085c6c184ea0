/** How often the platform is asked for the time of a zone while something runs. */
export function lookUps(run: () => void): number {
  const prototype = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, "format")!;
  let asked = 0;
  Object.defineProperty(prototype, "format", {
    ...format,
    get() {
      asked++;
      return format.get!.call(this);
    },
  });
  try {
    run();
  } finally {
    Object.defineProperty(prototype, "format", format);
  }
  return asked;
}
