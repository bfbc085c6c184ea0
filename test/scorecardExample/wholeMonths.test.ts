import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import type { Results } from "../../examples/scorecard/results/results";
import type { Tile } from "../../examples/scorecard/sections/block";
import { headlines } from "../../examples/scorecard/sections/headlines";
import { monthPanels } from "../../examples/scorecard/sections/multiples";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

const DAY = 86_400_000;

/** Noon of every day from one to another, both included. */
function daysFrom(first: string, last: string): string[] {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  return Array.from({ length: (end - start) / DAY + 1 }, (_, i) =>
    new Date(start + i * DAY).toISOString().slice(0, 10),
  );
}

function write(name: string, header: string, rows: readonly string[]): void {
  own.write(name, `${header}\n${rows.join("\n")}\n`);
}

/** Twenty orders of 10 a day, each of a buyer of its own; all are alike. */
function writeOrders(first: string, last: string, isOpen = (_day: string) => true): void {
  const days = daysFrom(first, last).filter(isOpen);
  const rows = days.flatMap((day) =>
    Array.from({ length: 20 }, (_, i) => `${day}-${i},${day}T12:00:00Z,10`),
  );
  write("orders.csv", "customerId,at,amount", rows);
}

/** Every day the same three answers. */
function writeAnswers(first: string, last: string): void {
  const rows = daysFrom(first, last).flatMap((day) => [10, 8, 3].map((nps) => `${day},${nps}`));
  write("answers.csv", "at,nps", rows);
}

function firstOf(results: Results): string {
  const [block] = headlines(results, sayIn(LANGUAGES[0]!, results.settings)).blocks;
  return block?.type === "sentences" ? block.lines[0]! : "";
}

function tilesOf(results: Results, language = LANGUAGES[0]!): readonly Tile[] {
  const { blocks } = headlines(results, sayIn(language, results.settings));
  return blocks.flatMap((block) => (block.type === "tiles" ? block.tiles : []));
}

/** What its tile says of what it rests on. */
function besideRevenue(results: Results): readonly string[] {
  return tilesOf(results).find(({ name }) => name === "Revenue")!.losses;
}

/** Expects that nothing has changed, and that orders of those days alone were sold. */
function expectOnlyOrdersOf(days: string): void {
  const results = own.results();
  expect(firstOf(results)).toBe(NOTHING);
  expect(besideRevenue(results)).toEqual([`From ${days} only: orders.csv.`]);
}

/** The report of 2025-03 to 2026-02: see `ownFolder`. */
const NOTHING = "No figure has changed by more than chance.";

