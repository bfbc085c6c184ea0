import { expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { print } from "../../examples/scorecard/terminal/print";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const PRICES = [19.99, 29.5, 9.95, 49, 99.99, 14.5, 5.25];

/** Orders of a shop with seven prices, two a day from January to March 2026. */
function written(amountOf: (price: number, i: number) => number) {
  const rows = Array.from({ length: 140 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1 + i / 2, 9, i % 60)).toISOString();
    return `C${i % 9},${at},${amountOf(PRICES[i % 7] as number, i)}`;
  });
  own.write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
  return own.results();
}

const inCents = (price: number) => Math.round(price * 100);

test("amounts of which a part is in cents are told in every language, and not trusted", () => {
  const results = written((price, i) => (i < 70 ? price : inCents(price)));
  expect(results.cents).toEqual([
    { file: "orders", called: "orders.csv", isDoubtful: true, amount: 5.25 },
  ]);
  for (const language of LANGUAGES) {
    const say = sayIn(language, results.settings);
    const text = print(results, say, { isWhole: false }).join(" ").replace(/\s+/g, " ");
    const file = say.file("orders.csv");
    expect(text).toContain(say.words.trust.cents(file, say.quoted("5.25"), say.quoted("525")));
  }
});

test("so are monthly fees", () => {
  const fees = ["49.99", "19.99", "4999", "1999", "0"];
  const rows = Array.from(
    { length: 60 },
    (_, i) => `C${i},2025-0${1 + (i % 9)}-01,,${fees[i % 5]}`,
  );
  own.write("memberships.csv", `customerId,startedAt,endedAt,mrr\n${rows.join("\n")}\n`);
  expect(own.results().cents).toMatchObject([{ called: "memberships.csv", amount: 19.99 }]);
});

test.each([
  ["of units alone", (price: number) => price],
  ["of cents alone", inCents],
  ["of all sizes", (price: number, i: number) => (i % 5 === 0 ? price : 500 + 5 * i)],
  ["without a list of prices", (price: number, i: number) => price + i / 100],
  [
    "of which one is a hundred times another",
    (price: number, i: number) => (i === 3 ? 525 : price),
  ],
  [
    "sold in hundreds, some of them",
    (price: number, i: number) => (i % 7 < 2 ? price * 100 : price),
  ],
])("amounts %s are as ever", (_, amountOf) => {
  expect(written(amountOf).cents).toEqual([]);
});
