import { InputError } from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import { duration, level, listOf, maybe, number, oneOf, options, text } from "../src/options";

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
    [{ names: [], level: 95 }, "toy: level must be a finite number above 0 and below 1, got 95"],
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
