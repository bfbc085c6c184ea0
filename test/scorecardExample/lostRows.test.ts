import { describe, expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { LostRows } from "../../examples/scorecard/lib/lostRows";
import { sections } from "../../examples/scorecard/sections/sections";
import { print } from "../../examples/scorecard/terminal/print";
import { isLong } from "../runs";
import { seeded } from "../seeded";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

const TARGETS = { nps: { red: 0, green: 20 }, retention: { red: 0.7, green: 0.8 } };

function write(name: string, lines: readonly string[]): void {
  own.write(name, `${lines.join("\n")}\n`);
  const settings = { timeZone: "UTC", from: "2025-01", until: "2025-12", targets: TARGETS };
  own.write("settings.json", JSON.stringify(settings));
}

function read() {
  const results = own.results();
  const text = print(results, sayIn(en, results.settings)).join(" ").replace(/\s+/g, " ");
  return { ...results, text };
}

/** An answer on some day of 2025. */
interface Answer {
  readonly day: string;
  readonly time: string;
  readonly nps: number;
  readonly segment: string;
}

function answersOf(count: number, seed: number): Answer[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 365)));
    const hour = 7 + Math.floor(random() * 14);
    return {
      day: day.toISOString().slice(0, 10),
      time: `${String(hour).padStart(2, "0")}:30`,
      nps: Math.floor(11 * random() ** 0.5),
      segment: random() < 0.3 ? "cafe" : "home",
    };
  });
}

function npsOf(answers: readonly Answer[]): number {
  const promoters = answers.filter(({ nps }) => nps >= 9).length;
  const detractors = answers.filter(({ nps }) => nps <= 6).length;
  return (100 * (promoters - detractors)) / answers.length;
}

describe("a file without a fault", () => {
  test("has its figure, its status and not a word of doubt", () => {
    const answers = answersOf(400, 1);
    write("answers.csv", [
      "at,nps,segment",
      ...answers.map(({ day, time, nps, segment }) => `${day} ${time},${nps},${segment}`),
    ]);
    const { figures, losses, text } = read();
    expect(figures.nps?.now.value).toBeCloseTo(npsOf(answers), 10);
    expect(losses).toEqual([]);
    expect(text).not.toMatch(/doubtful|Not to be trusted|rejected/);
    expect(text).toMatch(/on target|close|missed/);
  });
});

/** How a row may be spoilt so that no reader can take it. */
const SPOILS: Record<string, (answer: Answer) => string> = {
  "no such date": ({ nps, segment }) => `2025-02-31 10:00,${nps},${segment}`,
  "text for a score": ({ day, time, segment }) => `${day} ${time},very good,${segment}`,
  "a field too few": ({ day, nps }) => `${day},${nps}`,
  "a field too many": ({ day, nps, segment }) => `${day},${nps},${segment},x`,
  "a score off the scale": ({ day, time, segment }) => `${day} ${time},99,${segment}`,
};

describe.each(Object.entries(SPOILS))("rows lost for %s", (_, spoil) => {
  test.each([1, 5, 30, 60, 90])(
    "%d in 100, by chance: told, and doubtful from a fifth on",
    (percent) => {
      const answers = answersOf(600, percent);
      const random = seeded(1000 + percent);
      const isLost = answers.map(() => random() < percent / 100);
      write("answers.csv", [
        "at,nps,segment",
        ...answers.map((answer, i) =>
          isLost[i]
            ? spoil(answer)
            : `${answer.day} ${answer.time},${answer.nps},${answer.segment}`,
        ),
      ]);
      const lost = isLost.filter(Boolean).length;
      const share = lost / answers.length;
      const { figures, losses, text } = read();
      const kept = answers.filter((_, i) => !isLost[i]);
      expect(figures.nps?.now.value ?? 0).toBeCloseTo(kept.length > 0 ? npsOf(kept) : 0, 10);
      if (share > 0.02) {
        expect(losses).toMatchObject([{ file: "answers", lost, rows: 600 }]);
        expect(text).toContain(`rows of answers.csv: ${lost} of 600 rows rejected, mostly`);
      } else expect(losses).toEqual([]);
      if (share > 0.2) {
        expect(text).toMatch(/Recommendation \(NPS\) +\S+ \? doubtful/);
        expect(text).not.toMatch(/on target|missed|~ close/);
        expect(text).toContain("! Not to be trusted: Recommendation (NPS).");
      }
    },
  );
});

