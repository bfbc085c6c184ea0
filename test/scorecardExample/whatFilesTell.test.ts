import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { page } from "../../examples/scorecard/page/page";
import { print } from "../../examples/scorecard/terminal/print";
import { complaintOf, ownFolder } from "./ownFolder";

const SAMPLES = join(import.meta.dirname, "../data/sources");
const own = ownFolder();

function write(name: string, ...lines: readonly string[]): void {
  own.write(name, `${lines.join("\n")}\n`);
}

const results = () => scorecardOf(own.path, new Date("2026-11-29T12:00:00Z"));

function printed(found = results()): string {
  const lines = print(found, sayIn(LANGUAGES[0]!, found.settings), { isWhole: true });
  return lines.join(" ").replace(/\s+/g, " ");
}

function complaint(): string {
  return complaintOf(results);
}

const SHOP = "Name,Email,Financial Status,Total,Currency,Created at,Lineitem name,Refunded Amount";
const order = (id: number, day: string, status = "paid", refunded = 0) =>
  `#${id},u${id % 10}@x.com,${status},10,EUR,${day} 09:00:00 +0000,pen,${refunded}`;
const DESK =
  "Id,Requester id,Tags,Status,Created at,First reply time in minutes,Full resolution time in minutes";
const ticket = (id: number, day: string, minutes: number | "" = 30, status = "Solved") =>
  `${id},${id % 10},,${status},${day} 09:00,${minutes},${minutes}`;
const STRIPE =
  "id,Customer ID,Interval,Status,Amount,Currency,Start Date (UTC),Trial End (UTC),Ended At (UTC)";
const subscription = (id: number, start: string, end = "", trial = "") =>
  `s${id},c${id},month,${end ? "canceled" : "active"},10,eur,${start},${trial},${end}`;

/** The tenth of each month from one to another, both included. */
function tenths(from: string, until: string): string[] {
  const days: string[] = [];
  for (let at = new Date(`${from}-10`); at <= new Date(`${until}-28`); ) {
    days.push(at.toISOString().slice(0, 10));
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 10));
  }
  return days;
}

describe("orders that end long before the report does", () => {
  beforeEach(() => {
    write("shop.csv", SHOP, ...tenths("2024-11", "2026-03").map((day, i) => order(i, day)));
    write("desk.csv", DESK, ...tenths("2024-11", "2026-10").map((day, i) => ticket(i, day)));
  });

  test("have no figure in the months after, and none that is trusted in the year", async () => {
    const { figures, ...found } = results();
    // November to March are five orders of ten; of the seven months after nothing is known.
    expect(figures.revenue?.now.value).toBe(50);
    expect(figures.revenue?.months?.map(({ value }) => value)).toEqual([
      ...Array(5).fill(10),
      ...Array(7).fill(null),
    ]);
    expect([figures.revenue?.before, figures.historicValue?.before]).toEqual([null, null]);
    const text = printed({ figures, ...found });
    expect(text).toMatch(/Revenue \(€\) +50 \? doubtful/);
    expect(text).toContain("From November 10, 2024 to March 10, 2026 only: shop.csv.");
    expect(text).not.toMatch(/Oct: 0|\(worse\)|3\. The best fifth of the buyers/);
    for (const language of LANGUAGES) {
      const markup = await page(results(), sayIn(language, found.settings), []);
      expect(markup).toMatch(/class="alert">[^<]*shop\.csv/);
    }
  });

  test("are as ever where they go on to the last month", () => {
    write("shop.csv", SHOP, ...tenths("2024-11", "2026-10").map((day, i) => order(i, day)));
    const { figures, parts } = results();
    expect([parts, figures.revenue?.now.value, figures.revenue?.before?.value]).toEqual([
      [],
      120,
      120,
    ]);
  });
});

