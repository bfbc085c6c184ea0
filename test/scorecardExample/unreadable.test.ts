import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { page } from "../../examples/scorecard/page/page";
import { print } from "../../examples/scorecard/terminal/print";
import { complaintOf, ownFolder } from "./ownFolder";

const own = ownFolder();
const { write } = own;

const ORDERS = "customerId,at,amount\nann,2026-01-05,10\nbob,2026-02-06,20\n";
const ANSWERS = "at,nps\n2025-05-01,10\n2025-06-02,9\n2026-02-28,3\n";
const DESK =
  "Id,Requester id,Tags,Created at,First reply time in minutes,Full resolution time in minutes\n1,7,,2026-02-03 09:00,20,40\n";

/** What is printed in each language, on one line. */
function printed(): string[] {
  const results = own.results();
  return LANGUAGES.map((language) => {
    return print(results, sayIn(language, results.settings)).join(" ").replace(/\s+/g, " ");
  });
}

test("UTF-16 that says so is read as any other file, one's own and a tool's", () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
  write("orders.csv", ORDERS);
  write("answers.csv", utf16(ANSWERS));
  write("desk.csv", utf16(DESK));
  const { figures, exports } = own.results();
  // Two promoters and one detractor of three: 100 × (2 − 1) / 3.
  expect(figures.nps?.now).toMatchObject({ n: 3, value: expect.closeTo(33.3333, 4) });
  expect(figures.firstResponse?.now.value).toBe(20 * 60_000);
  expect(figures.revenue?.now.value).toBe(30);
  expect(exports.unreadable).toEqual([]);
});

describe("a file that cannot be read is left out and named, with its reason, in every language", () => {
  const files: Record<string, readonly [content: Buffer, why: string]> = {
    "Latin-1": [Buffer.from(`${ANSWERS}é`, "latin1"), "it is not in UTF-8"],
    "Latin-1 far into it": [
      Buffer.concat([Buffer.from(ANSWERS + "2026-02-01,9\n".repeat(50_000)), Buffer.from([0xff])]),
      "it is not in UTF-8",
    ],
    "UTF-16 without its mark": [Buffer.from(ANSWERS, "utf16le"), "it is not in UTF-8"],
    "nothing in it": [Buffer.from(" \n"), "it is empty"],
    "a workbook by another name": [Buffer.from("PK\u0003\u0004..."), "it is a workbook"],
    "an open quotation mark": [
      Buffer.from(`${ANSWERS}"2026-02-28,9\n`),
      "a quotation mark is never closed in the row that begins",
    ],
  };

  test.each(Object.entries(files))("%s", async (_, [content, why]) => {
    write("orders.csv", ORDERS);
    write("answers.csv", content);
    const results = own.results();
    expect(results.figures.revenue?.now.value).toBe(30);
    expect(results.figures.nps).toBeUndefined();
    const [english, ...others] = printed();
    expect(english).toContain(`! Left out, as it cannot be read: answers.csv. The reason: ${why}`);
    expect(english).toContain("answers.csv cannot be read: recommendation and satisfaction left");
    expect(english).not.toContain("No answers.csv");
    for (const text of others) expect(text).toContain("answers.csv");
    expect(await page(results, sayIn(LANGUAGES[0]!, results.settings), [])).toContain(why);
  });

  test("a tool's, beside another of the same tool", () => {
    write("desk-1.csv", DESK);
    write("desk-2.csv", Buffer.from(`${DESK}2,8,é,2026-02-04 09:00,40,50\n`, "latin1"));
    const { figures, exports } = own.results();
    expect(figures.firstResponse?.now.value).toBe(20 * 60_000);
    expect(exports.unreadable.map(({ file }) => file)).toEqual(["desk-2.csv"]);
  });
});

test("where nothing else is there, all of them are named", () => {
  write("answers.csv", Buffer.from(`${ANSWERS}é`, "latin1"));
  write("orders.csv", "");
  const message = complaintOf(own.results);
  expect(message).toContain("answers.csv is not UTF-8");
  expect(message).toContain("orders.csv is empty.");
});