test("of nobody known, as a database writes it, are told, with what would let them through", () => {
  write("orders.csv", [
    "customer_id,at,amount",
    ...Array.from({ length: 100 }, (_, i) => `${i % 3 === 0 ? "NULL" : `c${i}`},2025-06-01,10`),
  ]);
  const { text } = read();
  expect(text).toContain("34 of 100 rows rejected, mostly ids like NULL");
  expect(text).toContain('What may help, in settings.json: missing: ["NULL"].');
});

test("of several faults none is said to be that of most, unless it is of more than half", () => {
  const faulty = (i: number) => (["11", "", "great", "9"] as const)[i % 4];
  write("answers.csv", [
    "at,nps",
    ...Array.from({ length: 100 }, (_, i) => `${i % 4 === 1 ? "" : "2025-06-01"},${faulty(i)}`),
  ]);
  // 25 of 75 each: scores of 11, no day, and a word.
  expect(read().text).toContain("75 of 100 rows rejected, most often");
});

test("of nobody known among answers and tickets, too; and what is said lets them through", () => {
  const who = (i: number) => (i % 4 === 0 ? "NULL" : `c${i}`);
  write("answers.csv", [
    "customer_id,at,nps",
    ...Array.from({ length: 100 }, (_, i) => `${who(i)},2025-06-01,${i % 4 === 0 ? 0 : 10}`),
  ]);
  write("tickets.csv", [
    "id,customer_id,created_at,first_responded_at",
    ...Array.from({ length: 100 }, (_, i) => `${i},${who(i)},2025-06-01,2025-06-02`),
  ]);
  expect(read().losses).toMatchObject([{ lost: 25 }, { lost: 25 }]);
  const settings = { timeZone: "UTC", from: "2025-01", until: "2025-12", missing: ["NULL"] };
  own.write("settings.json", JSON.stringify(settings));
  const { losses, figures } = read();
  expect(losses).toEqual([]);
  // 75 promoters, 25 detractors, of whom nobody knows who they are.
  expect(figures.nps?.now.value).toBe(50);
});

