import { deliveryGap, deliveryGaps, InputError } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";

const inside = { value: 0.8, n: 40 };
const outside = { value: 0.4, n: 300 };

test("the company believes of itself what half as many customers say", () => {
  const gap = deliveryGap(inside, outside);
  expect(gap).toMatchObject({ kind: "net", n: 340, believed: 0.8, perceived: 0.4, ratio: 2 });
  expectClose(gap.value, 0.4);
  // Newcombe 1998, method 10, of Wilson's bounds; the "N - 1" chi-squared test of 32/40 and 120/300.
  expectEnds(gap.interval, [0.2420296156485, 0.5091934349048]);
  expectClose(gap.p, 1.81915297205e-6);
});

test("the level is that of the interval", () => {
  expect(deliveryGap(inside, outside, { level: 0.9 }).interval?.level).toBe(0.9);
});

test("without answers on a side there is no gap", () => {
  const none = { value: null, n: 0 };
  expect(deliveryGap(none, outside)).toMatchObject({
    value: null,
    believed: null,
    perceived: 0.4,
    ratio: null,
    interval: null,
    p: null,
  });
  expect(deliveryGap(inside, none)).toMatchObject({ value: null, perceived: null, ratio: null });
  expect(deliveryGap(inside, { value: 0, n: 10 })).toMatchObject({ ratio: null, perceived: 0 });
});

test("of several statements the widest gap comes first, those without answers last", () => {
  const gaps = deliveryGaps([
    { statement: "unasked", believed: { value: null, n: 0 }, perceived: outside },
    { statement: "polite", believed: inside, perceived: { value: 0.75, n: 300 } },
    { statement: "quick", believed: inside, perceived: outside },
    { statement: "modest", believed: outside, perceived: inside },
    { statement: "new", believed: { value: null, n: 0 }, perceived: outside },
  ]);
  expect(gaps.map(({ statement }) => statement)).toEqual([
    "quick",
    "polite",
    "modest",
    "unasked",
    "new",
  ]);
  expect(gaps.map(({ isReal }) => isReal)).toEqual([true, false, true, null, null]);
});

test("several statements are compared exactly, as p has to be so small", () => {
  const rated = [
    { statement: "kept", believed: { value: 1, n: 10 }, perceived: { value: 0.7, n: 10 } },
  ];
  // All three that disagree are customers: C(10, 3) of C(20, 3) ways, and as many the other way round.
  expectClose(deliveryGaps(rated)[0]!.p, 2 * (120 / 1140));
  const [plain] = deliveryGaps(rated, { correction: "none" });
  expect(plain!.p).toBe(deliveryGap(rated[0]!.believed, rated[0]!.perceived).p);
});

test("of several statements each has the interval of the level asked for", () => {
  const rated = [{ statement: "quick", believed: inside, perceived: outside }];
  expect(deliveryGaps(rated, { level: 0.8 })[0]!.interval).toEqual(
    deliveryGap(inside, outside, { level: 0.8 }).interval,
  );
});

test.each<[() => unknown, string]>([
  [() => deliveryGap(5 as never, outside), "deliveryGap: believed must be a result"],
  [() => deliveryGap(inside, null as never), "deliveryGap: perceived must be a result"],
  [() => deliveryGap(inside, outside, { level: 95 }), "deliveryGap: level must be"],
  [() => deliveryGaps(null as never), "deliveryGaps: statements must be an array of { statement"],
  [() => deliveryGaps([null as never]), "deliveryGaps: statements[0] must be an array of { stat"],
  [
    () => deliveryGaps([{ statement: "quick", believed: inside, perceived: { value: 40, n: 9 } }]),
    "deliveryGaps: statements[0].perceived.value must be a share from 0 to 1, or null, got 40",
  ],
  [() => deliveryGaps([], { level: 95 }), "deliveryGaps: level must be"],
  [() => deliveryGaps([], { correction: "some" as never }), "deliveryGaps: correction must be one"],
])("what is none is refused", (ask, message) => {
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(message);
});
