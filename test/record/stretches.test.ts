import { counted, firstResponseTime, measure, resolutionTime, retention } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { activity } from "../../src/record/activity";
import { reasonAt, stretchesOf } from "../../src/record/membership";
import { order } from "../../src/record/order";
import { columnReader } from "../../src/record/record";
import { inOrder, openFor, solvingOf, ticket, wasSolved } from "../../src/record/ticket";
import { sliceOfRows } from "../../src/slice";

const START = Date.UTC(2026, 0, 1);
const at = (hours: number) => START + hours * 3_600_000;

describe("a membership with pauses", () => {
  const stretches = (all: readonly (readonly [number, number, ([number, number][] | null)?])[]) => {
    const columns = {
      length: all.length,
      startedAt: Float64Array.from(all, ([start]) => start),
      endedAt: Float64Array.from(all, ([, end]) => end),
      pauses: all.map(([, , rests]) => rests?.map(([start, end]) => ({ start, end })) ?? null),
    };
    const who = Int32Array.from(all, (_, i) => 7 + i);
    return { columns, ...stretchesOf(columns as never, who) };
  };

  test("is a stretch before, between and after them, in whatever order they stand", () => {
    const { who, startedAt, endedAt, of } = stretches([
      [
        0,
        100,
        [
          [40, 50],
          [10, 20],
        ],
      ],
      [5, Infinity],
      // They overlap.
      [
        0,
        30,
        [
          [15, 25],
          [10, 18],
        ],
      ],
      [0, 30, [[20, Infinity]]],
      // From its end on, from its beginning on, and all the time.
      [0, 30, [[30, 40]]],
      [0, 30, [[0, 10]]],
      [0, 30, [[0, 30]]],
      // It ended when it began.
      [7, 7, []],
    ]);
    const found = Array.from(of!, (i, k) => [i, startedAt[k], endedAt[k]]);
    expect(found).toEqual([
      [0, 0, 10],
      [0, 20, 40],
      [0, 50, 100],
      [1, 5, Infinity],
      [2, 0, 10],
      [2, 25, 30],
      [3, 0, 20],
      [4, 0, 30],
      [5, 10, 30],
      [7, 7, 7],
    ]);
    expect([...who]).toEqual(found.map(([i]) => 7 + i!));
  });

  test("is taken as it is where none has one", () => {
    const { columns, startedAt, endedAt, of } = stretches([
      [0, 10],
      [5, 9, []],
    ]);
    expect(of).toBeNull();
    expect(startedAt).toBe(columns.startedAt);
    expect(endedAt).toBe(columns.endedAt);
  });

  test("ended for its reason at its end, and before for a pause", () => {
    expect(reasonAt(9, { endedAt: 9, reason: "price" })).toBe("price");
    for (const reason of ["", null, undefined])
      expect(reasonAt(9, { endedAt: 9, reason })).toBeNull();
    expect(reasonAt(8, { endedAt: 9, reason: "price" })).toBe("paused");
  });

  test("says why it is left out", () => {
    const member = { customerId: "ann", startedAt: at(0), endedAt: null };
    const rows = [
      member,
      { ...member, isTrial: true },
      { ...member, endedAt: at(-1) },
      { ...member, pauses: [{ start: at(2), end: at(1) }] },
    ];
    const period = { start: at(1), end: at(9) };
    const measured = retention({ period, invalid: "exclude" });
    expect(measure(rows, measured)).toMatchObject({
      n: 1,
      excluded: [
        { reason: "ended before it started", count: 1 },
        { reason: "pause ended before it started", count: 1 },
        { reason: "trial", count: 1 },
      ],
    });
    const { order, marks } = measured.summary!;
    expect({ order, marks }).toEqual({ order: [["startedAt", "endedAt"]], marks: ["isTrial"] });
    const several = rows.map((row) => ({ ...row, n: 10 }));
    expect(measure(several, counted("n", measured)).excluded.map(({ count }) => count)).toEqual([
      10, 10, 10,
    ]);
  });
});

/** What a reader of all fields makes of one record. */
const readOf = (type: any, row: object): any =>
  columnReader("records", type)(sliceOfRows([{ customerId: "ann", at: at(0), ...row }]));

