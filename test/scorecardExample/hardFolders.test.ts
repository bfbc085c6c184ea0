import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import type { Multiples } from "../../examples/scorecard/sections/block";
import { sections } from "../../examples/scorecard/sections/sections";
import { company } from "./company";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const [en, fa, , ru] = ["en", "fa", "ar", "ru"].map(
  (code) => LANGUAGES.find((language) => language.code === code)!,
);

const pad = (n: number) => String(n).padStart(2, "0");

/** What a section says in English, as text. */
function textOf(id: string, language = en!): string {
  const results = own.results();
  const found = sections(results, sayIn(language, results.settings)).find((one) => one.id === id);
  return JSON.stringify(found?.blocks.map((block) => ({ ...block, spec: null })));
}

describe("forty segments", () => {
  /** Segment k has 10 + k answers, of which k are of 10 and 10 of 0, and loses 40 - k of 50 customers. */
  function writeForty(): void {
    const answers: string[] = [];
    const members: string[] = [];
    for (let k = 0; k < 40; k++) {
      for (let i = 0; i < 10 + k; i++) {
        answers.push(`2025-${pad(1 + (i % 12))}-05,${i < k ? 10 : 0},Segment ${pad(k)},Shop`);
      }
      for (let i = 0; i < 50; i++) {
        const end = i < 40 - k ? `2025-${pad(1 + (i % 12))}-07,Reason ${i % 6}` : ",";
        members.push(`${k}-${i},2024-03-01,${end},Segment ${pad(k)}`);
      }
    }
    own.write("answers.csv", `at,nps,segment,touchpoint\n${answers.join("\n")}\n`);
    own.write(
      "memberships.csv",
      `customerId,startedAt,endedAt,reason,segment\n${members.join("\n")}\n`,
    );
    own.write("settings.json", '{ "from": "2025-01", "until": "2025-12" }');
  }

  test("the reasons of those that lose most stand there, those of all in a table", () => {
    writeForty();
    const text = textOf("attention");
    const lines = text.match(/Why customers left, Segment \d\d/g);
    expect(lines).toEqual([0, 1, 2].map((k) => `Why customers left, Segment 0${k}`));
    // Of 40 who left segment 0, 7 each named reasons 0 to 3, and 6 each the last two.
    expect(text).toContain("Reason 0 7, Reason 1 7, Reason 2 7, Reason 3 7, others 12");
    expect(text).toContain('["Segment 39","1","Reason 0 1"]');
  });

  test("drawings hold eight, the lowest and the highest of all among them", () => {
    writeForty();
    const results = own.results();
    const found = sections(results, sayIn(en!, results.settings)).find(
      ({ id }) => id === "segments",
    );
    const [nps] = (found!.blocks[0] as Multiples).panels;
    expect(nps!.points).toHaveLength(8);
    // Ten of ten detractors; 39 promoters and 10 detractors of 49: 29 / 49.
    expect(nps!.summary).toBe("Lowest Segment 00 (-100.0), highest Segment 39 (+59.2).");
    expect(nps!.points.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Segment 00", "Segment 39"]),
    );
  });
});

test("touchpoints of no stage have none in brackets", () => {
  const rows = ["Shop", "Delivery", "Help"].flatMap((place, k) =>
    Array.from(
      { length: 30 },
      (_, i) => `2025-${pad(1 + (i % 12))}-05,${k === 2 ? i % 4 : (3 * k + i) % 11},${place}`,
    ),
  );
  own.write("answers.csv", `at,nps,touchpoint\n${rows.join("\n")}\n`);
  expect(textOf("attention")).toContain("Help harms most.");
  expect(textOf("attention")).not.toContain("blank");
});

test("months that are all alike are alike in every month, not everywhere", () => {
  const rows = Array.from({ length: 12 }, (_, i) => `c${i},2025-${pad(1 + i)}-05,20`);
  own.write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
  expect(textOf("months")).toContain("The same in every month: 20.");
});

test.each([
  [0.004, "0.004"],
  [0.056, "0.056"],
  [3.4, "3.40"],
  [20, "20"],
])("an amount of %d is written %s", (amount, written) => {
  const say = sayIn(en!, company.settings);
  expect(say.money(amount)).toBe(written);
  expect(say.cash(amount)).toBe(`AED\u00a0${written}`);
});

describe("a currency has one name on a page", () => {
  test.each(LANGUAGES)("in $name", (language) => {
    for (const currency of ["AED", "IRR", "USD", "EUR"]) {
      const say = sayIn(language, { ...company.settings, currency });
      const [, sign] = /\((.+)\)$/.exec(say.nameOf("revenue"))!;
      expect(say.cash(1600)).toContain(sign);
    }
  });

  test("and in Persian the amount comes first", () => {
    const say = sayIn(fa!, { ...company.settings, currency: "IRR" });
    expect(say.cash(1600)).toBe("۱٬۶۰۰\u00a0ریال");
  });

  test("the costs of an answer are in it, too", () => {
    const say = sayIn(en!, company.settings);
    const blocks = sections(company, say).find(({ id }) => id === "worth")!.blocks;
    expect(JSON.stringify(blocks)).toContain("Answering a ticket is taken to cost AED\u00a060.");
  });
});

test("more than a year has no year before, as the two would have months in common", () => {
  const rows = Array.from({ length: 900 }, (_, i) => {
    const month = i % 30;
    return `${2023 + Math.floor(month / 12)}-${pad(1 + (month % 12))}-05,${i % 11}`;
  });
  own.write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
  own.write("settings.json", '{ "from": "2023-01", "until": "2025-06" }');
  expect(textOf("headlines")).toContain("From 900 answers");
  expect(textOf("headlines")).not.toContain("Year before");
});

test("a value that nobody can tell rests on no number of customers", () => {
  own.write("orders.csv", "customerId,at,amount\na,2025-01-03,10\nb,2025-02-03,11\n");
  own.write(
    "memberships.csv",
    "customerId,startedAt,endedAt\na,2023-01-03,2025-02-01\nb,2023-02-03,\n",
  );
  own.write("settings.json", '{ "from": "2025-01", "until": "2025-12" }');
  expect(textOf("headlines")).toContain("Lifetime value");
  expect(textOf("headlines")).not.toContain("From 0 customers");
});

test("what is written alike in two years has not become better", () => {
  const found = sections(company, sayIn(en!, company.settings)).find(
    ({ id }) => id === "objectives",
  );
  const rows = found!.blocks.flatMap((block) => (block.type === "table" ? block.rows : []));
  const alike = rows.filter(({ cells }) => cells.length === 6 && cells[1] === cells[2]);
  expect(alike.map(({ cells }) => cells.slice(0, 4))).toEqual([
    ["Service gap (SERVQUAL)", "-0.71", "-0.71", "the same"],
  ]);
});

test("in Russian a gap stands in the case that its sentence asks for", () => {
  const { overdue } = ru!.words.customer.though;
  expect(overdue("активный", "6 октября", "86 дней", "21 день")).toContain(
    "обычно между заказами – 21 день",
  );
});
