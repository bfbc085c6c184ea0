import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { sayIn } from "../../examples/scorecard/languages/say";
import type { Measured } from "../../examples/scorecard/lib/measured";
import type { Fault } from "../../examples/scorecard/lib/rejections";
import { print } from "../../examples/scorecard/terminal/print";
import { company } from "./company";
import { dataFolder } from "./dataFolder";

/** What the generator counted by itself. */
const truth = JSON.parse(readFileSync(join(dataFolder, "truth.json"), "utf8"));
const { answers, memberships, orders, tickets, servqual } = company.findings;

/** Groups as an object, to be compared with the truth's. */
function byKey<Result, Facts>(
  groups: readonly { key: unknown; result: Result }[] | undefined,
  factsOf: (result: Result) => Facts,
): Record<string, Facts> {
  const facts: Record<string, Facts> = {};
  for (const { key, result } of groups ?? []) facts[String(key)] = factsOf(result);
  return facts;
}

describe("answers", () => {
  type Scores = NonNullable<typeof answers>["result"]["yearBefore"];
  function factsOf({ nps, csat }: Scores) {
    const { promoters, passives, detractors } = nps;
    const { satisfied, n } = csat;
    return { promoters, passives, detractors, satisfied, csatAnswers: n };
  }
  const year = answers?.result.year;

  test("of both years", () => {
    expect(factsOf(year?.all as Scores)).toEqual(truth.answers.year);
    expect(factsOf(answers?.result.yearBefore as Scores)).toEqual(truth.answers.yearBefore);
  });

  test("by segment and month", () => {
    expect(byKey(year?.bySegment, factsOf)).toEqual(truth.answers.bySegment);
    expect(byKey(year?.byMonth, factsOf)).toEqual(truth.answers.byMonth);
  });

  test("by channel", () => {
    const found = byKey(year?.byChannel, ({ promoters, passives, detractors }) => {
      return { promoters, passives, detractors };
    });
    expect(truth.answers.byChannel).toMatchObject(found);
    expect(Object.keys(found)).toHaveLength(4);
  });
});

describe("memberships", () => {
  type Movements = NonNullable<typeof memberships>["result"]["yearBefore"];
  function factsOf({ retention, churn, fromCounts }: Movements) {
    const { n, atEnd, retained, lost, acquired } = retention;
    expect(churn.churned).toBe(lost);
    expect(fromCounts.kept).toBe(atEnd - acquired);
    return { atStart: n, atEnd, retained, lost, acquired };
  }
  const year = memberships?.result.year;

  test("of both years", () => {
    expect(factsOf(year?.all as Movements)).toEqual(truth.memberships.year);
    const { yearBefore } = memberships?.result ?? {};
    expect(factsOf(yearBefore as Movements)).toEqual(truth.memberships.yearBefore);
  });

  test("by segment", () => {
    expect(byKey(year?.bySegment, factsOf)).toEqual(truth.memberships.bySegment);
  });

  test("by month", () => {
    const months = Object.entries(year?.byMonth ?? {});
    expect(months).toHaveLength(12);
    for (const [month, result] of months) {
      expect(factsOf(result), month).toEqual(truth.memberships.byMonth[month]);
    }
  });
});

describe("orders", () => {
  type Worth = NonNullable<typeof orders>["result"]["yearBefore"];
  type Facts = { value: Pick<Worth["value"], "refunds" | "n">; revenue: Worth["revenue"] };
  function factsOf({ value, revenue }: Facts) {
    return {
      rows: revenue.n,
      refunds: value.refunds,
      revenue: Math.round(100 * revenue.sum) / 100,
      customers: value.n,
    };
  }
  const year = orders?.result.year;

  test("of both years", () => {
    expect(factsOf(year?.all as Worth)).toEqual(truth.orders.year);
    expect(factsOf(orders?.result.yearBefore as Worth)).toEqual(truth.orders.yearBefore);
  });

  test("by segment and month", () => {
    expect(byKey(year?.bySegment, factsOf)).toEqual(truth.orders.bySegment);
    expect(byKey(year?.byMonth, factsOf)).toEqual(truth.orders.byMonth);
  });

  test("value is the margin's part of the revenue, for each customer", () => {
    const { revenue, customers } = truth.orders.year;
    expect(year?.all.value.value).toBeCloseTo((0.4 * revenue) / customers, 8);
  });
});

