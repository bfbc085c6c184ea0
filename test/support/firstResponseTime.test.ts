import {
  backlog,
  businessTime,
  firstResponseTime,
  InputError,
  loadByHour,
  measure,
  over,
  resolutionTime,
  serviceLevel,
  type Ticket,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../data/readCsv";
import { expectClose, expectEnds } from "../golden/expectClose";
import figures from "../golden/support.json";
import { expectLaws } from "../laws";

const MINUTE = 60_000;
const NINE = Date.UTC(2026, 2, 2, 9);

/** So many minutes after nine. */
function at(minutes: number): Date {
  return new Date(NINE + minutes * MINUTE);
}

/** A ticket asked and answered so many minutes after nine. */
function ticket(asked: number, answered: number | null): Ticket {
  return { createdAt: at(asked), firstRespondedAt: answered === null ? null : at(answered) };
}

/** Tickets of nine o'clock, answered after so many minutes. */
function answeredAfter(...minutes: (number | null)[]): Ticket[] {
  return minutes.map((wait) => ticket(0, wait));
}

const incidents = readCsv("incidents.csv").map((row) => ({
  createdAt: new Date(`${row["created"]}Z`),
  firstRespondedAt: new Date(`${row["first_response"]}Z`),
}));
const inOrder = incidents.filter(
  ({ createdAt, firstRespondedAt }) => firstRespondedAt >= createdAt,
);

test("888 real incidents: mean, median and percentiles are those of pandas", () => {
  expect(incidents).toHaveLength(figures.tickets);
  expect(incidents.length - inOrder.length).toBe(figures.responseBeforeCreation);
  const result = firstResponseTime(inOrder);
  expect(result).toMatchObject({ n: figures.n, unanswered: 0, excluded: [] });
  expectClose(result.mean, figures.mean * MINUTE);
  expectClose(result.value, figures.median * MINUTE);
  expectClose(result.p90, figures.p90 * MINUTE);
  expectClose(result.p95, figures.p95 * MINUTE);
  // All were answered, so that nothing is censored.
  expectClose(result.censoredMedian, figures.median * MINUTE);
});

test.each(Object.entries(figures.within))(
  "%s minutes: as many real incidents keep this target as pandas counts",
  (minutes, met) => {
    const target = Number(minutes) * MINUTE;
    expect(firstResponseTime(inOrder, { target }).withinTarget).toMatchObject({
      n: figures.n,
      count: met,
      missed: figures.n - met,
      pending: 0,
    });
  },
);

test.each(Object.entries(figures.strictlyBelow))(
  "a millisecond less than %s minutes leaves out who took exactly so long",
  (minutes, met) => {
    const target = Number(minutes) * MINUTE - 1;
    expect(firstResponseTime(inOrder, { target }).withinTarget).toMatchObject({ count: met });
  },
);

test("a response before its ticket is refused, as two of the real incidents have it", () => {
  expect(() => firstResponseTime(incidents)).toThrow(
    /^firstResponseTime: firstRespondedAt must be at or after createdAt, got 2016-/,
  );
});

test("the value is the median wait of who was answered, in milliseconds", () => {
  const result = firstResponseTime(answeredAfter(5, 60, 10));
  expect(result).toMatchObject({ value: 10 * MINUTE, n: 3, mean: 25 * MINUTE });
});

test("between two middle waits the median is half-way", () => {
  expect(firstResponseTime(answeredAfter(5, 60, 10, 20)).value).toBe(15 * MINUTE);
});

test("percentiles are interpolated as R's type 7", () => {
  // Of 10 to 110: the 10th of 11 waits, and half-way from there to the last.
  const { p90, p95 } = firstResponseTime(
    answeredAfter(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110),
  );
  expectClose(p90, 100 * MINUTE);
  expectClose(p95, 105 * MINUTE);
});

test.each(Object.keys(figures.type7) as (keyof typeof figures.type7)[])(
  "888 real incidents: the wait of a share of %s in both readings, in all and in office hours",
  (share) => {
    const options = { quantiles: [Number(share)] };
    const [all] = firstResponseTime(inOrder, options).quantiles;
    expectClose(all?.value, figures.type7[share] * MINUTE);
    expect(all?.nearestRank).toBe(figures.nearestRank[share] * MINUTE);
    const hours = [["08:00", "17:00"]] as const;
    const elapsed = businessTime({
      week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
      holidays: ["2016-03-25", "2016-03-28"],
    });
    const [open] = firstResponseTime(inOrder, { ...options, elapsed }).quantiles;
    expectClose(open?.value, figures.business.type7[share] * MINUTE);
    expect(open?.nearestRank).toBe(figures.business.nearestRank[share] * MINUTE);
  },
);

test("buckets count waits up to and including their bound, the last all longer ones", () => {
  const { buckets } = firstResponseTime(inOrder, { buckets: [15, 60, 240].map((m) => m * MINUTE) });
  const { within, n } = figures;
  const ends = [within[15], within[60], within[240], n];
  expect(buckets?.map(({ count }) => count)).toEqual(
    ends.map((end, i) => end - (ends[i - 1] ?? 0)),
  );
  expect(buckets?.map(({ upTo }) => upTo)).toEqual([15 * MINUTE, 60 * MINUTE, 240 * MINUTE, null]);
  expectClose(buckets?.[0]?.share, within[15] / n);
});

test("no waits have no share of a bucket", () => {
  expect(firstResponseTime([], { buckets: [MINUTE] }).buckets).toEqual([
    { upTo: MINUTE, count: 0, share: null },
    { upTo: null, count: 0, share: null },
  ]);
});

test("two real incidents answered before they were created are counted where asked", () => {
  const result = firstResponseTime(incidents, { invalid: "exclude" });
  const excluded = [{ reason: "answered before created", count: 2 }];
  expect(result).toEqual({ ...firstResponseTime(inOrder), excluded });
});

test("tickets that do not count are counted by reason", () => {
  const spam = { ...ticket(0, 1), excluded: "spam" };
  const merged = { ...ticket(0, null), excluded: "merged" };
  const result = firstResponseTime([spam, merged, ...answeredAfter(5), spam, ticket(9, null)], {
    asOf: at(8),
  });
  expect(result).toMatchObject({ n: 1, unanswered: 0 });
  expect(result.excluded).toEqual([
    { reason: "from asOf on", count: 1 },
    { reason: "merged", count: 1 },
    { reason: "spam", count: 2 },
  ]);
});

test("a ticket belongs to the period of its creation, or of its reply", () => {
  const period = { start: at(0), end: at(60) };
  const tickets = [
    ticket(-5, -1),
    ticket(-5, 0),
    ticket(-4, 1),
    ticket(0, 59),
    ticket(30, 60),
    ticket(59, null),
    ticket(60, 61),
  ];
  expect(firstResponseTime(tickets, { period })).toMatchObject({
    n: 2,
    unanswered: 1,
    excluded: [{ reason: "outside the period", count: 4 }],
  });
  const byReply = firstResponseTime(tickets, { period, periodBy: "reply" });
  // 5, 5 and 59 minutes.
  expect(byReply).toMatchObject({ n: 3, mean: 23 * MINUTE, unanswered: 0 });
  expect(byReply.excluded).toEqual([
    { reason: "outside the period", count: 3 },
    { reason: "unanswered", count: 1 },
  ]);
});

test("the caller's clock is not asked about waits of which nobody says how long they last", () => {
  const elapsed = (from: number, to: number) => (to < Infinity ? to - from : Number.NaN);
  expect(firstResponseTime([ticket(0, 9), ticket(0, null)], { elapsed })).toMatchObject({
    n: 1,
    unanswered: 1,
    medianUnanswered: null,
  });
});

test("who still waits has a share, and a middle age", () => {
  const tickets = [...answeredAfter(10), ticket(0, null), ticket(30, null), ticket(40, null)];
  expect(firstResponseTime(tickets, { asOf: at(90) })).toMatchObject({
    unansweredShare: 0.75,
    medianUnanswered: 60 * MINUTE,
  });
});

test("a sketch is right to the share it was asked for", () => {
  const exact = firstResponseTime(inOrder);
  for (const relativeError of [0.1, 0.01, 0.001]) {
    const rough = firstResponseTime(inOrder, { relativeError });
    expect(rough.n).toBe(exact.n);
    expectClose(rough.mean, exact.mean!);
    exact.quantiles.forEach(({ value, nearestRank }, i) => {
      expectClose(rough.quantiles[i]!.value, value!, relativeError);
      expectClose(rough.quantiles[i]!.nearestRank, nearestRank!, relativeError);
    });
    expectClose(rough.censoredMedian, exact.censoredMedian!, relativeError);
  }
});

test("a sketch counts who still waits, too", () => {
  const some = incidents.map(({ createdAt, firstRespondedAt }, i) => ({
    createdAt,
    firstRespondedAt: i % 3 === 0 || firstRespondedAt < createdAt ? null : firstRespondedAt,
  }));
  const options = { asOf: Date.UTC(2016, 2, 20), target: 3 * 60 * MINUTE };
  const exact = firstResponseTime(some, options);
  const rough = firstResponseTime(some, { ...options, relativeError: 0.001 });
  expect(exact.censoredMedian).not.toBeNull();
  expectClose(rough.censoredMedian, exact.censoredMedian!, 0.001);
  expectClose(rough.censoredInterval?.lower, exact.censoredInterval!.lower!, 0.001);
  expectClose(rough.oldestUnanswered, exact.oldestUnanswered!, 0.001);
  expect(rough.withinTarget?.pending).toBe(exact.withinTarget?.pending);
});

test("an answer at once is a wait of 0", () => {
  expect(firstResponseTime(answeredAfter(0))).toMatchObject({ value: 0, n: 1, mean: 0, p90: 0 });
});

test("moments may be dates or milliseconds", () => {
  const tickets = [{ createdAt: NINE, firstRespondedAt: NINE + 5 * MINUTE }];
  expect(firstResponseTime(tickets)).toEqual(firstResponseTime(answeredAfter(5)));
});

test("who still waits is counted beside, with the longest wait by the time of the report", () => {
  const tickets = [...answeredAfter(10), ticket(0, null), ticket(30, null)];
  expect(firstResponseTime(tickets, { asOf: at(90) })).toMatchObject({
    value: 10 * MINUTE,
    n: 1,
    unanswered: 2,
    oldestUnanswered: 90 * MINUTE,
  });
});

test("without the time of the report nobody knows how long they wait", () => {
  expect(firstResponseTime([...answeredAfter(10), ticket(0, null)])).toMatchObject({
    unanswered: 1,
    oldestUnanswered: null,
    censoredMedian: null,
  });
});

test("who still waits lengthens the median that counts them", () => {
  // Kaplan and Meier by hand: 4/5 wait on at 1, 3/5 at 2, and half of those, 3/10, at 4.
  const tickets = [...answeredAfter(1, 2, 4, 5), ticket(7, null)];
  const result = firstResponseTime(tickets, { asOf: at(10) });
  expect(result.value).toBe(3 * MINUTE);
  expect(result.censoredMedian).toBe(4 * MINUTE);
});

test("where more than half still wait, the median that counts them is not known yet", () => {
  const tickets = [...answeredAfter(1), ticket(0, null), ticket(0, null)];
  expect(firstResponseTime(tickets, { asOf: at(10) })).toMatchObject({
    value: MINUTE,
    censoredMedian: null,
  });
});

test("a report knows nothing later: neither answers nor tickets", () => {
  const tickets = [ticket(0, 10), ticket(0, 61), ticket(61, 62)];
  expect(firstResponseTime(tickets, { asOf: at(60) })).toMatchObject({
    value: 10 * MINUTE,
    n: 1,
    unanswered: 1,
    oldestUnanswered: 60 * MINUTE,
    excluded: [{ reason: "from asOf on", count: 1 }],
  });
});

test("what happens at the very moment of the report comes after it", () => {
  const tickets = [ticket(0, 60), ticket(60, null)];
  expect(firstResponseTime(tickets, { asOf: at(60) })).toMatchObject({
    n: 0,
    unanswered: 1,
    oldestUnanswered: 60 * MINUTE,
    excluded: [{ reason: "from asOf on", count: 1 }],
  });
  expect(firstResponseTime(tickets, { asOf: at(60).getTime() + 1 })).toMatchObject({
    n: 1,
    unanswered: 1,
    oldestUnanswered: 1,
  });
});

describe("a ticket that was solved without a reply", () => {
  const solved = [{ reason: "solved unanswered", count: 1 }];

  test("waits no longer, and is not late", () => {
    const tickets = [{ ...ticket(0, null), resolvedAt: at(5) }, ticket(0, null)];
    const result = firstResponseTime(tickets, { asOf: at(60), target: 15 * MINUTE });
    expect(result).toMatchObject({ unanswered: 1, withinTarget: { missed: 1, pending: 0 } });
    expect(result.excluded).toEqual(solved);
  });

  test("waited until then", () => {
    const tickets = [{ ...ticket(0, null), resolvedAt: at(30) }];
    expect(firstResponseTime(tickets, { asOf: at(30) })).toMatchObject({
      unanswered: 1,
      oldestUnanswered: 30 * MINUTE,
      excluded: [],
    });
  });

  test("is no longer waited for once it is reopened", () => {
    const reopened = {
      ...ticket(0, null),
      resolvedAt: null,
      reopenings: [{ solvedAt: at(5), reopenedAt: at(90) }],
    };
    expect(firstResponseTime([reopened]).excluded).toEqual(solved);
    const row = { ...ticket(0, null), resolvedAt: null, firstResolvedAt: at(5) };
    expect(firstResponseTime([row]).excluded).toEqual(solved);
  });

  test("but answered later, was answered", () => {
    const tickets = [{ ...ticket(0, 40), resolvedAt: at(30) }];
    expect(firstResponseTime(tickets).value).toBe(40 * MINUTE);
    expect(firstResponseTime(tickets, { asOf: at(35) }).excluded).toEqual(solved);
  });
});

test("spam that comes later is not known yet, in any report of tickets", () => {
  const later = [{ ...ticket(60, null), resolvedAt: null, excluded: "spam" }];
  const asOf = at(60);
  const period = { start: at(0), end: asOf };
  const unknown = [{ reason: "from asOf on", count: 1 }];
  expect(firstResponseTime(later, { asOf }).excluded).toEqual(unknown);
  expect(resolutionTime(later, { asOf }).excluded).toEqual(unknown);
  const targets = [{ name: "solve", ends: "resolvedAt", within: 60 * MINUTE }] as const;
  expect(serviceLevel(later, { asOf, targets }).excluded).toEqual(unknown);
  expect(loadByHour(later, { period }).excluded).toEqual([
    { reason: "outside the period", count: 1 },
  ]);
  // What comes after its period is in no figure of a backlog.
  expect(backlog(later, { period }).excluded).toEqual([]);
});

test("spam counts until it is known to be spam", () => {
  const spam = { ...ticket(0, 10), excluded: "spam", excludedAt: at(20) };
  expect(firstResponseTime([spam], { asOf: at(20) })).toMatchObject({ n: 1, excluded: [] });
  expect(firstResponseTime([spam], { asOf: at(21) })).toMatchObject({
    n: 0,
    excluded: [{ reason: "spam", count: 1 }],
  });
  expect(firstResponseTime([spam]).n).toBe(0);
});

test("over a month, it knows that tickets are created", () => {
  const months = measure(answeredAfter(5, 15), over("month", firstResponseTime()));
  expect(months.map(({ key, result }) => [key, result.value])).toEqual([["2026-03", 10 * MINUTE]]);
});

test("a wait as long as the target has kept it, a longer one has not", () => {
  const { withinTarget } = firstResponseTime(answeredAfter(14, 15, 16), { target: 15 * MINUTE });
  expect(withinTarget).toMatchObject({ n: 3, count: 2, missed: 1, pending: 0 });
  expectClose(withinTarget?.value, 2 / 3);
});

// 1.1 hours are 3,960,000.0000000005 ms for a computer, 2.3 are 8,279,999.999999999.
test.each([1.1, 2.3, 4.6])(
  "a wait of %d hours keeps a target of as many, and is in its bucket",
  (hours) => {
    const [target, tickets] = [hours * 3_600_000, answeredAfter(Math.round(hours * 60))];
    const { withinTarget, buckets } = firstResponseTime(tickets, { target, buckets: [target] });
    expect(withinTarget).toMatchObject({ count: 1, missed: 0 });
    expect(buckets?.map(({ upTo, count }) => [upTo, count])).toEqual([
      [Math.round(hours * 60) * MINUTE, 1],
      [null, 0],
    ]);
  },
);

test("who waits longer than the target has missed it, who waits shorter is pending", () => {
  const tickets = [...answeredAfter(10), ticket(0, null), ticket(45, null), ticket(50, null)];
  const options = { asOf: at(60), target: 15 * MINUTE };
  // 60 minutes have missed it; exactly 15 may still be answered in time, and 10 too.
  expect(firstResponseTime(tickets, options).withinTarget).toMatchObject({
    value: 0.5,
    n: 2,
    count: 1,
    missed: 1,
    pending: 2,
  });
});

test("without the time of the report all who wait are pending", () => {
  const tickets = [...answeredAfter(10), ticket(0, null)];
  expect(firstResponseTime(tickets, { target: MINUTE }).withinTarget).toMatchObject({
    missed: 1,
    pending: 1,
  });
});

test("the share within the target has Wilson's interval", () => {
  const tickets = answeredAfter(1, 2, 3, 4, 60);
  const { withinTarget } = firstResponseTime(tickets, { target: 15 * MINUTE });
  expect(withinTarget?.interval?.lower).toBeCloseTo(0.375535, 6);
  expect(withinTarget?.interval?.upper).toBeCloseTo(0.963776, 6);
});

test("the level sets that interval", () => {
  const options = { target: 15 * MINUTE, level: 0.8 };
  const { withinTarget } = firstResponseTime(answeredAfter(1, 2, 3), options);
  expectEnds(withinTarget!.interval, [3 / (3 + 1.2815515655446004 ** 2), 1]);
});

test("without a target nothing is held against one", () => {
  expect(firstResponseTime(answeredAfter(1)).withinTarget).toBeNull();
});

test("another clock may count the time, for who waits too", () => {
  // Half of all time counts.
  const elapsed = (from: number, to: number) => (to - from) / 2;
  const tickets = [...answeredAfter(10, 20), ticket(0, null)];
  const options = { elapsed, asOf: at(60), target: 5 * MINUTE };
  expect(firstResponseTime(tickets, options)).toMatchObject({
    value: 7.5 * MINUTE,
    oldestUnanswered: 30 * MINUTE,
    censoredMedian: 10 * MINUTE,
    withinTarget: { count: 1, missed: 2 },
  });
});

test("no tickets have no times, where 0 would be an answer at once", () => {
  expect(firstResponseTime([], { asOf: at(0), target: MINUTE })).toEqual({
    kind: "duration",
    value: null,
    n: 0,
    mean: null,
    p90: null,
    p95: null,
    quantiles: [0.5, 0.75, 0.9, 0.95, 0.99].map((p) => ({ p, value: null, nearestRank: null })),
    buckets: null,
    unanswered: 0,
    unansweredShare: null,
    medianUnanswered: null,
    oldestUnanswered: null,
    censoredMedian: null,
    censoredInterval: null,
    withinTarget: { value: null, n: 0, count: 0, missed: 0, pending: 0, interval: null },
    excluded: [],
  });
});

test("tickets that nobody has answered have no times either", () => {
  expect(firstResponseTime(answeredAfter(null, null), { asOf: at(60) })).toMatchObject({
    value: null,
    n: 0,
    mean: null,
    p90: null,
    p95: null,
    unanswered: 2,
    oldestUnanswered: 60 * MINUTE,
    censoredMedian: null,
  });
});

test("one ticket is every one of the times", () => {
  const wait = 7 * MINUTE;
  expect(firstResponseTime(answeredAfter(7))).toMatchObject({
    value: wait,
    n: 1,
    mean: wait,
    p90: wait,
    p95: wait,
    censoredMedian: wait,
  });
});

test("the options alone make the measure", () => {
  const tickets = answeredAfter(5, 20, null);
  const options = { asOf: at(60), target: 15 * MINUTE };
  expect(measure(tickets, firstResponseTime(options))).toEqual(firstResponseTime(tickets, options));
});

const kinds = [
  ticket(0, 5),
  ticket(1, 1),
  ticket(2, null),
  ticket(3, 63),
  ticket(4, 200),
  ticket(150, 160),
  ticket(5, 20.5),
  ticket(6, null),
  ticket(7, 22),
  ticket(8, 23),
];

test("first response time keeps the laws of a measure", () => {
  const bad = [ticket(1, 0), { createdAt: at(0) }, null, { ...ticket(0, null), resolvedAt: "x" }];
  expectLaws(firstResponseTime(), kinds, { bad });
});

test("it keeps them with a sketch, and with tickets that do not count", () => {
  const some = [
    ...kinds,
    { ...ticket(0, 1), excluded: "spam" },
    { ...ticket(0, 2), excluded: "merged", excludedAt: at(100) },
    { ...ticket(2, null), resolvedAt: at(50) },
    ticket(9, 8),
  ];
  const period = { start: at(1), end: at(100) };
  const options = { asOf: at(100), relativeError: 0.01, invalid: "exclude" } as const;
  expectLaws(firstResponseTime({ ...options, period, buckets: [MINUTE] }), some);
});

test("it keeps them with a target as of a moment", () => {
  expectLaws(firstResponseTime({ asOf: at(100), target: 15 * MINUTE }), kinds);
});

const tickets = fc.array(
  fc
    .record({ asked: fc.nat(20), wait: fc.option(fc.nat(30)) })
    .map(({ asked, wait }) => ticket(asked, wait === null ? null : asked + wait)),
  { maxLength: 30 },
);
const asOf = at(60);

test("the times are in order: median, 90 %, 95 %", () => {
  fc.assert(
    fc.property(tickets, (list) => {
      const { value, mean, p90, p95, n } = firstResponseTime(list);
      if (n === 0) expect([value, mean, p90, p95]).toEqual([null, null, null, null]);
      else {
        expect(0 <= value! && value! <= p90! && p90! <= p95!).toBe(true);
        expect(mean).toBeLessThanOrEqual(30 * MINUTE);
      }
    }),
  );
});

test("counting who still waits never shortens the median", () => {
  fc.assert(
    fc.property(tickets, (list) => {
      const { value, censoredMedian } = firstResponseTime(list, { asOf });
      if (censoredMedian !== null) expect(censoredMedian).toBeGreaterThanOrEqual(value!);
    }),
  );
});

test("where all are answered, both medians are the same", () => {
  fc.assert(
    fc.property(tickets, (list) => {
      const answered = list.filter(({ firstRespondedAt }) => firstRespondedAt !== null);
      const { value, censoredMedian } = firstResponseTime(answered);
      expect(censoredMedian).toBe(value);
    }),
  );
});

test("every ticket is answered, unanswered or excluded", () => {
  fc.assert(
    fc.property(tickets, fc.nat(60), (list, minutes) => {
      const { n, unanswered, excluded } = firstResponseTime(list, { asOf: at(minutes) });
      const left = excluded.reduce((sum, { count }) => sum + count, 0);
      expect(n + unanswered + left).toBe(list.length);
    }),
  );
});

test("every ticket has met the target, missed it, or is pending", () => {
  fc.assert(
    fc.property(tickets, fc.integer({ min: 1, max: 40 }), (list, minutes) => {
      const options = { asOf, target: minutes * MINUTE };
      const { withinTarget, n, unanswered } = firstResponseTime(list, options);
      const { count, missed, pending } = withinTarget!;
      expect(count + missed + pending).toBe(n + unanswered);
      expect(withinTarget!.n).toBe(count + missed);
    }),
  );
});

test("a longer target is never kept by fewer", () => {
  fc.assert(
    fc.property(tickets, fc.integer({ min: 1, max: 40 }), (list, minutes) => {
      const met = (target: number) => firstResponseTime(list, { target }).withinTarget!.count;
      expect(met((minutes + 1) * MINUTE)).toBeGreaterThanOrEqual(met(minutes * MINUTE));
    }),
  );
});

test("a day later, all that is known is the same", () => {
  const DAY = 24 * 60 * MINUTE;
  fc.assert(
    fc.property(tickets, (list) => {
      const later = list.map(({ createdAt, firstRespondedAt }) => ({
        createdAt: (createdAt as Date).getTime() + DAY,
        firstRespondedAt: firstRespondedAt && (firstRespondedAt as Date).getTime() + DAY,
      }));
      expect(firstResponseTime(later, { asOf: asOf.getTime() + DAY })).toEqual(
        firstResponseTime(list, { asOf }),
      );
    }),
  );
});

test("every ticket given twice changes neither median nor mean", () => {
  fc.assert(
    fc.property(tickets, (list) => {
      const [once, twice] = [list, [...list, ...list]].map((some) =>
        firstResponseTime(some, { asOf }),
      );
      expect(twice!.value).toBe(once!.value);
      expect(twice!.censoredMedian).toBe(once!.censoredMedian);
      if (once!.mean !== null) expectClose(twice!.mean, once!.mean);
    }),
  );
});

const refused = (records: readonly unknown[], options: object, message: string) => {
  const ask = () => firstResponseTime(records as never, options as never);
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(`firstResponseTime: ${message}`);
};

describe("bad input", () => {
  test.each([
    [ticket(10, 9), "firstRespondedAt must be at or after createdAt, got 2026-03-02T09:09:00.000Z"],
    [{ ...ticket(0, 1), createdAt: new Date("nonsense") }, "createdAt must be a valid Date"],
    [{ ...ticket(0, 1), firstRespondedAt: new Date("?") }, "firstRespondedAt must be a valid Date"],
    [{ ...ticket(0, 1), createdAt: Number.NaN }, "createdAt must be milliseconds since 1970"],
    [{ ...ticket(0, 1), createdAt: 1_511_646_425 }, "(this may be seconds: multiply by 1,000)"],
    [
      { createdAt: at(0) },
      "firstRespondedAt is missing: it must be a moment, or null while nobody has answered (the record has createdAt) (record 0)",
    ],
    [
      { createdAt: at(0), first_responded_at: null },
      'has createdAt, first_responded_at; did you mean "first_responded_at"? Use renamed(...))',
    ],
    [null, "record must be an object with createdAt, got null"],
    [{ ...ticket(0, null), resolvedAt: "2026" }, "resolvedAt must be a valid Date"],
    [{ ...ticket(0, 1), excluded: true }, "excluded must be a text, got true"],
  ])("the record %j is refused", (record, message) => {
    refused([record], {}, message.startsWith("(") || message.startsWith("has ") ? "" : message);
    expect(() => firstResponseTime([record as Ticket])).toThrow(message);
  });

  test("the message says which record", () => {
    refused([ticket(0, 1), ticket(3, 2)], {}, "firstRespondedAt must be at or after createdAt");
    expect(() => firstResponseTime([ticket(0, 1), ticket(3, 2)])).toThrow("(record 1)");
  });

  test.each([
    [undefined, "records must be"],
    [Promise.resolve([]), "records must be an array or another iterable, got Promise"],
  ])("%s in place of records is refused", (records, message) => {
    refused(records as never, {}, message);
  });

  test.each([
    [{ target: 0 }, "target must be milliseconds, 1000 or more, got 0"],
    [{ target: -1 }, "target must be milliseconds, 1000 or more, got -1"],
    [{ target: Number.NaN }, "target must be milliseconds, 1000 or more, got NaN"],
    [
      { target: Number.POSITIVE_INFINITY },
      "target must be milliseconds, 1000 or more, got Infinity",
    ],
    [
      { target: "15" },
      'target must be milliseconds, 1000 or more (4 hours are 4 * 60 * 60 * 1000), got "15"',
    ],
    // A quarter of an hour in minutes, and in seconds.
    [{ target: 15 }, "(this may be seconds: multiply by 1,000; or minutes: by 60,000), got 15"],
    [{ target: 900 }, "(this may be seconds: multiply by 1,000; or minutes: by 60,000), got 900"],
    [{ asOf: new Date("nonsense") }, "asOf must be a valid Date"],
    [
      { elapsed: "business hours" },
      'elapsed must be a function of two moments, got "business hours"',
    ],
    [{ asof: at(0) }, 'has no option "asof"; did you mean "asOf"?'],
    [
      { quantiles: [50] },
      "quantiles[0] must be a finite number at least 0 and at most 1 (0.5 for 50 %), got 50",
    ],
    [{ quantiles: 0.5 }, "quantiles must be a list of shares, got 0.5"],
    [{ buckets: [2 * MINUTE, MINUTE] }, "buckets must be ascending milliseconds, got 60000"],
    [{ buckets: [15, 60] }, "buckets[0] must be milliseconds, 1000 or more, or 0 (this may be"],
    [
      { buckets: [Number.POSITIVE_INFINITY] },
      "buckets[0] must be milliseconds, 1000 or more, or 0",
    ],
    [{ buckets: MINUTE }, "buckets must be a list of milliseconds, got 60000"],
    [{ relativeError: 0 }, "relativeError must be from 0.0001 to 0.25, got 0"],
    [{ relativeError: 1 }, "relativeError must be from 0.0001 to 0.25, got 1"],
    [{ periodBy: "month" }, 'periodBy must be one of "creation", "reply", got "month"'],
    [{ invalid: "clamp" }, 'invalid must be one of "refuse", "exclude", got "clamp"'],
  ])("the options %j are refused", (options, message) => {
    refused([], options, message.startsWith("(") ? "" : message);
    expect(() => firstResponseTime([], options as never)).toThrow(message);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 1e308])(
    "a clock that counts %f is refused",
    (counted) => {
      refused(
        answeredAfter(1),
        { elapsed: () => counted },
        "elapsed(from, to) must be milliseconds",
      );
    },
  );

  test("no figure is -0", () => {
    expect(firstResponseTime(answeredAfter(1), { elapsed: () => -0 }).value).toBe(0);
  });
});
