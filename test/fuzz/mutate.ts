/** Values that nobody meant: of another kind, at the ends of what a number holds, of another unit. */
const HOSTILE: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => "",
  () => "5",
  () => "4h",
  () => "__proto__",
  () => "constructor",
  () => "x".repeat(3000),
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => 0,
  () => -0,
  () => -1,
  () => 1,
  () => 0.5,
  () => 1.5,
  () => 3,
  () => 100,
  () => 1e308,
  () => -1e308,
  () => 5e-324,
  () => 1e15,
  () => 2 ** 31,
  () => 2 ** 53,
  () => 1_511_646_425,
  () => 1_511_646_425_000,
  () => 9n,
  () => Symbol("odd"),
  () => new Date(Number.NaN),
  () => new Date(8.64e15),
  () => new Date(-8.64e15),
  () => new Date(0),
  () => new Date("2026-01-15"),
  () => "2026-01-15T00:00:00Z",
  () => [],
  () => [null],
  () => [[]],
  () => ({}),
  () => ({ score: 9 }),
  () => Object.create(null),
  () => new Map([["a", 1]]),
  () => new Set([1]),
  () => Promise.resolve(1),
  () => () => 1,
  () => /x/,
];

/** Changes something somewhere in the arguments. */
export function mutate(args: unknown[], random: () => number): void {
  const places = placesIn(args);
  const place = places[Math.floor(random() * places.length)];
  if (place) change(place, random);
}

/** A value, and where it is held. */
interface Place {
  readonly holder: any;
  readonly name: string | number;
}

/** Every place in the arguments, shallow ones first; of long lists the first few. */
function placesIn(args: unknown[]): Place[] {
  const places: Place[] = [];
  const visit = (holder: any, depth: number) => {
    for (const name of Object.keys(holder).slice(0, 8)) {
      places.push({ holder, name });
      const value = holder[name];
      const isPlain =
        Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
      if (isPlain && depth < 6 && !("init" in value)) visit(value, depth + 1);
    }
  };
  visit(args, 0);
  return places;
}

function change({ holder, name }: Place, random: () => number): void {
  const kind = random();
  const value = holder[name];
  if (kind < 0.7) holder[name] = HOSTILE[Math.floor(random() * HOSTILE.length)]!();
  else if (kind < 0.78 && Array.isArray(holder)) holder.splice(Number(name), 1);
  else if (kind < 0.78) delete holder[name];
  else if (kind < 0.84 && !Array.isArray(holder)) {
    // A name with its last two letters changed over, as fingers do.
    delete holder[name];
    const text = String(name);
    holder[`${text.slice(0, -2)}${text.at(-1)}${text.at(-2)}`] = value;
  } else if (kind < 0.9 && Array.isArray(value)) {
    for (let i = 0; i < 40; i++) value.push(value[Math.floor(random() * value.length)]);
  } else if (typeof value === "number")
    holder[name] = value * [10, 1000, -1, 1e-3][Math.floor(random() * 4)]!;
  else if (value instanceof Date)
    holder[name] = new Date(value.getTime() + (random() - 0.5) * 4e10);
  else if (Array.isArray(holder) && holder.length > 1) holder.reverse();
}
