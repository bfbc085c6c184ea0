import { InputError } from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  callback,
  checkCount,
  duration,
  flag,
  level,
  listOf,
  maybe,
  number,
  oneOf,
  options,
  text,
} from "../src/options";

interface Settings {
  readonly method?: "mean" | "median";
  readonly level?: number;
  readonly names: readonly string[];
}

const settings = options<Settings>("toy")({
  method: oneOf(["mean", "median"], "mean"),
  level: level(),
  names: listOf("a list of names", text()),
});

describe("options, declared once", () => {
  test("are read with their defaults, and typed as they are read", () => {
    const read = settings.read({ names: ["a"] });
    expect(read).toEqual({ method: "mean", level: 0.95, names: ["a"] });
    expectTypeOf(read.level).toEqualTypeOf<number>();
    expectTypeOf(read.method).toEqualTypeOf<"mean" | "median">();
  });

  test("do not compile where one is forgotten, or one too many is declared", () => {
    // @ts-expect-error -- names is forgotten
    options<Settings>("toy")({ method: oneOf(["mean", "median"], "mean"), level: level() });
    options<Settings>("toy")({
      method: oneOf(["mean", "median"], "mean"),
      level: level(),
      names: listOf("a list of names", text()),
      // @ts-expect-error -- the interface has no such option
      levels: level(),
    });
    options<Settings>("toy")({
      method: oneOf(["mean", "median"], "mean"),
      // @ts-expect-error -- a level is a number
      level: text(),
      names: listOf("a list of names", text()),
    });
  });

  test.each<[unknown, string]>([
    [null, "toy: options must be an object, got null"],
    [{ name: [] }, 'toy: has no option "name"; did you mean "names"?'],
    [{ names: [], methd: "mean" }, 'toy: has no option "methd"; did you mean "method"?'],
    [{ names: [], by: 1 }, 'toy: has no option "by"; it has method, level, names; use by(...)'],
    [{}, "toy: names is missing: it must be a list of names"],
    [{ names: [5] }, "toy: names[0] must be a text, got 5"],
    [{ names: [], method: "mode" }, 'toy: method must be one of "mean", "median", got "mode"'],
    [
      { names: [], level: 95 },
      "toy: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
    ],
  ])("refuse %j and name the way on", (given, message) => {
    const read = () => settings.read(given as Settings);
    expect(read).toThrow(InputError);
    expect(read).toThrow(new RegExp(`^${message.replace(/[[\]()?.]/g, "\\$&")}$`));
  });
});

test("a time of less than a second is taken for seconds or minutes by mistake", () => {
  const target = maybe(duration());
  expect(target("toy", "target", 4 * 3_600_000)).toBe(14_400_000);
  expect(target("toy", "target", undefined)).toBeNull();
  expect(() => target("toy", "target", 240)).toThrow("this may be seconds: multiply by 1,000");
  expect(target("toy", "target", 1000)).toBe(1000);
  expect(() => target("toy", "target", 999)).toThrow("milliseconds, 1000 or more (this may be");
  // What is no time at all hears of no other unit.
  expect(() => target("toy", "target", 0)).toThrow(/milliseconds, 1000 or more, got 0$/);
  expect(() => target("toy", "target", -5)).toThrow(/milliseconds, 1000 or more, got -5$/);
  expect(() => target("toy", "target", "4h" as never)).toThrow(
    'milliseconds, 1000 or more (4 hours are 4 * 60 * 60 * 1000), got "4h"',
  );
  expect(duration(0)("toy", "gap", 0)).toBe(0);
  expect(() => duration(0)("toy", "gap", 1)).toThrow("1000 or more, or 0 (this may be seconds");
});

test("a bound belongs to what it bounds, or does not, as its word says", () => {
  const within = number({ above: 0, below: 1 });
  const whole = number({ whole: true, atLeast: 1, atMost: 3 });
  expect(within("toy", "level", 0.5)).toBe(0.5);
  for (const bound of [0, 1]) expect(() => within("toy", "level", bound)).toThrow(InputError);
  for (const bound of [1, 3]) expect(whole("toy", "k", bound)).toBe(bound);
  for (const wrong of [0, 4, 1.5, Infinity]) {
    expect(() => whole("toy", "k", wrong)).toThrow(
      `k must be a whole number at least 1 and at most 3, got ${wrong}`,
    );
  }
  expect(() => number()("toy", "x", Infinity)).toThrow(/x must be a finite number, got Infinity$/);
});

test("a count is whole, 0 or more, and no larger than is counted exactly", () => {
  for (const count of [0, 1, 2 ** 53 - 1])
    expect(() => checkCount("toy", "n", count)).not.toThrow();
  for (const none of [-1, 0.5, 2 ** 53, "5", null]) {
    expect(() => checkCount("toy", "n", none)).toThrow("toy: n must be a whole number, 0 or more");
  }
});

test("what is no flag, no text and no function is refused", () => {
  const [isOn, name, format] = [flag(true), text("me"), callback("a function of a number")];
  expect([isOn("toy", "on", undefined), isOn("toy", "on", false)]).toEqual([true, false]);
  expect(() => isOn("toy", "on", "no" as never)).toThrow('toy: on must be true or false, got "no"');
  expect([name("toy", "name", undefined), name("toy", "name", "x")]).toEqual(["me", "x"]);
  expect(() => name("toy", "name", "")).toThrow('toy: name must be a text, got ""');
  expect([format("toy", "format", undefined), format("toy", "format", String)]).toEqual([
    null,
    String,
  ]);
  expect(() => format("toy", "format", "%d" as never)).toThrow(
    'toy: format must be a function of a number, got "%d"',
  );
});

test("numbers say what they may be", () => {
  const share = number({ atLeast: 0, atMost: 1 });
  expect(share("toy", "share", 0)).toBe(0);
  for (const wrong of [-0.1, 1.1, Number.NaN, "0.5", null]) {
    expect(() => share("toy", "share", wrong as number)).toThrow(
      "toy: share must be a finite number at least 0 and at most 1",
    );
  }
});