test("orders that go on after the report are no file that ended", () => {
  write("settings.json", '{ "from": "2025-01", "until": "2025-12" }');
  const days = [...tenths("2025-01", "2025-09"), ...tenths("2026-02", "2026-10")];
  write("shop.csv", SHOP, ...days.map((day, i) => order(i, day)));
  const { parts, figures } = results();
  expect([parts, figures.revenue?.now.value, figures.revenue?.months?.at(-1)?.value]).toEqual([
    [],
    90,
    0,
  ]);
  // Nor have those a figure that are all of another time.
  write("shop.csv", SHOP, order(1, "2026-02-10"));
  expect(results().figures.revenue?.now.value).toBeNull();
  write("shop.csv", SHOP, order(1, "2024-02-10"), order(2, "2026-02-10"));
  expect(results().figures.revenue?.now.value).toBe(0);
});

test("each tool's own first and last day stand beside its files, also where others go on", () => {
  write("shop.csv", SHOP, ...tenths("2024-11", "2026-10").map((day, i) => order(i, day)));
  write(
    "payments.csv",
    "id,Amount,Status,Created (UTC),Amount Refunded,Customer ID,Currency",
    ...tenths("2024-11", "2026-03").map((day, i) => `ch_${i},5,Paid,${day} 09:00,0,c${i},EUR`),
  );
  expect(printed()).toMatch(
    /payments\.csv: read as stripe\.payments, 17 rows\. 17 counted, as orders\.csv would have them The first of November 10, 2024, the last of March 10, 2026/,
  );
});

test("orders of a few months are whole where months without one are usual", () => {
  const days = ["2025-11-10", "2026-02-10", "2026-05-10", "2026-08-10"];
  write("shop.csv", SHOP, ...days.map((day, i) => order(i, day)));
  write("desk.csv", DESK, ...tenths("2024-11", "2026-10").map((day, i) => ticket(i, day)));
  const { parts, figures } = results();
  // Two months without an order stand between any two, and two at the end.
  expect([parts, figures.revenue?.now.value, figures.revenue?.months?.at(-1)?.value]).toEqual([
    [],
    40,
    0,
  ]);
});

test("orders of one month are no fall from nothing", () => {
  write("shop.csv", SHOP, order(1, "2026-06-03"), order(2, "2026-06-27"));
  const { figures, ...found } = results();
  expect(figures.revenue?.now.value).toBe(20);
  const told = figures.revenue?.months?.filter(({ value }) => value !== null);
  expect(told?.map(({ value, n }) => [value, n])).toEqual([[20, 2]]);
  const text = printed({ figures, ...found });
  expect(text).not.toContain("May: 0");
  expect(text).toContain("From June 3, 2026 to June 27, 2026 only: shop.csv.");
});

test("a value of some months is none of a year, whatever share of customers is kept", () => {
  write("shop.csv", SHOP, ...tenths("2026-08", "2026-10").map((day, i) => order(i, day)));
  write("subs.csv", STRIPE, subscription(1, "2024-01-05"), subscription(2, "2026-10-05"));
  expect(results().figures.lifetimeValue?.now.value).toBeNull();
});

test("a report of some months has no lifetime value, and says why", () => {
  write("shop.csv", SHOP, ...tenths("2025-08", "2026-10").map((day, i) => order(i, day)));
  write("subs.csv", STRIPE, subscription(1, "2024-01-05"), subscription(2, "2026-09-05"));
  write("settings.json", '{ "from": "2026-08", "until": "2026-10" }');
  const some = results();
  expect(some.figures.lifetimeValue).toBe(undefined);
  expect(printed(some)).toContain("Lifetime value takes a report of twelve months: ");
  write("settings.json", '{ "from": "2025-11", "until": "2026-10" }');
  expect(results().figures.lifetimeValue?.now.value).not.toBe(null);
});

