import { InputError, responseRate } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

test("those who answered, of all who were asked", () => {
  // Wilson 1927: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), of p = 3/8 and z = 1.959964.
  const { kind, value, n, count, interval } = responseRate({ n: 3, unanswered: 5 });
  expect({ kind, value, n, count }).toEqual({ kind: "share", value: 0.375, n: 8, count: 3 });
  expectClose(interval?.lower, 0.136844285824, 1e-11);
  expectClose(interval?.upper, 0.694257605397, 1e-11);
});

test("of as many as were asked, where that is known", () => {
  const rate = responseRate({ n: 3, unanswered: 5 }, { asked: 30, level: 0.9 });
  expect(rate).toMatchObject({ value: 0.1, n: 30, count: 3, interval: { level: 0.9 } });
  expect(responseRate({ n: 3, unanswered: 5 }, { asked: 3 })).toMatchObject({ value: 1, n: 3 });
});

test("nobody was asked: no rate", () => {
  expect(responseRate({ n: 0, unanswered: 0 })).toMatchObject({
    value: null,
    n: 0,
    interval: null,
  });
  expect(responseRate({ n: 0, unanswered: 4 }, { asked: 0 })).toMatchObject({ value: null, n: 0 });
});

test.each<[unknown, unknown, string]>([
  [undefined, {}, "result must be an object with n and unanswered, got null"],
  [null, {}, "result must be an object with n and unanswered, got null"],
  [5, {}, "result must be an object with n and unanswered, got 5"],
  [{ n: 1.5, unanswered: 0 }, {}, "n must be a whole number at least 0, got 1.5"],
  [{ n: -1, unanswered: 31 }, {}, "n must be a whole number at least 0, got -1"],
  [{ n: 1, unanswered: 0.5 }, {}, "unanswered must be a whole number at least 0, got 0.5"],
  [{ n: 1 }, {}, "unanswered is missing: it must be a whole number at least 0"],
  [{ n: 3, unanswered: 0 }, { asked: 2 }, "asked must be at least n (3), got 2"],
  [{ n: 3, unanswered: 0 }, { asked: 3.5 }, "asked must be a whole number at least 0, got 3.5"],
  [{ n: 3, unanswered: 0 }, { level: 95 }, "level must be a finite number above 0 and below 1"],
  [{ n: 3, unanswered: 0 }, { sent: 9 }, 'has no option "sent"; it has asked, level'],
])("%j with %j is refused", (result, options, message) => {
  const ask = () => responseRate(result as never, options as object);
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(`responseRate: ${message}`);
});