describe("months of which a file does not tell all", () => {
  test("sell no less where the orders end three weeks before the other files", () => {
    writeAnswers("2024-03-01", "2026-02-28");
    writeOrders("2024-03-01", "2026-02-07");
    const results = own.results();
    // 7 days of 20 orders of 10, and 31 in January.
    expect(results.figures.revenue?.months?.slice(-2).map(({ value }) => value)).toEqual([
      6200, 1400,
    ]);
    expect(firstOf(results)).toBe(NOTHING);
    expect(besideRevenue(results)).toEqual([
      "From March 1, 2024 to February 7, 2026 only: orders.csv.",
    ]);
    // 30 days of 200, and not the 1,400 of seven days.
    const { panels } = monthPanels(results, sayIn(LANGUAGES[0]!, results.settings));
    expect(panels.find(({ title }) => title === "Revenue")?.summary).toBe(
      "Lowest Apr 2025 (6,000), highest Mar 2025 (6,200).",
    );
  });

  test("sell no less where the orders of every hour lack the last day", () => {
    writeAnswers("2024-03-01", "2026-02-28");
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
    const rows = daysFrom("2024-03-01", "2026-02-27").flatMap((day) =>
      hours.flatMap((hour) =>
        [15, 45].map((minute) => `${day}-${hour}-${minute},${day}T${hour}:${minute}:00Z,10`),
      ),
    );
    write("orders.csv", "customerId,at,amount", rows);
    expectOnlyOrdersOf("March 1, 2024 to February 27, 2026");
  });

  test("are held against none, and so the last whole one is", () => {
    const rows = daysFrom("2024-03-01", "2026-02-10").flatMap((day) =>
      Array.from(
        { length: 20 },
        (_, i) => `${day}-${i},${day}T12:00:00Z,${day < "2026" ? 10 : 20}`,
      ),
    );
    write("orders.csv", "customerId,at,amount", rows);
    const results = own.results();
    // 30 or 31 days of 20 orders of 10, and 31 days of 20 orders of 20.
    expect(firstOf(results)).toMatch(
      /^Revenue rose from 6,[02]00 \(\w+ 2025\) to 12,400 \(January 2026\)/,
    );
    const { blocks } = headlines(results, sayIn(LANGUAGES[0]!, results.settings));
    const tiles = blocks.flatMap((block) => (block.type === "tiles" ? block.tiles : []));
    const { changes } = tiles.find(({ name }) => name === "Revenue")!;
    expect(changes.at(-1)).toMatchObject({
      text: "Jan: 12,400, Dec: 6,200",
      verdict: { text: "better" },
    });
  });

  test("are neither the lowest nor the highest, whatever they are of", () => {
    const answers = daysFrom("2025-03-01", "2026-02-03").map((day, d) => {
      return `${day},${day < "2026-02" ? [10, 10, 3][d % 3] : 3}`;
    });
    write("answers.csv", "at,nps", answers);
    const tickets = daysFrom("2025-03-01", "2026-02-03").flatMap((day, d) => {
      const hours = day < "2026-02" ? 1 + (d % 3) : 9;
      const at = Date.parse(`${day}T08:00:00Z`);
      return `${new Date(at).toISOString()},${new Date(at + hours * 3_600_000).toISOString()}`;
    });
    write("tickets.csv", "createdAt,firstRespondedAt", tickets);
    const results = own.results();
    // Of the three days of February, in which everybody is a detractor and waits for nine hours.
    expect(results.figures.nps?.months?.at(-1)?.value).toBe(-100);
    expect(results.figures.firstResponse?.months?.at(-1)?.value).toBe(9 * 3_600_000);
    const { panels } = monthPanels(results, sayIn(LANGUAGES[0]!, results.settings));
    expect(panels).toHaveLength(3);
    for (const { summary } of panels) expect(summary).not.toContain("Feb");
    // Of the tickets before February a third each has waited for one, two and three hours.
    expect(panels.map(({ summary }) => summary).slice(1)).toEqual([
      "The same in every whole month: 100.0%.",
      "The same in every whole month: 2h 0m.",
    ]);
    // A tile's line has it as its last point, and neither as its lowest nor as its highest.
    for (const { spark, changes } of tilesOf(results)) {
      const isAlike = spark!.summary.startsWith("The same in every whole month: ");
      expect(spark!.summary.split("Feb 2026")).toHaveLength(isAlike ? 1 : 2);
      expect(changes.at(-1)!.text).toMatch(/^Jan: .*, Dec: /);
    }
    expect(firstOf(results)).toBe(NOTHING);
  });

  test("sell no more than the first, in which the orders begin on the 20th", () => {
    writeAnswers("2024-03-01", "2026-02-28");
    writeOrders("2025-03-20", "2026-02-28");
    expectOnlyOrdersOf("March 20, 2025 to February 28, 2026");
  });

  test("keep no more customers where nobody is known to leave any more", () => {
    writeAnswers("2024-03-01", "2026-02-28");
    // Every day five of 5,000 customers leave and five join.
    const rows = daysFrom("2024-03-01", "2026-02-05").flatMap((day, d) =>
      Array.from({ length: 5 }, (_, i) => [
        `old-${5 * d + i},2020-01-01,${day}`,
        `new-${day}-${i},${day},`,
      ]).flat(),
    );
    const others = Array.from({ length: 1500 }, (_, i) => `${i},2020-01-01,`);
    write("memberships.csv", "customerId,startedAt,endedAt", [...rows, ...others]);
    const results = own.results();
    expect(firstOf(results)).toBe(NOTHING);
    expect(results.parts).toMatchObject([
      { file: "memberships", lacks: "days", isDoubtful: false },
    ]);
  });

  test("are as ever where rare things happen as rarely as before", () => {
    // One order a month, on the fifth: three more weeks tell nothing.
    const months = Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2024, 2 + i, 5)));
    const amounts = months.map((_, i) => (i === 23 ? 5000 : 10));
    const rows = months.flatMap((at, i) =>
      Array.from({ length: 40 }, (_, j) => `${i}-${j},${at.toISOString()},${amounts[i]}`),
    );
    write("orders.csv", "customerId,at,amount", rows);
    own.write("settings.json", '{ "from": "2025-03", "until": "2026-02" }');
    expect(firstOf(own.results())).toMatch(
      /^Revenue rose from 400 .* to 200,000 \(February 2026\)/,
    );
  });
});