describe("rows lost not at random are never a headline without a warning:", () => {
  test("answers that were numbered from 1 to 11, of which only the elevens are lost", () => {
    const answers = answersOf(500, 11).map((answer, i) => ({ ...answer, nps: (i * 7) % 11 }));
    const rowsOf = (from: number) =>
      answers.map(({ day, time, nps, segment }) => `${day} ${time},${nps + from},${segment}`);
    write("answers.csv", ["at,nps,segment", ...rowsOf(1)]);
    const { losses, text } = read();
    // One in eleven, which is far from a fifth.
    expect(losses[0]!.read).toBeCloseTo(10 / 11, 2);
    expect(text).toContain("! Not to be trusted: Recommendation (NPS).");
    expect(text).toContain("mostly answers like 11 in nps, which goes from 0 to 10.");
    write("answers.csv", ["at,nps,segment", ...rowsOf(0)]);
    expect(read().losses).toEqual([]);
  });

  test("mornings written as around 9:05, at which people are grumpy", () => {
    const answers = answersOf(500, 7).map((answer) => {
      const isMorning = answer.time < "10";
      return { ...answer, nps: isMorning ? answer.nps % 7 : 9 };
    });
    write("answers.csv", [
      "at,nps,segment",
      ...answers.map(({ day, time, nps, segment }) => {
        return `${time < "10" ? `${day} around ${time.slice(1)}` : `${day} ${time}`},${nps},${segment}`;
      }),
    ]);
    const { losses, text, figures } = read();
    expect(Math.abs((figures.nps?.now.value ?? 0) - npsOf(answers))).toBeGreaterThan(10);
    expect(losses[0]).toMatchObject({ isDoubtful: true });
    expect(text).toContain("Not to be trusted: Recommendation (NPS)");
    expect(text).toMatch(/mostly dates like 2025-\d\d-\d\d around [789]:30/);
  });

  test("one in twelve, but all of them unhappy", () => {
    const answers = answersOf(900, 8);
    const isLost = ({ nps }: Answer) => nps <= 2;
    write("answers.csv", [
      "at,nps,segment",
      ...answers.map((answer) =>
        isLost(answer)
          ? `2025-99-99,${answer.nps},${answer.segment}`
          : `${answer.day},${answer.nps},${answer.segment}`,
      ),
    ]);
    const share = answers.filter(isLost).length / answers.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.2);
    const { losses, text } = read();
    expect(losses[0]?.pattern).toMatchObject({ kind: "figures", column: "nps" });
    expect(losses[0]?.isDoubtful).toBe(true);
    expect(text).toContain("The loss is no chance: nps is");
  });

  test("a third of one segment", () => {
    const answers = answersOf(900, 9);
    const random = seeded(10);
    write("answers.csv", [
      "at,nps,segment",
      ...answers.map(({ day, nps, segment }) => {
        return segment === "cafe" && random() < 0.33
          ? `soon,${nps},${segment}`
          : `${day},${nps},${segment}`;
      }),
    ]);
    const { losses, text } = read();
    expect(losses[0]?.pattern).toMatchObject({ kind: "value", column: "segment", value: "cafe" });
    expect(text).toContain("of the rows with segment cafe it took");
  });

  test("a change of format in the last tenth of the file", () => {
    const answers = answersOf(900, 11).sort((a, b) => (a.day < b.day ? -1 : 1));
    write("answers.csv", [
      "at,nps,segment",
      ...answers.map(({ day, nps, segment }, i) => {
        const written = i < 810 ? day : day.split("-").reverse().join("~");
        return `${written},${nps},${segment}`;
      }),
    ]);
    const { losses, text } = read();
    expect(losses[0]).toMatchObject({
      isDoubtful: true,
      pattern: { kind: "position", end: "last" },
    });
    expect(text).toContain("stand at the end of the file");
  });

  test("who stays, because a blank at the end of the row is missing", () => {
    const rows = Array.from({ length: 100 }, (_, i) =>
      i < 90 ? `c${i},2024-05-01` : `c${i},2024-05-01,2025-06-01`,
    );
    write("memberships.csv", ["customerId,startedAt,endedAt", ...rows]);
    const { text, figures } = read();
    expect(figures.retention?.now.value).toBe(0);
    expect(text).toMatch(/Customers kept +0\.0% +\? doubtful/);
    expect(text).toContain("From 10.0% of the rows of memberships.csv: 90 of 100 rows rejected");
    expect(text).toContain("Not to be trusted: Customers kept");
  });
});

test("what is not to be trusted is in no sentence and in no score", () => {
  const answers = answersOf(500, 12);
  write("answers.csv", [
    "at,nps,segment",
    ...answers.map(({ day, nps, segment }, i) => `${i % 3 === 0 ? "?" : day},${nps},${segment}`),
  ]);
  const { highlights, card } = read();
  expect(highlights).toEqual({
    change: null,
    isCompared: false,
    isSeasonal: false,
    weaknesses: [],
    areParts: false,
    stake: null,
  });
  expect(card).toBeNull();
});