test("a file with a header alone has no revenue, rather than none", () => {
  write("shop.csv", SHOP);
  write("desk.csv", DESK, ticket(1, "2026-10-03"));
  const { figures } = results();
  expect(figures.revenue?.now.value).toBeNull();
  expect(figures.revenue?.months?.every(({ value }) => value === null)).toBe(true);
});

describe("subscriptions as they were long ago", () => {
  /** Two begin each month, and one of those leaves after half a year, as far as that was known. */
  const known = (until: string) =>
    tenths("2023-01", until).flatMap((day, i) => {
      const end = tenths(day.slice(0, 7), until)[6] ?? "";
      return [subscription(2 * i, day), subscription(2 * i + 1, day, end)];
    });

  test("are reported to their end, not to a year in which nobody left", () => {
    write("subs.csv", STRIPE, ...known("2026-01"));
    const { settings, figures } = results();
    expect(settings.months.at(-1)?.key).toBe("2026-01");
    // By 1 February 2025 25 × 2 had begun, of which those of the first 19 months had left: 31.
    // Of these the six that began from August on left in the year.
    expect(figures.retention?.now).toMatchObject({ value: 25 / 31, n: 31 });
  });

  test("are not trusted beside files that go on", () => {
    write("subs.csv", STRIPE, ...known("2026-01"));
    write("desk.csv", DESK, ...tenths("2024-11", "2026-10").map((day, i) => ticket(i, day)));
    const found = results();
    expect(found.settings.months.at(-1)?.key).toBe("2026-10");
    expect(found.figures.retention?.before).toBeUndefined();
    const months = found.figures.retention?.months?.map(({ value }) => value !== null);
    expect(months).toEqual([...Array(3).fill(true), ...Array(9).fill(false)]);
    const text = printed(found);
    expect(text).toContain(
      "Not to be trusted: Customers kept. After January 10, 2026 nobody joins",
    );
    expect(text).not.toMatch(/customers left \(/);
  });

  test("are none where such silence is usual, nor where somebody joined and left since", () => {
    write("desk.csv", DESK, ...tenths("2024-11", "2026-10").map((day, i) => ticket(i, day)));
    write(
      "subs.csv",
      STRIPE,
      subscription(1, "2025-01-10"),
      subscription(2, "2025-07-10", "2026-05-10"),
    );
    expect(results().parts).toEqual([]);
    const joined = subscription(999, "2026-11-03");
    write("subs.csv", STRIPE, ...known("2026-01"), joined);
    expect(results().parts).toMatchObject([{ file: "memberships", silence: "leaving" }]);
    write(
      "subs.csv",
      STRIPE,
      ...known("2026-01"),
      subscription(998, "2025-03-10", "2026-10-10"),
      joined,
    );
    expect(results().parts).toEqual([]);
  });
});

test("people whom two tools call otherwise are told, and cost nothing that is said", () => {
  write("settings.json", '{ "ticketCost": 60 }');
  const days = tenths("2025-11", "2026-10");
  write("shop.csv", SHOP, ...days.map((day, i) => order(i, day)));
  write("desk.csv", DESK, ...days.map((day, i) => ticket(i, day)));
  const text = printed();
  expect(text).toContain(
    "Nobody who is in shop.csv is in desk.csv, so that what takes both is left out.",
  );
  expect(text).not.toContain("Answering a ticket is taken to cost");
  const asked = days.map((day, i) => ticket(i, day).replace(/^(\d+),(\d)/, "$1,u$2@x.com"));
  write("desk.csv", DESK, ...asked);
  expect(printed()).not.toContain("Nobody who is in");
  // Who bought once for 10 asked once for 60, and so on: nobody brings anything.
  expect(printed()).toContain(
    "All buyers together bring nothing. 100.0% of the buyers cost more than they bring.",
  );
  expect(printed()).toContain("Answering a ticket is taken to cost €60");
});

test("trials that last are customers in no part of the page", () => {
  const paid = ["2025-01-05", "2025-03-05", "2025-05-05"].map((day, i) => subscription(i, day));
  const trials = [1, 2, 3, 4].map((i) =>
    subscription(10 + i, "2026-10-25", "", "2026-12-25").replace(",active,", ",trialing,"),
  );
  write("subs.csv", STRIPE, ...paid, ...trials);
  const { stays, year } = results().findings.memberships!.result;
  expect([year.all.retention.n, stays.n]).toEqual([3, 3]);
});

test("dates in the future are told, in every language", () => {
  write("shop.csv", SHOP, order(1, "2026-10-03"), order(2, "2027-06-15"));
  const found = results();
  expect(found.figures.revenue?.now.value).toBe(10);
  expect(printed(found)).toContain("dates in the future in shop.csv, up to June 15, 2027");
  for (const language of LANGUAGES) {
    const text = print(found, sayIn(language, found.settings)).join("\n");
    expect(text.split("shop.csv").length).toBeGreaterThan(2);
  }
});

describe("a column that is there and says nothing", () => {
  const days = Array.from({ length: 30 }, (_, i) => `2026-01-${String(1 + i).padStart(2, "0")}`);

  test("has no tile, and is told, in every language", () => {
    write(
      "answers.csv",
      "at,nps,csat,segment",
      ...days.map((day, i) => `${day},,${1 + (i % 5)}, `),
    );
    const found = results();
    // Of five answers each the 4 and the 5 are satisfied.
    expect(found.figures.csat!.now.value).toBe(0.4);
    expect(Object.keys(found.figures)).toEqual(["csat"]);
    expect(printed(found)).toContain(
      'Nothing in the column "nps" of answers.csv: recommendation left out.',
    );
    for (const language of LANGUAGES) {
      const say = sayIn(language, found.settings);
      const text = print(found, say, { isWhole: true }).join(" ").replace(/\s+/g, " ");
      expect(text).toContain(say.words.notes.blankColumn(say.file("answers.csv"), "segment"));
      expect(text).not.toContain(say.words.notes.noColumn(say.file("answers.csv"), "segment"));
    }
  });

  test("is another one than one of which every cell was rejected", () => {
    write(
      "answers.csv",
      "at,nps,csat",
      ...days.map((day, i) => `${day},9,${i < 20 ? "" : "good"}`),
    );
    const found = results();
    expect(Object.keys(found.figures)).toEqual(["nps", "csat"]);
    expect(printed(found)).not.toContain("Nothing in the column");
  });
});

test("an order that is half of all sales is told, in every language, as one with its decimal mark lost", () => {
  const said = (amount: string) => {
    // Thirty orders of 20 are 600 together.
    const lines = Array.from({ length: 30 }, (_, i) => {
      return `C${i},2026-${String(1 + (i % 2)).padStart(2, "0")}-0${1 + (i % 7)},20.00`;
    });
    write("orders.csv", "customerId,at,amount", ...lines, `C1,2026-01-09,${amount}`);
    return results();
  };
  const found = said("600");
  expect(printed(found)).toContain(
    "One order of the customer C1, of 600, is half of all that was sold, or more: is it right?",
  );
  for (const language of LANGUAGES) {
    const say = sayIn(language, found.settings);
    const text = print(found, say).join(" ").replace(/\s+/g, " ");
    expect(text).toContain(say.words.trust.largest(say.quoted("C1"), say.cash(600)));
  }
  expect(printed(said("599"))).not.toContain("One order");
});

test("a customer with half of all answers or tickets is told, too", () => {
  const who = (i: number) => (i % 2 ? "bot" : `C${i}`);
  const days = Array.from({ length: 40 }, (_, i) => `2026-0${1 + (i % 2)}-${10 + (i % 9)}`);
  write("answers.csv", "at,nps,customerId", ...days.map((day, i) => `${day},9,${who(i)}`));
  write(
    "tickets.csv",
    "createdAt,firstRespondedAt,customerId",
    ...days.map((day, i) => `${day} 10:00,${day} 11:0${i % 9},${who(i)}`),
  );
  const text = printed(results());
  expect(text).toContain("The customer bot has 20 of 40 answers:");
  expect(text).toContain("The customer bot has 20 of 40 tickets:");
});

test("a customer with half of all orders is told, in every language, as guests may share a name", () => {
  const said = (buyers: readonly string[]) => {
    const lines = buyers.map(
      (id, i) => `${id},2026-${String(1 + (i % 9)).padStart(2, "0")}-0${1 + (i % 7)},5`,
    );
    write("orders.csv", "customerId,at,amount", ...lines);
    return results();
  };
  const found = said(Array.from({ length: 40 }, (_, i) => (i % 2 ? "0" : `C${i}`)));
  expect(printed(found)).toContain(
    "The customer 0 has 20 of 40 orders: is it a name that all share who have none?",
  );
  for (const language of LANGUAGES) {
    const say = sayIn(language, found.settings);
    const text = print(found, say).join(" ").replace(/\s+/g, " ");
    const { trust } = say.words;
    expect(text).toContain(
      trust.busiest(say.quoted("0"), say.count(20), say.counted("orders", 40)).replace(/\s+/g, " "),
    );
  }
  expect(
    printed(said(Array.from({ length: 41 }, (_, i) => (i % 2 ? "0" : `C${i}`)))),
  ).not.toContain("The customer");
  expect(printed(said(Array.from({ length: 19 }, () => "C1")))).not.toContain("The customer");
});

test("a date in the future is no sign that a file goes on until today", () => {
  // Orders of 10 a month until December 2025, and one whose year was mistyped; now it is November 2026.
  const months = tenths("2024-12", "2025-12");
  write("shop.csv", SHOP, ...months.map((day, i) => order(i, day)), order(99, "2062-05-10"));
  const found = results();
  expect(found.settings.months.map(({ key }) => key)).toEqual(
    months.slice(1).map((day) => day.slice(0, 7)),
  );
  expect(found.figures.revenue?.now.value).toBe(120);
  const text = printed(found);
  expect(text).toContain("dates in the future in shop.csv, up to May 10, 2062");
  expect(text).not.toMatch(/Revenue fell|Oct: 0/);
  // Beside tickets that go on, orders have ended.
  write("desk.csv", DESK, ...tenths("2024-11", "2026-10").map((day, i) => ticket(i, day)));
  expect(results().parts).toMatchObject([{ file: "orders", lacks: "months", isDoubtful: true }]);
});

describe("what a later file leaves out, an earlier one does not bring back:", () => {
  test("orders that were voided since, and paid ones that were pending", () => {
    write("orders_1.csv", SHOP, order(1, "2026-06-01"), order(2, "2026-06-02", "pending"));
    write(
      "orders_2.csv",
      SHOP,
      order(1, "2026-06-01", "voided"),
      order(2, "2026-06-02"),
      order(3, "2026-06-03", "refunded", 10),
    );
    // 10 of the second, and nothing of the third.
    const { figures, exports } = results();
    expect(figures.revenue?.now).toMatchObject({ value: 10, n: 2 });
    const [read] = exports.read;
    const left = [...read!.leftOut.values()].reduce((sum, count) => sum + count, 0);
    expect(read!.records.length + read!.repeated + left).toBe(read!.rows);
  });

  test("tickets that were deleted", () => {
    write("a.csv", DESK, ticket(1, "2026-06-01", 30), ticket(2, "2026-06-02", 60));
    write("b.csv", DESK, ticket(2, "2026-06-02", 60, "Deleted"));
    expect(results().figures.firstResponse?.now).toMatchObject({ value: 30 * 60_000, n: 1 });
  });

  test("trials that ended in nothing", () => {
    const paid = [subscription(1, "2025-01-05"), subscription(2, "2025-01-05", "2026-10-05")];
    write("subs-9.csv", STRIPE, ...paid, subscription(3, "2025-01-20", "", "2025-02-03"));
    write(
      "subs-10.csv",
      STRIPE,
      ...paid,
      subscription(3, "2025-01-20", "2025-02-03", "2025-02-03"),
    );
    expect(results().figures.retention?.now).toMatchObject({ value: 1 / 2, n: 2 });
  });
});

test("that the day stands first is said of files that do not say it themselves", () => {
  write(
    "monkey.csv",
    "Respondent ID,Collector ID,End Date,How likely is it that you would recommend us?",
    // SurveyMonkey has the month first, wherever its users are.
    "1,9,02/03/2026 09:00:00 AM,10",
  );
  write(
    "formular.csv",
    "Zeitstempel;Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
    "02.03.2026 09:00:00;0",
  );
  write(
    "visits.csv",
    "Timestamp,How likely are you to recommend us?",
    "04/05/2026 09:00:00,0",
    "04/25/2026 09:00:00,0",
  );
  const found = scorecardOf(own.path, new Date("2026-11-29"), null, { dayFirst: true });
  const at = found.exports.read.flatMap(({ records }) =>
    records.map((record) => (record as { at: Date }).at.toISOString().slice(0, 10)),
  );
  expect(at.sort()).toEqual(["2026-02-03", "2026-03-02", "2026-04-05", "2026-04-25"]);
});

test("the last of several files is the one that people count last", () => {
  const names = ["desk.csv", "desk (1).csv", "desk (2).csv", "desk (10).csv"];
  for (const [i, name] of names.entries()) write(name, DESK, ticket(1, "2026-06-01", 10 * (i + 1)));
  const { exports, figures } = results();
  expect(exports.read[0]!.files).toEqual(names);
  expect(printed()).toContain("else the file that is last by name, desk (10).csv");
  expect(figures.firstResponse?.now.value).toBe(40 * 60_000);
});

test("of several files the one counts that was changed last, where they say so, whatever their names", () => {
  const dated = (row: string, day: string) => `${row},${day} 10:00`;
  write(
    "desk july.csv",
    `${DESK},Updated at`,
    dated(ticket(1, "2026-06-01", 30), "2026-07-05"),
    dated(ticket(2, "2026-06-02", 30, "Deleted"), "2026-07-05"),
    dated(ticket(3, "2026-06-03", 90), "2026-06-03"),
  );
  write(
    "desk june.csv",
    `${DESK},Updated at`,
    dated(ticket(1, "2026-06-01", "", "Open"), "2026-06-01"),
    dated(ticket(2, "2026-06-02", 60), "2026-06-02"),
    dated(ticket(3, "2026-06-03", 50), "2026-06-04"),
  );
  // The first after 30 minutes, the second deleted, the third after 50.
  const { figures, exports } = results();
  expect(figures.firstResponse?.now).toMatchObject({ value: 40 * 60_000, n: 2 });
  const [read] = exports.read;
  expect([read!.records.length, read!.repeated, read!.leftOut.get("deleted")]).toEqual([2, 3, 1]);
});

describe("an export that has a name of our own", () => {
  test("is one still", () => {
    copyFileSync(join(SAMPLES, "zendesk-tickets.csv"), join(own.path, "tickets.csv"));
    write("orders.csv", SHOP, order(1, "2026-01-05"));
    const { exports, figures } = results();
    expect(exports.read.map(({ source, isHidden }) => [source, isHidden])).toEqual([
      ["shopify.orders", false],
      ["zendesk.tickets", false],
    ]);
    expect(figures.revenue?.now.value).toBe(10);
    expect(figures.firstResponse?.now.n).toBe(9);
  });

  test("is ours where it has our columns, or settings.json names them", () => {
    write("answers.csv", "Timestamp,at,nps", "2026-06-01 09:00,2026-06-02,10");
    expect(results().exports.read).toEqual([]);
    write("answers.csv", "Timestamp,How likely are you to recommend us?", "2026-06-01 09:00,10");
    expect(results().exports.read.map(({ source }) => source)).toEqual(["googleForms.responses"]);
    write(
      "settings.json",
      '{ "columns": { "answers": { "at": "Timestamp", "nps": "How likely are you to recommend us?" } } }',
    );
    expect(results().exports.read).toEqual([]);
    expect(results().figures.nps?.now.value).toBe(100);
  });
});

test("folders and workbooks are named as what is not read", () => {
  write("shop.csv", SHOP, order(1, "2026-06-01"));
  mkdirSync(join(own.path, "2025"));
  write("2025/shop.csv", SHOP, order(2, "2025-06-01"));
  mkdirSync(join(own.path, "pictures"));
  write("pictures/logo.svg", "<svg/>");
  write("zendesk.xlsx", "PK");
  write("readme.md", "Ours");
  mkdirSync(join(own.path, ".git"));
  const found = results();
  expect(found.exports.unread).toEqual(["2025", "zendesk.xlsx"]);
  for (const language of LANGUAGES) {
    expect(print(found, sayIn(language, found.settings)).join("\n")).toMatch(/2025.*zendesk\.xlsx/);
  }
  rmSync(join(own.path, "shop.csv"));
  expect(complaint()).toMatch(/in the folder itself are read, so not 2025, zendesk\.xlsx\.$/);
});

test.each([
  ["PK\u0003\u0004\u0014\u0000", "a workbook or another archive"],
  ["%PDF-1.7\n\u0000", "a PDF"],
])("a file that begins with %j is no table", (beginning, kind) => {
  writeFileSync(join(own.path, "shop.csv"), Buffer.from(beginning, "latin1"));
  expect(complaint()).toContain(`shop.csv is ${kind}`);
});

test.each([
  ["£", "EUR", 0],
  ["£", "GBP", 10],
  ["$", "CAD", 10],
  ["AU $", "AUD", 10],
  ["$", "EUR", 0],
])("a price in %s is counted in %s or not", (sign, currency, amount) => {
  write(
    "ebay.csv",
    "Order Number,Buyer Username,Total Price,Sale Date,Paid On Date",
    `18-15123-90442,ann,${sign}10.00,Jun-20-26,Jun-21-26`,
  );
  write("settings.json", `{ "currency": "${currency}" }`);
  if (amount > 0) expect(results().figures.revenue?.now.value).toBe(amount);
  else expect(complaint()).toContain(`left out: not in ${currency} 1`);
});

test("a sign and the code of its currency are one, where settings.json says which that is", () => {
  write(
    "ebay.csv",
    "Order Number,Buyer Username,Total Price,Sale Date,Paid On Date",
    "18-15123-90442,ann,$10.00,Jun-20-26,Jun-21-26",
  );
  write("shop.csv", SHOP, order(1, "2026-06-20").replace("EUR", "USD"));
  expect(complaint()).toContain('Say in settings.json which of them counts, as "currency": "USD".');
  write("settings.json", '{ "currency": "usd" }');
  expect(results().figures.revenue?.now.value).toBe(20);
});

test("the interval of all who wait stands beside their median, not beside that of those answered", () => {
  // Thirty were answered after 1 to 30 hours, five wait still. The middle of the thirty is between 15 and 16
  // hours, the eighteenth of all 35 was answered after 18.
  const tickets = Array.from({ length: 35 }, (_, i) =>
    ticket(i, "2026-10-05", i < 30 ? 60 * (i + 1) : "", i < 30 ? "Solved" : "Open"),
  );
  write("desk.csv", DESK, ...tickets);
  const { figures, ...found } = results();
  const hour = 3_600_000;
  const { withWaiting, ...now } = figures.firstResponse!.now;
  expect(now).toEqual({ value: 15.5 * hour, n: 30 });
  expect(withWaiting).toMatchObject({ value: 18 * hour, n: 35 });
  expect(withWaiting!.interval!.lower).toBeLessThan(18 * hour);
  expect(printed({ figures, ...found })).toMatch(
    /First reply \(median\) 15h 30m With those that still wait: 18h 0m \(95%: /,
  );
});

describe("tickets with days in place of moments", () => {
  const told = (came: (day: string) => string, replied: (day: string) => string, zone = "UTC") => {
    write("settings.json", `{ "timeZone": "${zone}" }`);
    const rows = tenths("2026-01", "2026-10").map((day) => `${came(day)},${replied(day)}`);
    write("tickets.csv", "createdAt,firstRespondedAt", ...rows);
    return results();
  };
  const same = (day: string) => day;
  const next = (day: string) => day.replace("-10", "-11");

  test.each([
    ["both", same, same, "UTC"],
    ["both, where clocks go forward at midnight", same, next, "Africa/Cairo"],
    ["when they came", same, (day: string) => `${day} 09:30`, "UTC"],
    ["when they were answered", (day: string) => `${day} 09:30`, next, "Asia/Tehran"],
  ])("are not trusted: %s", (_, came, replied, zone) => {
    const found = told(came, replied, zone);
    // Answered within a minute or at the end of the day, who knows: that is no median of 0, nor of 14 h 30 min.
    expect(printed(found)).toMatch(
      /! Not to be trusted: Replied within 4 h, First reply \(median\)\. tickets\.csv has days without times of day/,
    );
    expect(printed(found)).toContain("? doubtful");
  });

  test("are as ever where there are times, also of midnight", () => {
    const found = told(
      (day) => (day.startsWith("2026-03") ? `${day} 00:01` : day),
      (day) => `${day} 09:30`,
    );
    expect(printed(found)).not.toContain("Not to be trusted");
  });
});

test("of four buyers there is no best fifth, and of no profit no share", () => {
  write("shop.csv", SHOP, ...[1, 2, 3, 4].map((id) => order(id, "2026-10-03")));
  expect(printed()).not.toContain("best fifth");
  write(
    "shop.csv",
    SHOP,
    ...tenths("2026-01", "2026-10").map((day, i) => order(i, day, "refunded", 10)),
  );
  expect(printed()).not.toMatch(/brings - of|- of all buyers/);
});

test("of many files the first and the last are named beside what is said of all", () => {
  for (const [i, day] of tenths("2025-11", "2026-10").entries()) {
    write(`shop ${day.slice(0, 7)}.csv`, SHOP, order(i, day));
  }
  expect(printed()).toContain("Not told by shop 2025-11.csv … shop 2026-10.csv (12), and so");
});

describe("recommendations that may have been asked on five points", () => {
  const told = (score: (i: number) => number, n = 20) => {
    const answers = Array.from({ length: n }, (_, i) => {
      return `2026-${String(1 + (i % 2)).padStart(2, "0")}-10 09:30,${score(i)},4`;
    });
    write("answers.csv", "at,nps,csat", ...answers);
    return printed(results());
  };

  test("are not trusted, and how satisfied people are is", () => {
    const text = told((i) => 1 + (i % 5));
    expect(text).toMatch(
      /! Not to be trusted: Recommendation \(NPS\)\. No answer in answers\.csv is above 5: they may be of five points/,
    );
    // 4 of five points is satisfied.
    expect(text).toMatch(/Satisfied \(CSAT\) +100\.0%(?! +\? doubtful)/);
  });

  test.each([
    ["one is above", (i: number) => (i === 0 ? 6 : 3), 20],
    ["one is 0", (i: number) => (i === 0 ? 0 : 3), 20],
    ["they are few", () => 3, 19],
  ])("are as they are where %s", (_, score, n) => {
    expect(told(score, n)).not.toContain("above 5");
  });
});