describe("every field of a record is read", () => {
  const asked = { createdAt: at(0), firstRespondedAt: null };
  test("of orders, activities and tickets", () => {
    expect(readOf(order, { amount: -5, currency: "EUR" })).toMatchObject({
      customerId: ["ann"],
      at: Float64Array.of(at(0)),
      amount: Float64Array.of(-5),
      currency: ["EUR"],
      orderId: [null],
    });
    expect(readOf(activity, {})).toMatchObject({ customerId: ["ann"], at: Float64Array.of(at(0)) });
    const lists = {
      pauses: [{ start: at(1) }, { start: new Date(at(2)), end: at(3) }],
      reopenings: [{ solvedAt: new Date(at(1)), reopenedAt: at(2) }],
      repliedAt: [at(1), new Date(at(2))],
      priorities: [{ priority: null, at: new Date(at(1)) }],
    };
    expect(readOf(ticket, { ...asked, ...lists })).toMatchObject({
      pauses: [
        [
          { start: at(1), end: Infinity },
          { start: at(2), end: at(3) },
        ],
      ],
      reopenings: [[{ solvedAt: at(1), reopenedAt: at(2) }]],
      repliedAt: [[at(1), at(2)]],
      priorities: [[{ priority: null, at: at(1) }]],
    });
  });

  const allowed = {
    pauses: "a list of pauses",
    reopenings: "a list of reopenings, each with solvedAt and reopenedAt",
    priorities: "a list of priorities, each with priority and at",
    repliedAt: "a list of moments",
  };
  test.each<[keyof typeof allowed, unknown, string]>([
    ["pauses", [5], "pauses must be a list of pauses"],
    ["pauses", [null], "pauses must be a list of pauses"],
    ["pauses", [{ start: "x" }], "pauses.start must be a valid Date"],
    ["pauses", [{ start: at(1), end: "x" }], "pauses.end must be a valid Date"],
    ["reopenings", [5], `reopenings must be ${allowed.reopenings}`],
    ["reopenings", [null], `reopenings must be ${allowed.reopenings}`],
    [
      "reopenings",
      [{ solvedAt: "x", reopenedAt: at(1) }],
      "reopenings.solvedAt must be a valid Date",
    ],
    [
      "reopenings",
      [{ solvedAt: at(1), reopenedAt: "x" }],
      "reopenings.reopenedAt must be a valid Date",
    ],
    ["priorities", [5], `priorities must be ${allowed.priorities}`],
    ["priorities", [null], `priorities must be ${allowed.priorities}`],
    ["priorities", [{ priority: {}, at: at(1) }], `priorities must be ${allowed.priorities}`],
    ["priorities", [{ priority: 1, at: "x" }], "priorities.at must be a valid Date"],
    ["repliedAt", ["x"], "repliedAt must be a valid Date"],
    ["repliedAt", at(1), `repliedAt must be ${allowed.repliedAt}`],
  ])("%s of %j is refused", (name, list, message) => {
    expect(() => readOf(ticket, { ...asked, [name]: list })).toThrow(`records: ${message}`);
  });

  test("a ticket that cannot be so is refused, one where all comes at once is not", () => {
    const { createdAt } = asked;
    const once = { solvedAt: createdAt, reopenedAt: createdAt };
    expect(() =>
      readOf(ticket, { ...asked, resolvedAt: createdAt, reopenings: [once] }),
    ).not.toThrow();
    const refused = (reopenings: object[], resolvedAt: number | null, message: string) =>
      expect(() => readOf(ticket, { ...asked, resolvedAt, reopenings })).toThrow(message);
    refused([{ ...once, solvedAt: at(-1) }], null, "solvedAt must be at or after it was created");
    refused(
      [{ solvedAt: at(2), reopenedAt: at(1) }],
      null,
      "reopenedAt must be at or after it was solved",
    );
    refused(
      [{ solvedAt: at(2), reopenedAt: at(4) }],
      at(3),
      "resolvedAt must be at or after it was reopened",
    );
    expect(() => readOf(ticket, { createdAt })).toThrow(
      "records: firstRespondedAt is missing: it must be a moment, or null while nobody has answered",
    );
    const early = at(-1);
    const asRow = (row: object) => [
      { createdAt, firstRespondedAt: early, resolvedAt: null, ...row },
    ];
    expect(firstResponseTime(asRow({}), { invalid: "exclude" }).excluded).toEqual([
      { reason: "answered before created", count: 1 },
    ]);
    const solved = asRow({ resolvedAt: early });
    expect(resolutionTime(solved, { invalid: "exclude" }).excluded).toEqual([
      { reason: "solved before created", count: 1 },
    ]);
  });
});