describe("a year before of which a file does not tell all", () => {
  test("says from when on, on the tile and in the first sentence, in every language", () => {
    // 345 days from 21 March to the end of February of 20 orders of 10, and then 365 of 40.
    writeOrders("2024-03-21", "2026-02-28");
    const rows = daysFrom("2025-03-01", "2026-02-28").flatMap((day) =>
      Array.from({ length: 20 }, (_, i) => `${day}-more-${i},${day}T12:00:00Z,10\n`),
    );
    appendFileSync(join(own.path, "orders.csv"), rows.join(""));
    const results = own.results();
    expect(tilesOf(results).find(({ name }) => name === "Revenue")!.changes[0]).toMatchObject({
      text: "Year before, from March 21, 2024 on: 69,000",
      verdict: { text: "better" },
    });
    expect(firstOf(results)).toMatch(
      /^Revenue rose from 69,000 \(a year earlier, from March 21, 2024 on\) to 146,000 /,
    );
    for (const language of LANGUAGES) {
      const day = sayIn(language, results.settings).day(Date.UTC(2024, 2, 21, 12));
      const [revenue] = tilesOf(results, language);
      expect(revenue!.changes[0]!.text).toContain(day);
    }
  });

  test("of answers, too; and one of which it tells all says nothing of the kind", () => {
    writeAnswers("2024-06-01", "2026-02-28");
    expect(tilesOf(own.results())[0]!.changes[0]!.text).toBe(
      "Year before, from June 1, 2024 on: 0.0",
    );
    writeAnswers("2024-02-28", "2026-02-28");
    expect(tilesOf(own.results())[0]!.changes[0]!.text).toBe("Year before: 0.0");
  });
});

describe("a month without anything", () => {
  test("in a file of every day is none of nothing: the last has not risen from it", () => {
    writeOrders("2024-03-01", "2026-02-28", (day) => !day.startsWith("2025-07"));
    const results = own.results();
    expect(firstOf(results)).toBe(NOTHING);
    expect(besideRevenue(results)).toEqual([
      "Nothing from July 1, 2025 to July 31, 2025: orders.csv.",
    ]);
    // It is blank, wherever months are told.
    expect(results.figures.revenue!.months!.map(({ value }) => value)[4]).toBeNull();
    expect(tilesOf(results).find(({ name }) => name === "Revenue")!.spark!.summary).not.toContain(
      "Jul 2025",
    );
  });

  test("that comes each year is as ever", () => {
    writeOrders("2024-03-01", "2026-02-28", (day) => !day.includes("-07-"));
    const results = own.results();
    expect(besideRevenue(results)).toEqual([]);
    // So it rose a year before, too.
    expect(firstOf(results)).toMatch(
      /^No figure has changed by more than chance, other than as it did/,
    );
  });
});

describe("customers of whom nobody leaves", () => {
  const kept = () => own.results().parts.map(({ file, silence }) => [file, silence]);

  test("for longer than ever, while others join, may have left: whoever has the file is told", () => {
    const days = daysFrom("2024-03-01", "2026-02-28");
    const rows = days.flatMap((day, d) => [
      `old-${d},2020-01-01,${day < "2025-09-10" ? day : ""}`,
      `new-${d},${day},`,
    ]);
    write("memberships.csv", "customerId,startedAt,endedAt", rows);
    own.write("settings.json", '{ "from": "2025-03", "until": "2026-02" }');
    const results = own.results();
    expect(firstOf(results)).toBe(
      "What has changed cannot be said, as these figures are not to be trusted.",
    );
    expect(results.parts).toMatchObject([{ silence: "leaving", isDoubtful: true }]);
    expect(results.figures.retention!.months!.map(({ value }) => value !== null)).toEqual([
      ...Array(7).fill(true),
      ...Array(5).fill(false),
    ]);
  });

  test("at all are those of a file of customers there now, where they are many", () => {
    own.write("settings.json", '{ "from": "2025-03", "until": "2026-02" }');
    const rows = Array.from({ length: 60 }, (_, i) => `${i},2024-0${1 + (i % 9)}-05,`);
    write("memberships.csv", "customerId,startedAt,endedAt", [...rows, "last,2026-02-20,"]);
    expect(kept()).toEqual([["memberships", "ever"]]);
    write("memberships.csv", "customerId,startedAt,endedAt", [
      ...rows.slice(40),
      "last,2026-02-20,",
    ]);
    expect(kept()).toEqual([]);
  });
});

