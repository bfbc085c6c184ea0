import {
  historicValue,
  type Membership,
  retention,
  type SayDoOptions,
  type SayDoRecords,
  sayDo,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Hours of a year, so that each moment is a date. */
const hour = (n: number) => Date.UTC(2026, 0, 1) + n * 3_600_000;
const [start, end] = [hour(1000), hour(2000)];
const options: SayDoOptions = { period: { start, end }, satisfiedFrom: 4 };

/** A customer from before the period, who left at `endedAt` and last gave `score`. */
function customer(customerId: string, score: number | null, endedAt: number | null) {
  const ended = endedAt === null ? null : hour(endedAt);
  const membership = { customerId, startedAt: hour(0), endedAt: ended };
  return { membership, answer: { customerId, at: hour(900), score } };
}

const customers = [
  ...["a", "b", "c"].map((id) => customer(id, 5, null)),
  customer("d", 4, 1500),
  ...["e", "f"].map((id) => customer(id, 3, null)),
  ...["g", "h"].map((id) => customer(id, 1, 1999)),
  customer("i", null, null),
];
const records: SayDoRecords = {
  memberships: customers.map(({ membership }) => membership),
  answers: customers.map(({ answer }) => answer),
};

test("the four cells, by hand", () => {
  const result = sayDo(records, options);
  expect(result.cells.map(({ name, n, customers }) => [name, n, customers.join("")])).toEqual([
    ["loyalist", 3, "abc"],
    ["mercenary", 1, "d"],
    ["hostage", 2, "ef"],
    ["defector", 2, "gh"],
  ]);
  expect(result.cells.map(({ value }) => value)).toEqual([3 / 8, 1 / 8, 2 / 8, 2 / 8]);
  // 3 of 4 satisfied stayed and 2 of 4 others.
  expect([result.value, result.n]).toEqual([0.25, 8]);
  expect(result.satisfied).toMatchObject({ value: 0.75, n: 4 });
  expect(result.dissatisfied).toMatchObject({ value: 0.5, n: 4 });
  expect(result.silent).toMatchObject({ value: 1, n: 1 });
  expect(result.byScore.map(({ score, value, n }) => [score, value, n])).toEqual([
    [1, 0, 2],
    [3, 1, 2],
    [4, 0, 1],
    [5, 1, 3],
  ]);
  expect(result.excluded).toEqual([{ reason: "no answer", count: 1 }]);
});

test("Newcombe's example: 56 of 70 against 48 of 80", () => {
  // Newcombe, Statistics in Medicine 1998, table II, method 10: 0.0524 to 0.3339.
  const list = Array.from({ length: 150 }, (_, i) => {
    const [score, stays] = i < 70 ? [5, i < 56] : [1, i < 118];
    return customer(`c${i}`, score, stays ? null : 1500);
  });
  const { value, interval } = sayDo(
    { memberships: list.map((one) => one.membership), answers: list.map((one) => one.answer) },
    options,
  );
  expect(value).toBeCloseTo(0.2, 12);
  expect(interval?.lower).toBeCloseTo(0.0524, 4);
  expect(interval?.upper).toBeCloseTo(0.3339, 4);
  expect(interval?.method).toBe("newcombe");
});

test("the last answer before the period counts, whatever the order", () => {
  const answers = [
    { customerId: "a", at: hour(999), score: 1 },
    { customerId: "a", at: hour(100), score: 5 },
    { customerId: "a", at: hour(500), score: 4 },
    { customerId: "a", at: hour(1000), score: 5 },
    { customerId: "b", at: hour(300), score: 5 },
    { customerId: "z", at: hour(300), score: 5 },
  ];
  const { cells, excluded, silent } = sayDo(
    { ...records, answers },
    { ...options, answersFrom: hour(400) },
  );
  expect(cells.find(({ name }) => name === "hostage")?.customers).toEqual(["a"]);
  expect(excluded).toEqual([
    { reason: "answered before answersFrom", count: 3 },
    { reason: "answered when the period had begun", count: 1 },
    { reason: "followed by a later answer", count: 1 },
  ]);
  expect(silent.n).toBe(8);
  const all = sayDo({ ...records, answers }, options);
  expect(all.excluded).toEqual([
    { reason: "answered when the period had begun", count: 1 },
    { reason: "followed by a later answer", count: 2 },
    { reason: "no customer at the start", count: 1 },
  ]);
});

test("of two answers at one moment the later record counts", () => {
  const answers = [
    { customerId: "a", at: hour(500), score: 1 },
    { customerId: "a", at: hour(500), score: 5 },
  ];
  const { cells } = sayDo({ ...records, answers }, options);
  expect(cells[0]?.customers).toEqual(["a"]);
});

test("who leaves and comes back has stayed, as in retention", () => {
  const memberships = [
    { customerId: "a", startedAt: hour(0), endedAt: hour(1200) },
    { customerId: "a", startedAt: hour(1800), endedAt: null },
  ];
  const answers = [{ customerId: "a", at: hour(10), score: 5 }];
  expect(sayDo({ memberships, answers }, options).cells[0]?.n).toBe(1);
});

test("the level is that of every interval, and an answer at answersFrom is not before it", () => {
  const result = sayDo(records, { ...options, level: 0.8, answersFrom: hour(900) });
  expect(result.n).toBe(8);
  const { interval, satisfied, dissatisfied, silent, cells, byScore } = result;
  for (const one of [{ interval }, satisfied, dissatisfied, silent, ...cells, ...byScore]) {
    expect(one.interval!.level).toBe(0.8);
  }
  expect(sayDo(records, { ...options, answersFrom: hour(901) })).toMatchObject({
    n: 0,
    excluded: [
      { reason: "answered before answersFrom", count: 8 },
      { reason: "no answer", count: 1 },
    ],
  });
});

test("who has no worth that is known is counted", () => {
  const worth = [
    { customerId: "a", value: 10 },
    { customerId: "b", value: null },
    { customerId: "d", value: -4 },
  ];
  const { cells, withoutWorth } = sayDo({ ...records, worth }, options);
  expect(cells.map((cell) => cell.worth)).toEqual([10, -4, 0, 0]);
  // Of the eight who answered.
  expect(withoutWorth).toBe(6);
});

test("the worth of nobody known is nobody's, however often it is given", () => {
  const worth = [{ customerId: "a", value: 10 }];
  const nobody = [null, null, ""].map((customerId) => ({ customerId, value: 99 }));
  expect(sayDo({ ...records, worth: [...nobody, ...worth] }, options)).toEqual(
    sayDo({ ...records, worth }, options),
  );
});

test("value at stake, from any KPI that says what customers are worth", () => {
  const orders = ["a", "b", "d", "d", "g"].map((customerId, i) => {
    return { customerId, at: hour(10), amount: 10 * (i + 1) };
  });
  const { customers: worth } = historicValue(orders, { margin: 1 });
  const { cells, withoutWorth } = sayDo({ ...records, worth }, options);
  // Loyalists 10 + 20, the mercenary 30 + 40, defectors 50; four of eight never bought.
  expect(cells.map((cell) => cell.worth)).toEqual([30, 70, 0, 50]);
  expect(withoutWorth).toBe(4);
  expect(sayDo(records, options).cells[0]?.worth).toBeNull();
});

test("without customers there is no value", () => {
  const { value, n, interval, p, cells, silent } = sayDo({ memberships: [], answers: [] }, options);
  expect([value, n, interval, p]).toEqual([null, 0, null, null]);
  expect(cells.map(({ n, value, interval }) => [n, value, interval])).toEqual(
    Array(4).fill([0, null, null]),
  );
  expect(silent).toEqual({ value: null, n: 0, count: 0, interval: null });
});

test("nobody dissatisfied: shares, but no difference", () => {
  const { value, satisfied, dissatisfied } = sayDo(records, { ...options, satisfiedFrom: 1 });
  expect([value, satisfied.n, dissatisfied.value]).toEqual([null, 8, null]);
});

describe("laws", () => {
  const ids = fc.constantFrom("a", "b", "c", "d", "e");
  const memberships = fc.array(
    fc
      .record({
        customerId: ids,
        startedAt: fc.nat(2500).map(hour),
        lasts: fc.option(fc.nat(2500)),
      })
      .map(({ customerId, startedAt, lasts }): Membership => {
        return {
          customerId,
          startedAt,
          endedAt: lasts === null ? null : startedAt + lasts * 3_600_000,
        };
      }),
  );
  const answers = fc.array(
    fc.record({
      customerId: ids,
      at: fc.nat(2500).map(hour),
      score: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  );

  test("cells and silent customers are retention's, and no answer is lost", () => {
    fc.assert(
      fc.property(memberships, answers, (memberships, answers) => {
        const result = sayDo({ memberships, answers }, { ...options, answersFrom: hour(300) });
        const kept = retention(memberships, { period: options.period });
        const count = (pick: (cell: (typeof result.cells)[number]) => boolean) =>
          result.cells.filter(pick).reduce((sum, cell) => sum + cell.n, 0);
        const silentStayed = Math.round((result.silent.value ?? 0) * result.silent.n);
        expect(result.n + result.silent.n).toBe(kept.n);
        expect(count((cell) => cell.stayed) + silentStayed).toBe(kept.retained);
        expect(result.satisfied.n + result.dissatisfied.n).toBe(result.n);
        expect(result.byScore.reduce((sum, one) => sum + one.n, 0)).toBe(result.n);
        const excluded = result.excluded.reduce((sum, { count }) => sum + count, 0);
        expect(excluded + result.n).toBe(answers.length);
      }),
    );
  });

  test("results are JSON", () => {
    const result = sayDo(records, options);
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
  });
});

describe("bad input", () => {
  const { memberships, answers } = records;
  const wrong = (answer: object) => () =>
    sayDo({ memberships, answers: [answer as never] }, options);
  test.each<[string, () => unknown, string]>([
    [
      "no options",
      () => sayDo(records, undefined as never),
      "sayDo: period is missing: it must be an object with start and end",
    ],
    [
      "an unknown option",
      () => sayDo(records, { ...options, from: 1 } as never),
      'sayDo: has no option "from"',
    ],
    [
      "unknown records",
      () => sayDo({ ...records, orders: [] } as never, options),
      'sayDo records: has no option "orders"; it has answers, memberships, worth',
    ],
    [
      "no answers",
      () => sayDo({ memberships } as never, options),
      "sayDo: answers is missing: it must be an array or another iterable",
    ],
    [
      "no memberships",
      () => sayDo({ answers } as never, options),
      "sayDo: memberships is missing: it must be an array or another iterable",
    ],
    [
      "text for worth",
      () => sayDo({ ...records, worth: "all" as never }, options),
      'sayDo: worth must be an array or another iterable, got "all"',
    ],
    [
      "worth given twice",
      () =>
        sayDo({ ...records, worth: [1, 2].map((value) => ({ customerId: "a", value })) }, options),
      'sayDo: worth must be given once for a customer, got "a"',
    ],
    [
      "no limit of satisfaction",
      () => sayDo(records, { period: options.period } as never),
      "sayDo: satisfiedFrom is missing: it must be a finite number",
    ],
    [
      "answers from after the start",
      () => sayDo(records, { ...options, answersFrom: hour(1001) }),
      "sayDo: answersFrom must be before the start of the period, got 1770829200000",
    ],
    [
      "a period back in time",
      () => sayDo(records, { ...options, period: { start: hour(5), end: hour(1) } }),
      "sayDo: period",
    ],
    [
      "a level of 95",
      () => sayDo(records, { ...options, level: 95 }),
      "sayDo: level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
    ],
    [
      "text for an answer",
      wrong({ customerId: "a", at: hour(1), score: "5" }),
      'sayDo: score must be a finite number, or null for no answer, got "5"; use Number(...) (record 0)',
    ],
    [
      "a misspelt score",
      wrong({ customerId: "a", at: hour(1), scroe: 5 }),
      'sayDo: score is missing: it must be a finite number, or null for no answer (the record has customerId, at, scroe; did you mean "scroe"? Use renamed(...)) (record 0)',
    ],
    [
      "an answer of nobody",
      wrong({ at: hour(1), score: 5 }),
      "sayDo: customerId is missing: it must be a text, number, boolean or null (the record has at, score) (record 0)",
    ],
    [
      "an invalid date",
      wrong({ customerId: "a", at: new Date("x"), score: 5 }),
      "sayDo: at must be",
    ],
    [
      "an end before its start",
      () =>
        sayDo(
          { answers, memberships: [{ customerId: "a", startedAt: hour(5), endedAt: hour(4) }] },
          options,
        ),
      "sayDo: endedAt must be at or after startedAt, got 1767240000000 (record 0)",
    ],
  ])("%s", (_, run, message) => {
    expect(run).toThrow(message);
  });
});