describe("tickets", () => {
  type Response = NonNullable<typeof tickets>["result"]["yearBefore"];
  function factsOf({ value, n, unanswered, withinTarget }: Response) {
    return {
      tickets: n + unanswered,
      answered: n,
      unanswered,
      median: value,
      met: withinTarget?.count,
      late: withinTarget?.missed,
    };
  }
  const year = tickets?.result.year;

  test("of both years", () => {
    expect(factsOf(year?.all as Response)).toEqual(truth.tickets.year);
    expect(factsOf(tickets?.result.yearBefore as Response)).toEqual(truth.tickets.yearBefore);
  });

  test("by segment, team and month", () => {
    expect(byKey(year?.bySegment, factsOf)).toEqual(truth.tickets.bySegment);
    expect(byKey(year?.byTeam, factsOf)).toEqual(truth.tickets.byTeam);
    expect(byKey(year?.byMonth, factsOf)).toEqual(truth.tickets.byMonth);
  });
});

describe("servqual", () => {
  type Gaps = NonNullable<typeof servqual>["result"]["yearBefore"];
  function expectSame(found: Gaps | undefined, expected: typeof truth.servqual.year): void {
    expect(found?.n).toBe(expected.n);
    expect(found?.value).toBeCloseTo(expected.gap, 10);
    expect(found?.weighted).toBeCloseTo(expected.weighted, 10);
    for (const { name, gap } of found?.dimensions ?? []) {
      expect(gap, name).toBeCloseTo(expected.dimensions[name], 10);
    }
  }

  test("of both years", () => {
    expectSame(servqual?.result.year.all, truth.servqual.year);
    expectSame(servqual?.result.yearBefore, truth.servqual.yearBefore);
  });

  test("by segment", () => {
    const segments = servqual?.result.year.bySegment ?? [];
    expect(segments).toHaveLength(3);
    for (const { key, result } of segments) {
      expectSame(result, truth.servqual.bySegment[String(key)]);
    }
  });
});

describe("rejected rows", () => {
  /** What is wrong, by the generator's name for the flaw. */
  const faults: Record<string, Record<string, Fault>> = {
    answers: {
      "score out of range": { kind: "scale", field: "nps", min: "0", max: "10" },
      "text for a score": { kind: "number", field: "csat", say: "words: { … }" },
      "impossible date": { kind: "date", field: "at", say: null },
    },
    memberships: {
      "end before start": { kind: "order", field: "endedAt", other: "startedAt" },
      "impossible date": { kind: "date", field: "startedAt", say: null },
      "no customer": { kind: "blank", field: "customerId" },
    },
    orders: {
      "text for an amount": { kind: "number", field: "amount", say: null },
      "blank amount": { kind: "blank", field: "amount" },
      "no customer": { kind: "blank", field: "customerId" },
      "impossible date": { kind: "date", field: "at", say: null },
    },
    tickets: {
      "reply before creation": { kind: "order", field: "firstRespondedAt", other: "createdAt" },
      "no creation time": { kind: "blank", field: "createdAt" },
      "impossible date": { kind: "date", field: "createdAt", say: null },
    },
    servqual: {
      "answer out of range": { kind: "scale", field: "P7", min: "1", max: "7" },
      "text for an answer": { kind: "number", field: "E12", say: "words: { … }" },
    },
  };

  test.each([answers, memberships, orders, tickets, servqual] as Measured<{
    span: { rows: number };
  }>[])("$name: as many of each kind as were planted", ({ name, rows, rejections, result }) => {
    const { rows: planted, accepted, rejected } = truth[name];
    expect({ rows, accepted: result.span.rows }).toEqual({ rows: planted, accepted });
    expect(rejections.rows).toBe(planted - accepted);
    expect(Object.keys(rejected).sort()).toEqual(Object.keys(faults[name] ?? {}).sort());
    for (const [flaw, expected] of Object.entries(faults[name] ?? {})) {
      const found = rejections.reasons.find(({ fault }) => isDeepStrictEqual(fault, expected));
      expect(found?.count, flaw).toBe(rejected[flaw]);
    }
    expect(rejections.reasons).toHaveLength(Object.keys(rejected).length);
  });

  test("are named by the number that a spreadsheet gives them", () => {
    const lines = readFileSync(join(dataFolder, "answers.csv"), "utf8").split("\n");
    const [{ examples } = { examples: [] }] = answers?.rejections.reasons ?? [];
    expect(examples).toHaveLength(3);
    for (const { row } of examples) expect(lines[row - 1]).toMatch(/,11,/);
  });
});

interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** An NPS as the report writes it. */
function npsOf({ promoters, passives, detractors }: Counts): string {
  const value = (100 * (promoters - detractors)) / (promoters + passives + detractors);
  return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
}

/** The NPS of the year if these had not been asked. */
function without(counts: Counts): string {
  const { promoters, passives, detractors } = truth.answers.year;
  return npsOf({
    promoters: promoters - counts.promoters,
    passives: passives - counts.passives,
    detractors: detractors - counts.detractors,
  });
}