test("a month of answers on five points is told, as they make a score fall to nothing", () => {
  const days = daysFrom("2025-03-01", "2026-02-28");
  const rows = days.map((day, d) => `${day},${day < "2026-01" ? [10, 9, 4][d % 3] : 1 + (d % 5)}`);
  write("answers.csv", "at,nps", rows);
  const results = own.results();
  expect(results.shortScale).toMatchObject([{ month: Date.UTC(2026, 0, 1), isDoubtful: true }]);
  expect(firstOf(results)).toBe(
    "What has changed cannot be said, as these figures are not to be trusted.",
  );
  for (const language of LANGUAGES) {
    const [block] = headlines(results, sayIn(language, results.settings)).blocks;
    expect(block?.type === "sentences" && block.alerts).toMatchObject([
      expect.stringMatching(/2026|۲۰۲۶|٢٠٢٦/),
    ]);
  }
});

describe("months of fewer days", () => {
  test("keep no more customers, as fewer of as many a day leave", () => {
    // 100 of 20,000 leave each day: 15.5 % in January, and 14.0 % in February. By a test of the two shares
    // z = 0.015 / √(2 × 0.1475 × 0.8525 / 20,000) = 4.2.
    const rows = daysFrom("2026-01-01", "2026-02-28").flatMap((day, d) =>
      Array.from({ length: 100 }, (_, i) => [
        `old-${100 * d + i},2025-12-01,${day}`,
        `new-${day}-${i},${day},`,
      ]).flat(),
    );
    const others = Array.from({ length: 20_000 - 5900 }, (_, i) => `${i},2025-12-01,`);
    write("memberships.csv", "customerId,startedAt,endedAt", [...rows, ...others]);
    own.write("settings.json", '{ "from": "2026-01", "until": "2026-02" }');
    const results = own.results();
    const values = results.figures.retention!.months!.map(({ value }) => value);
    expect(values).toEqual([1 - 3100 / 20_000, 1 - 2800 / 20_000]);
    expect(firstOf(results)).toBe(NOTHING);
  });

  test("bring no less of each buyer who buys every day", () => {
    // Between 9 and 11 a day: some 310 in a month of 31 days, and 280 in February.
    const rows = daysFrom("2025-03-01", "2026-02-28").flatMap((day, d) =>
      Array.from({ length: 40 }, (_, i) => `c${i},${day}T12:00:00Z,${9 + ((i + d) % 3)}`),
    );
    write("orders.csv", "customerId,at,amount", rows);
    const results = own.results();
    expect(firstOf(results)).toBe(NOTHING);
  });
});

describe("tickets that end before the report does", () => {
  test("do not count as waiting until then", () => {
    writeAnswers("2024-03-01", "2026-02-28");
    // Ten a day, each answered after three days where the file goes on so long.
    const end = Date.parse("2026-02-09T18:00:00Z");
    const rows = daysFrom("2024-03-01", "2026-02-09").flatMap((day) =>
      Array.from({ length: 10 }, (_, i) => {
        const asked = Date.parse(`${day}T08:00:00Z`) + i * 3_600_000;
        const answered = asked + 3 * DAY;
        return `${new Date(asked).toISOString()},${answered < end ? new Date(answered).toISOString() : ""}`;
      }),
    );
    write("tickets.csv", "createdAt,firstRespondedAt", rows);
    own.write("settings.json", '{ "answerWithinHours": 96 }');
    const results = own.results();
    expect(results.figures.withinTarget?.months?.at(-1)?.value).toBe(1);
    expect(results.findings.tickets!.result.year.all.oldestUnanswered).toBeLessThan(4 * DAY);
    expect(firstOf(results)).toBe(NOTHING);
  });
});

test("memberships that have all ended may be those of who cancelled alone, which is told in every language", () => {
  own.write("settings.json", '{ "from": "2025-03", "until": "2026-02" }');
  const ends = daysFrom("2025-01-01", "2026-03-10");
  const rows = ends.slice(0, -9).map((end, i) => `${i},2024-0${1 + (i % 9)}-05,${end}`);
  write("memberships.csv", "customerId,startedAt,endedAt", rows);
  const results = own.results();
  expect(results.parts).toMatchObject([{ silence: "staying", isDoubtful: true }]);
  expect(results.highlights.stake).toBeNull();
  for (const language of LANGUAGES) {
    const say = sayIn(language, results.settings);
    const [tile] = tilesOf(results, language);
    expect(tile!.losses).toEqual([say.words.trust.gone(say.file("memberships.csv"))]);
    expect(tile!.status!.text).toContain(say.words.doubtful);
  }
  write("memberships.csv", "customerId,startedAt,endedAt", [...rows, "last,2024-01-05,"]);
  expect(own.results().parts.map(({ silence }) => silence)).not.toContain("staying");
});