describe("how a ticket stood before a moment", () => {
  const open = { resolved: Infinity, first: Infinity, reopens: 0, isVague: false };
  const ONCE = { resolvedAt: at(5) };
  const REOPENED = { resolvedAt: at(6), reopenings: [{ solvedAt: at(2), reopenedAt: at(4) }] };
  const FIRST = { firstResolvedAt: at(2), resolvedAt: at(6) };
  const COUNTED = { reopens: 1, resolvedAt: at(6) };

  test.each<[string, object, number, object | null, boolean]>([
    ["open", {}, 9, { ...open, reopens: Number.NaN }, false],
    [
      "solved once, before",
      ONCE,
      5.1,
      { ...open, resolved: at(5), first: at(5), reopens: Number.NaN },
      true,
    ],
    // What happens at a moment comes after it.
    ["solved once, then", ONCE, 5, { ...open, reopens: Number.NaN }, false],
    ["not yet solved", REOPENED, 2, open, false],
    ["solved", REOPENED, 3, { ...open, resolved: at(2), first: at(2) }, true],
    ["solved, reopened then", REOPENED, 4, { ...open, resolved: at(2), first: at(2) }, true],
    ["reopened", REOPENED, 5, { ...open, first: at(2), reopens: 1 }, true],
    ["solved again then", REOPENED, 6, { ...open, first: at(2), reopens: 1 }, true],
    ["solved again", REOPENED, 7, { ...open, resolved: at(6), first: at(2), reopens: 1 }, true],
    ["first solved later", FIRST, 2, open, false],
    ["perhaps solved, perhaps reopened", FIRST, 4, null, true],
    ["perhaps, until then", FIRST, 6, null, true],
    [
      "solved after it was reopened",
      FIRST,
      7,
      { resolved: at(6), first: at(2), reopens: Number.NaN, isVague: true },
      true,
    ],
    ["counted, and solved later", COUNTED, 4, null, true],
    [
      "counted, and solved",
      COUNTED,
      7,
      { resolved: at(6), first: Number.NaN, reopens: 1, isVague: true },
      true,
    ],
    [
      "counted, and open",
      { reopens: 1 },
      7,
      { ...open, first: Number.NaN, reopens: 1, isVague: true },
      true,
    ],
    [
      "never reopened",
      { reopens: 0, resolvedAt: at(6) },
      7,
      { ...open, resolved: at(6), first: at(6) },
      true,
    ],
    ["never reopened, solved then", { reopens: 0, resolvedAt: at(6) }, 6, open, false],
  ])("%s", (_name, row, hours, expected, was) => {
    const columns = readOf(ticket, { createdAt: at(0), firstRespondedAt: null, ...row });
    expect(solvingOf(columns, 0, at(hours))).toEqual(expected);
    if (_name !== "counted, and solved later") expect(wasSolved(columns, 0, at(hours))).toBe(was);
  });

  test("the times that it was reopened are in order, the list itself stays", () => {
    const [late, early] = [
      { solvedAt: 8, reopenedAt: 9 },
      { solvedAt: 2, reopenedAt: 3 },
    ];
    const reopenings = [[late, early], [late], null] as never;
    expect([0, 1, 2].map((i) => inOrder({ reopenings }, i))).toEqual([[early, late], [late], []]);
    expect(reopenings[0]).toEqual([late, early]);
  });
});

describe("the time that counts", () => {
  const rest = (start: number, end: number) => ({ start, end });
  test.each([
    [[], 100],
    [[rest(40, 50), rest(10, 20)], 80],
    [[rest(10, 30), rest(20, 25)], 80],
    [[rest(10, 20), rest(20, 30)], 80],
    [[rest(-10, 10)], 90],
    [[rest(0, 5)], 95],
    [[rest(100, 200)], 100],
    [[rest(50, Infinity)], 50],
    [[rest(90, 100)], 90],
    [[rest(-10, 200)], 0],
  ])("is less %j", (rests, open) => {
    const asked: number[] = [];
    const elapsed = (from: number, to: number) => {
      asked.push(to - from);
      return to - from;
    };
    expect(openFor(0, 100, rests, elapsed)).toBe(open);
    // Of no time at all nobody is asked.
    expect(asked.every((length) => length > 0)).toBe(true);
  });
});