describe("the report", () => {
  const lines = print({ ...company, customer: null }, sayIn(en, company.settings), {
    isWhole: true,
  });
  const text = lines.join(" ").replace(/ +/g, " ");
  const lineOf = (start: string) => lines.find((line) => line.trim().startsWith(start)) ?? "";

  test("fits a terminal of 100 columns", () => {
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test("prints what is true, in the reader's units", () => {
    const { promoters, passives, detractors, satisfied, csatAnswers } = truth.answers.year;
    const score = (100 * (promoters - detractors)) / (promoters + passives + detractors);
    expect(lineOf("Recommendation (NPS)")).toContain(`+${score.toFixed(1)} `);
    expect(lineOf("Satisfied (CSAT)")).toContain(
      `${((100 * satisfied) / csatAnswers).toFixed(1)}%`,
    );
    const { retained, atStart } = truth.memberships.year;
    expect(lineOf("Customers kept")).toContain(`${((100 * retained) / atStart).toFixed(1)}%`);
    const minutes = Math.round(truth.tickets.year.median / 60_000);
    const time = `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
    expect(lineOf("First reply")).toContain(time);
  });

  test("says first how far replies fell from their best month to the last one", () => {
    const shareOf = ({ met, late }: { met: number; late: number }) =>
      `${((100 * met) / (met + late)).toFixed(1)}%`;
    const { byMonth } = truth.tickets;
    const [best] = Object.entries(byMonth as Record<string, { met: number; late: number }>).sort(
      ([, a], [, b]) => b.met / (b.met + b.late) - a.met / (a.met + a.late),
    );
    expect(best?.[0]).toBe("2025-07");
    // In July 2024 139 of 170, in December 106 of 224, without a ticket each that was answered before it came.
    expect(text).toContain(
      `1. Replied within 4 h fell from ${shareOf(byMonth["2025-07"])} (July 2025) to ` +
        `${shareOf(byMonth["2025-12"])} (December 2025): worse, and more than chance, as in the same months a year before (81.8% to 47.3%).`,
    );
  });

  const { phone } = truth.answers.byChannel;
  const { delivery } = truth.answers.byTouchpoint;

  test("says then which channel and which touchpoint harm most, and what would be without", () => {
    expect(text).toContain(
      `2. What harms most is the channel phone: Recommendation (NPS) ${npsOf(phone)} there; ` +
        `without it ${without(phone)} overall. ` +
        `Then the touchpoint delivery (receive): ${npsOf(delivery)}, ` +
        `without it ${without(delivery)} overall.`,
    );
  });

  test("says in a table which channel and which touchpoint harm, and what would be without", () => {
    const row = (part: string, counts: Counts) =>
      `${part} Recommendation (NPS) ${npsOf(counts)} ${npsOf(truth.answers.year)} ${without(counts)}`;
    expect(text).toContain(row("the channel phone", phone));
    expect(text).toContain(row("the touchpoint delivery (receive)", delivery));
  });

  test("says at last who left, the segment that is worst, and why", () => {
    const { year, bySegment } = truth.memberships;
    const { lost, atStart } = bySegment.cafe;
    expect(text).toContain(`3. ${year.lost} of 1,873 customers left (17.4%).`);
    expect(text).toMatch(
      new RegExp(`The segment cafe loses most: ${((100 * lost) / atStart).toFixed(1)}%. `),
    );
    expect(text).toMatch(/Reason named most: price \(\d+\)\. The .* Reason named most: service/);
  });

  test("has the weakest team, dimension and segments beside their figures", () => {
    expect(text).toContain("Weakest: phone -36.7, delivery -14.6, cafe -5.1");
    const { met, late } = truth.tickets.byTeam.delivery;
    expect(text).toContain(`Weakest: delivery ${((100 * met) / (met + late)).toFixed(1)}%`);
    expect(text).toMatch(/Weakest: responsiveness -1\.\d\d/);
    expect(lineOf("Why customers left, home")).toContain("home: price ");
    expect(lineOf("Why customers left, cafe")).toContain("cafe: service ");
  });

  test("never calls better what may be chance", () => {
    // 71.8 % of the year before against 73.8 %: z = 1.6.
    expect(text).toMatch(/Year before: 71\.8% \(may be chance\)/);
    expect(text).toMatch(/Year before: 75\.0% \(better\)/);
  });

  test("says each status in a word and with a sign", () => {
    expect(lineOf("Recommendation (NPS)")).toMatch(/ ✓ on target, target \+40\.0/);
    expect(lineOf("Satisfied (CSAT)")).toMatch(/ ~ close, target 80\.0%/);
    expect(lineOf("Replied within 4 h")).toMatch(/ ✗ missed, target 85\.0%/);
  });

  test("has a line for each segment and each month", () => {
    for (const segment of ["home", "office", "cafe"]) expect(lineOf(`${segment} `)).not.toBe("");
    for (const month of ["Jan 2025", "Jun 2025", "Dec 2025"]) expect(lineOf(month)).not.toBe("");
  });
});