// The bidirectional algorithm (UAX 9, rule W7) draws Persian digits that follow Latin letters from left
// to right with them: "orders.csv: ۵۹" would stand with the number in front of the file.
test.each(LANGUAGES.filter(({ direction }) => direction === "rtl"))(
  "in $name, the name of a file is set apart from the number behind it",
  (language) => {
    write("answers.csv", ["at,nps", "2025-03-01,9", "2025-13-01,9", "soon,9"]);
    write("orders.csv", ["customerId,at,amount", "ann,2025-03-01,free", "bob,2025-04-01,5"]);
    const results = own.results();
    const text = JSON.stringify(sections(results, sayIn(language, results.settings)));
    const found = text.match(/[^ "]*\.csv.?/g) ?? [];
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((name) => !/^\u2068\w+\.csv\u2069$/u.test(name))).toEqual([]);
  },
);

test("between two equal months there is no change that may be chance", () => {
  const members = Array.from({ length: 40 }, (_, i) => `c${i},2024-05-01,`);
  write("memberships.csv", ["customerId,startedAt,endedAt", ...members]);
  const { text } = read();
  expect(text).toContain("Dec: 100.0%, Nov: 100.0%");
  expect(text).not.toContain("may be chance");
});

test("rows lost by chance show no pattern, whatever their columns hold: in one file of a thousand", () => {
  const random = seeded(3);
  const files = isLong ? 300 : 100;
  const columns = ["city", "product", "page", "segment", "channel", "nps", "csat"];
  const sizes = [35, 35, 35, 4, 4, 11, 5];
  const found = Array.from({ length: files }, () => {
    const rows = new LostRows(columns);
    for (let row = 1; row <= 400; row++) {
      const cells = columns.map((name, j) => {
        const value = Math.floor(sizes[j]! * random());
        return [name, j < 5 ? `${name} ${value}` : String(value)];
      });
      rows.add(random() < 0.05 ? "lost" : "kept", row, Object.fromEntries(cells));
    }
    return rows.pattern();
  });
  // 0.3 are to be expected: of as rare things three or more come once in 300 times.
  expect(found.filter((pattern) => pattern !== null).length).toBeLessThan(3);
});

describe("a word in the place of an end", () => {
  /** A hundred customers of 2024, of whom every fifth left in 2025, and every tenth has this cell instead. */
  const memberships = (cell: string) =>
    Array.from({ length: 100 }, (_, i) => {
      const end = i % 5 === 0 ? "2025-06-01" : i % 10 === 1 ? cell : "";
      return `C${i},2024-0${1 + (i % 9)}-01,${end}`;
    });

  test.each(["-", "never", "N/A"])("%j loses those who stay: what is kept is doubtful", (cell) => {
    write("memberships.csv", ["customerId,startedAt,endedAt", ...memberships(cell)]);
    const { losses, text } = read();
    expect(losses).toMatchObject([{ lost: 10, rows: 100, isDoubtful: true }]);
    expect(text).toContain(
      `! Not to be trusted: Customers kept. From 90.0% of the rows of memberships.csv: 10 of 100 rows rejected, mostly dates like ${cell}. What may help, in settings.json: missing: ["${cell}"].`,
    );
  });

  test("is no such loss where it is a date that is none", () => {
    write("memberships.csv", ["customerId,startedAt,endedAt", ...memberships("2025-02-31")]);
    expect(read().losses).toMatchObject([{ lost: 10, isDoubtful: false }]);
  });
});

test("waits that are none are told as what came, by the name of their column, in every language", () => {
  // HubSpot writes hours, minutes and seconds: bare seconds are no wait.
  const column = "Time to first agent email reply (HH:mm:ss)";
  const tickets = Array.from({ length: 40 }, (_, i) => {
    const wait = i % 4 === 0 ? "4800" : "01:20:00";
    return `${i},Light,2025-0${1 + (i % 9)}-05 09:00,2025-0${1 + (i % 9)}-05 10:20,${wait},Closed,${i}`;
  });
  const header = `Ticket ID,Ticket name,Create date,First agent email response date,${column},Ticket status,Associated Contact IDs`;
  write("hubspot-tickets.csv", [header, ...tickets]);
  const results = own.results();
  for (const language of LANGUAGES) {
    const text = print(results, sayIn(language, results.settings)).join(" ").replace(/\s+/g, " ");
    expect(text).not.toContain("must be a wait");
    expect(text).toMatch(/4800|۴۸۰۰|٤٨٠٠/);
  }
  expect(read().text).toContain("10 of 40 rows rejected, mostly waits like 4800.");
  const all = JSON.stringify(sections(results, sayIn(en, results.settings)));
  expect(all).toContain(`${column} is no length of time`);
});

test("answers off a survey's scale are lost for themselves: that is no pattern", () => {
  const header = "id,person_id,email,survey_type,score,comment,permalink,created_at,updated_at";
  const rows = Array.from({ length: 200 }, (_, i) => {
    return `${i},${i},,nps,${i % 5 === 0 ? -3 : 9},,x${i},1767606153,1767606153`;
  });
  write("answers of a tool.csv", [header, ...rows]);
  const { text } = read();
  expect(text).toContain("mostly answers like -3 in score, which goes from 0 to 10");
  expect(text).not.toContain("The loss is no chance");
});
