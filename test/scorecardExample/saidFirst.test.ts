import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { realOnes } from "../../examples/scorecard/results/changes";
import type { Results } from "../../examples/scorecard/results/results";
import type { Tile } from "../../examples/scorecard/sections/block";
import { headlines } from "../../examples/scorecard/sections/headlines";
import { print } from "../../examples/scorecard/terminal/print";
import { seeded } from "../seeded";
import { company } from "./company";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const { write } = own;
const [english] = LANGUAGES;

/** The report is of March 2025 to February 2026: see `ownFolder`. */
const MONTHS = Array.from({ length: 12 }, (_, i) => {
  const [year, month] = i < 10 ? [2025, i + 3] : [2026, i - 9];
  return `${year}-${String(month).padStart(2, "0")}`;
});

function said(
  results: Results,
  language = english!,
): { sentences: readonly string[]; tiles: readonly Tile[] } {
  const { blocks } = headlines(results, sayIn(language, results.settings));
  return {
    sentences: blocks.flatMap((block) => (block.type === "sentences" ? block.lines : [])),
    tiles: blocks.flatMap((block) => (block.type === "tiles" ? block.tiles : [])),
  };
}

/** What is printed in a language, on one line. */
function printed(results: Results, language = english!): string {
  const say = sayIn(language, results.settings);
  return print(results, say, { isWhole: true }).join(" ").replace(/\s+/g, " ");
}

function verdictsOf(tiles: readonly Tile[], name: string): (string | undefined)[] {
  return tiles.find((tile) => tile.name === name)!.changes.map(({ verdict }) => verdict?.text);
}

function times<One>(n: number, one: (i: number) => One): One[] {
  return Array.from({ length: n }, (_, i) => one(i));
}

/** Some answers of a month: so many promoters and detractors of forty. */
function answersOf(month: string, promoters: number, detractors: number): string[] {
  return times(40, (i) => {
    const score = i < promoters ? 10 : i < promoters + detractors ? 3 : 8;
    return `${month}-${String(1 + (i % 28)).padStart(2, "0")},${score}`;
  });
}

/** Orders of 10, each of a buyer of its own, all over a month. */
function ordersOf(month: string, n: number): string[] {
  return times(n, (i) => {
    const day = String(1 + Math.floor((28 * i) / n)).padStart(2, "0");
    return `${month}-${i},${month}-${day},10`;
  });
}

describe("a change that is called better or worse on a tile is one that the first sentence knows of", () => {
  test("what one test in forty shows by chance is none, where eleven months are looked at", () => {
    // 20 promoters and 10 detractors of 40 each month, then 24 and 6, then 16 and 14: from +45 to +5. By a
    // test for itself z = 0.4 / √((0.75 − 0.45² + 0.75 − 0.05²) / 40) = 2.2, p = 0.03.
    const rows = MONTHS.flatMap((month, i) => {
      const [promoters, detractors] = (
        [
          [24, 6],
          [16, 14],
        ] as const
      )[i - 10] ?? [20, 10];
      return answersOf(month, promoters, detractors);
    });
    write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    expect(sentences[0]).toBe("No figure has changed by more than chance.");
    const [tile] = tiles;
    expect(tile!.changes.at(-1)!.text).toBe("Feb: +5.0, Jan: +45.0");
    expect(verdictsOf(tiles, tile!.name)).toEqual(["may be chance"]);
  });

  test("a fall of the last month is one on both", () => {
    const rows = MONTHS.flatMap((month, i) =>
      answersOf(month, i === 11 ? 4 : 24, i === 11 ? 24 : 6),
    );
    write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    // 100 × (24 − 6) / 40 and 100 × (4 − 24) / 40.
    expect(sentences[0]).toMatch(
      /^Recommendation .* fell from \+45.0 .* to -50.0 \(February 2026\)/,
    );
    expect(verdictsOf(tiles, tiles[0]!.name)).toEqual(["worse"]);
  });

  test("what may be chance is called neither in the table of scores", () => {
    // Of 2,848 tickets 73.8 % were in time, of those a year before 71.8 %: by Fisher's test p = 0.13.
    const [, table] = /Against the year before(.*?)did not go opposite ways/.exec(
      printed(company),
    )!;
    expect(table).toMatch(/Replied within 4 h 73.8% 71.8% may be chance/);
    expect(table).not.toMatch(/better, /);
  });

  test("in the example, too", () => {
    const { real, seasonal } = company.changes;
    const judged = said(company).tiles.flatMap(({ changes }) =>
      changes.filter(({ verdict }) => typeof verdict?.isBetter === "boolean"),
    );
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.length).toBeLessThanOrEqual(real.length);
    expect([...real, ...seasonal]).toContainEqual(
      expect.objectContaining(company.highlights.change),
    );
  });
});

describe("a season", () => {
  const YEAR_BEFORE = MONTHS.map((month) =>
    month.replace(/^\d+/, (year) => String(Number(year) - 1)),
  );

  test("that fell as much a year before is told as one, on the tile and in the first sentence, in every language", () => {
    // In each February 100 × (4 − 24) / 40 = −50, else 100 × (24 − 6) / 40 = +45.
    const rows = [...YEAR_BEFORE, ...MONTHS].flatMap((month) =>
      answersOf(month, month.endsWith("-02") ? 4 : 24, month.endsWith("-02") ? 24 : 6),
    );
    write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
    const results = own.results();
    const { sentences, tiles } = said(results);
    expect(sentences[0]).toBe(
      "Recommendation (NPS) fell from +45.0 (March 2025) to -50.0 (February 2026): worse, and more than " +
        "chance, as in the same months a year before (+45.0 to -50.0).",
    );
    expect(tiles[0]!.changes.at(-1)!.text).toBe("Feb: -50.0, Jan: +45.0");
    expect(verdictsOf(tiles, tiles[0]!.name)).toEqual([undefined, "as the year before"]);
    for (const language of LANGUAGES) {
      const say = sayIn(language, results.settings);
      const [was, is] = [say.figure("points", 45), say.figure("points", -50)];
      const [first] = said(results, language).sentences;
      expect(first!.split(was)).toHaveLength(3);
      expect(first!.split(is)).toHaveLength(3);
    }
  });

  test("hides no fall that is deeper than its own", () => {
    // Three times as many as above: from +45 to 100 × (54 − 30) / 120 = +20 a year before, and then to −50. The one
    // fall is 70 deeper, with an error of about 100 × √(2 × (0.55 + 0.7) / 120) = 14: z = 4.9.
    const many = (month: string, promoters: number, detractors: number) =>
      times(120, (i) => {
        const score = i < promoters ? 10 : i < promoters + detractors ? 3 : 8;
        return `${month}-${String(1 + Math.floor((28 * i) / 120)).padStart(2, "0")},${score}`;
      });
    const before = YEAR_BEFORE.flatMap((month, i) => {
      return i === 11 ? many(month, 54, 30) : many(month, 72, 18);
    });
    const year = MONTHS.flatMap((month, i) => {
      return i === 11 ? many(month, 12, 72) : many(month, 72, 18);
    });
    write("answers.csv", `at,nps\n${[...before, ...year].join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    expect(sentences[0]).toMatch(/ fell from \+45.0 .* to -50.0 \(February 2026\): worse/);
    expect(verdictsOf(tiles, tiles[0]!.name).at(-1)).toBe("worse");
  });

  test("in which twice as much of all is sold is the same for a shop twice as large", () => {
    const sales = (months: readonly string[], n: number) =>
      months.flatMap((month, i) => ordersOf(month, i === 11 ? 2 * n : n));
    const rows = [...sales(YEAR_BEFORE, 60), ...sales(MONTHS, 120)];
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    // 13 × 60 × 10 and 13 × 120 × 10.
    expect(sentences[0]).toMatch(/^Revenue rose from 7,800 \(a year earlier\) to 15,600 /);
    expect(verdictsOf(tiles, "Revenue")).toEqual(["better", "as the year before"]);
  });
});

describe("where there is nothing but chance", () => {
  test("one company in twenty at most reads otherwise: of years, months and parts together", () => {
    // Nine figures against the year before, nine against eleven months, and twenty parts: p is anything.
    const random = seeded(7);
    const some = (n: number) => realOnes(times(n, () => ({ p: random() })));
    const said = times(4000, () => [some(9), some(99), some(20)].flat().length > 0);
    // 0.05 and three standard errors of 4,000: 0.05 + 3 × √(0.05 × 0.95 / 4000).
    expect(said.filter(Boolean).length / 4000).toBeLessThan(0.0604);
  });

  test("no segment loses most that is not among the weak parts", () => {
    // 20 and 8 of 100: z = 0.12 / √(0.14 × 0.86 / 50) = 2.45, p = 0.014, and twice as much of two.
    const rows = times(200, (i) => {
      const [segment, k] = i < 100 ? ["cafe", i] : ["home", i - 100];
      return `c${i},2024-01-01,${k < (i < 100 ? 20 : 8) ? "2025-09-10" : ""},${segment}`;
    });
    write("memberships.csv", `customerId,startedAt,endedAt,segment\n${rows.join("\n")}\n`);
    write("settings.json", '{ "from": "2025-03", "until": "2026-02" }');
    const { sentences } = said(own.results());
    expect(sentences[1]).toMatch(/^No touchpoint, channel, team or segment is worse/);
    expect(sentences[2]).toBe("28 of 200 customers left (14.0%).");
  });
});

describe("revenue", () => {
  test("that falls to a fifth is a fall, on its tile and in the first sentence", () => {
    const rows = MONTHS.flatMap((month, i) => ordersOf(month, i === 11 ? 10 : 50));
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    expect(sentences[0]).toMatch(/^Revenue fell from 500 \(.*\) to 100 \(February 2026\): worse/);
    expect(verdictsOf(tiles, "Revenue")).toEqual(["worse"]);
  });

  test("of a February that sells as much a day as the January before it has not fallen", () => {
    // 100 orders a day: 31 × 100 × 10 and 28 × 100 × 10.
    const rows = MONTHS.slice(-2).flatMap((month, i) => ordersOf(month, i === 0 ? 3100 : 2800));
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    expect(tiles[0]!.changes.map(({ text }) => text)).toEqual(["Feb: 28,000, Jan: 31,000"]);
    expect(verdictsOf(tiles, "Revenue")).toEqual(["may be chance"]);
    expect(sentences[0]).toBe("No figure has changed by more than chance.");
  });

  test("that doubles in a year is said before a month that sells a third less", () => {
    // 100 buyers of 5 or 15 each month, then 200, and 133 of them in the last month. A sum of n buyers deviates by about
    // n of them, so that the one is about 2 × (2 - 1) / (2 + 1) of that, and the other 2 × (3 - 2) / (3 + 2).
    const sales = (year: number, from: number, n: number) =>
      times(12, (i) => new Date(Date.UTC(year, from + i, 1)).toISOString().slice(0, 7)).flatMap(
        (month, i) =>
          times(
            i === 11 && n === 200 ? 133 : n,
            (k) => `c${k},${month}-${10 + (k % 18)},${k % 2 ? 15 : 5}`,
          ),
      );
    const rows = [...sales(2024, 2, 100), ...sales(2025, 2, 200)];
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    const { sentences } = said(own.results());
    // 12 × 50 × (5 + 15), and 11 × 100 × (5 + 15) + 67 × 5 + 66 × 15.
    expect(sentences[0]).toMatch(/^Revenue rose from 12,000 \(a year earlier\) to 23,325 /);
  });

  test("of a shop that is closed at weekends does not rise with the weekdays of a month", () => {
    // 300 orders of 10 each Monday to Friday: November 2025 has 20 of them in 30 days, and February 2026 in 28.
    const start = Date.parse("2025-03-01");
    const rows = times(365, (d) => new Date(start + d * 86_400_000)).flatMap((day) =>
      day.getUTCDay() % 6 === 0
        ? []
        : times(300, (i) => `${day.getTime()}-${i},${day.toISOString().slice(0, 10)},10`),
    );
    for (const timeZone of ["UTC", "Asia/Tehran", "America/New_York"]) {
      write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
      own.write("settings.json", JSON.stringify({ timeZone }));
      const { sentences, tiles } = said(own.results());
      expect(sentences[0]).toBe("No figure has changed by more than chance.");
      // 20 × 3,000 and 22 × 3,000.
      expect(tiles[0]!.changes.at(-1)!.text).toBe("Feb: 60,000, Jan: 66,000");
    }
  });

  test("of a month that is not over yet is not held against a whole one", () => {
    const rows = MONTHS.flatMap((month, i) => {
      return i < 11 ? ordersOf(month, 50) : times(10, (j) => `x${j},${month}-0${1 + (j % 5)},10`);
    });
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    const { sentences, tiles } = said(own.results());
    expect(verdictsOf(tiles, "Revenue")).toEqual([undefined]);
    expect(sentences[0]).not.toContain("Revenue");
  });

  test("is said in the one currency that its file names", () => {
    write(
      "orders.csv",
      "customerId,at,amount,currency\nann,2026-01-05,10,EUR\nbob,2026-02-05,20,EUR\n",
    );
    expect(said(own.results()).tiles[0]!.name).toBe("Revenue (€)");
  });

  test("of several currencies is that of the one that settings.json says", () => {
    const rows = ["ann,2026-01-05,10,EUR", "bob,2026-02-05,20,USD", "cat,2026-02-06,40,EUR"];
    write("orders.csv", `customerId,at,amount,currency\n${rows.join("\n")}\n`);
    write("settings.json", '{ "currency": "EUR" }');
    const results = own.results();
    expect(results.figures.revenue?.now.value).toBe(50);
    expect(printed(results)).toContain(
      "1 row of orders.csv in another currency than the Euro: they do not count.",
    );
  });
});

test("a buyer who is worth little is not rounded to less", () => {
  // (1.5 + 5.2) / 2 = 3.35 and (20 + 21) / 2 = 20.5.
  write("orders.csv", "customerId,at,amount\nann,2026-01-05,1.5\nbob,2026-02-05,5.2\n");
  const worth = () => said(own.results()).tiles.find(({ name }) => name.startsWith("Value"))?.value;
  expect(worth()).toBe("3.35");
  write("orders.csv", "customerId,at,amount\nann,2026-01-05,20\nbob,2026-02-05,21\n");
  expect(worth()).toBe("21");
});

test("what two exports do not tell is said once", () => {
  const header =
    "Id,Requester id,Tags,Created at,First reply time in minutes,Full resolution time in minutes,Satisfaction Score";
  write("desk.csv", `${header}\n1,7,,2026-02-03 09:00,20,40,Good\n`);
  const text = printed(own.results());
  expect(text.match(/Not told by desk.csv/g)).toHaveLength(1);
  expect(text).toMatch(/Not told by desk.csv, and so left out: recommendation, .*segments/);
});

describe("the money that hangs on few", () => {
  const shop = (amounts: readonly number[]) => {
    const rows = amounts.map(
      (amount, i) => `c${i},2026-01-${String(i + 1).padStart(2, "0")},${amount}`,
    );
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
  };

  test("is no percentage of next to nothing", () => {
    // Of ten buyers the best two bring 1,900; what was paid back to others leaves 2 of it.
    shop([1000, 900, 2, 2, 2, 2, 2, 2, -1000, -910]);
    const results = own.results();
    expect(said(results).sentences[2]).toBe(
      "The best fifth of the buyers brings 1,900, all together 2: others take the rest away again.",
    );
    for (const language of LANGUAGES) {
      // 1,900 of 2 would be 95,000 %.
      expect(printed(results, language)).not.toMatch(/95[,.٬\s]?000|۹۵|٩٥٬٠٠٠/);
    }
  });

  test("is revenue where nobody said what it costs, and profit where somebody did", () => {
    shop([60, 10, 10, 10, 10]);
    const sentence = () => said(own.results()).sentences[2];
    expect(sentence()).toBe("The best fifth of the buyers brings 60.0% of the revenue.");
    write("settings.json", '{ "margin": 0.5 }');
    expect(sentence()).toBe("The best fifth of the buyers brings 60.0% of the profit.");
  });
});

test("months that are all alike have no lowest and no highest", () => {
  write(
    "orders.csv",
    `customerId,at,amount\n${MONTHS.flatMap((month) => ordersOf(month, 3)).join("\n")}\n`,
  );
  const results = own.results();
  expect(printed(results)).toContain("Revenue. The same in every month: 30.");
  expect(printed(results)).not.toContain("Lowest");
});

test("figures that are not to be trusted are why nothing is compared", () => {
  const rows = MONTHS.flatMap((month) => [`${month}-05,9`, "yesterday,3"]);
  write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
  expect(said(own.results()).sentences[0]).toBe(
    "What has changed cannot be said, as these figures are not to be trusted.",
  );
});

test("a file of one day is not one from that day to that day", () => {
  write("answers.csv", "at,nps\n2026-02-03,9\n");
  expect(printed(own.results())).toContain("Only of February 3, 2026: answers.csv.");
});

test("where both have no difference, nobody is told that it may be chance", () => {
  write("settings.json", '{ "from": "2025-02", "until": "2025-12" }');
  write("answers.csv", "at,nps,csat,customerId\n2025-01-05,9,5,ann\n2025-01-06,3,1,bob\n");
  write(
    "memberships.csv",
    "customerId,startedAt,endedAt\nann,2024-01-01,\nbob,2024-01-01,\ncat,2024-01-01,2025-06-01\n",
  );
  const text = printed(own.results());
  expect(text).toContain("Of the satisfied 100.0% stayed, of the others 100.0%.");
  expect(text).not.toContain("The difference");
});

test("a rejected row is named with its file where there are several", () => {
  const header = "id,person_id,email,survey_type,score,comment,permalink,created_at,updated_at";
  const row = (id: number, score: number) => `${id},${id},,nps,${score},,,1767606153,1767606153`;
  write("one.csv", `${header}\n${row(1, 9)}\n${row(2, 77)}\n`);
  write("two.csv", `${header}\n${row(3, 77)}\n`);
  const results = own.results();
  const places = {
    en: "2× score is no whole number from 0 to 10: row 3 of one.csv (77), row 2 of two.csv (77)",
    fa: /از ۰ تا ۱۰ نیست: سطر ۳ از .*one.csv.*سطر ۲ از .*two.csv/,
    ar: /من ٠ إلى ١٠: الصف ٣ من .*one.csv.*الصف ٢ من .*two.csv/,
    ru: /строка 3 в .*one.csv.*строка 2 в .*two.csv/,
  };
  for (const language of LANGUAGES) {
    const place = places[language.code as keyof typeof places];
    const text = printed(results, language);
    if (typeof place === "string") expect(text).toContain(place);
    else expect(text).toMatch(place);
  }
});

test("why somebody left is said in words, where a tool has a code for it", () => {
  write(
    "memberships.csv",
    "customerId,startedAt,endedAt,reason\nann,2024-01-01,2025-06-01,payment_failed\nbob,2024-01-01,,\n",
  );
  const results = own.results();
  expect(said(results).sentences[2]).toContain("Reason named most: payment failed (1).");
  for (const language of LANGUAGES)
    expect(printed(results, language)).not.toContain("payment_failed");
});

test("of weak parts the worst stands first on a tile", () => {
  const { tiles } = said(company);
  const weakest = tiles.flatMap(({ weakest }) => weakest);
  // Of the generator: cafes leave most, and homes, of which there are more, more than offices.
  expect(weakest).toContainEqual(expect.stringMatching(/^Weakest: cafe 71.2%, home 80.2%$/));
});

test("a month stands before its year in every language, as in a day's date", () => {
  for (const language of LANGUAGES) {
    const { month } = sayIn(language, { ...company.settings, calendar: "persian" });
    // Farvardin of 1404 began on 21 March 2025.
    for (const width of ["long", "short"] as const) {
      const text = month(Date.UTC(2025, 3, 1), width);
      const digits = text.search(/[\d\u06f0-\u06f9\u0660-\u0669]/);
      expect(digits, text).toBeGreaterThan(0);
    }
  }
});

describe("what is said below", () => {
  test("of touchpoints is what the second sentence says of them", () => {
    // 24 and 6 of 40 at each touchpoint, but 22 and 8 at one: +45 and +35, z = 10 / √(2 × 58 ² / 480) = 1.
    const rows = MONTHS.flatMap((month) =>
      ["shop", "delivery", "help"].flatMap((place) =>
        answersOf(month, place === "help" ? 22 : 24, place === "help" ? 8 : 6).map(
          (row) => `${row},${place}`,
        ),
      ),
    );
    write("answers.csv", `at,nps,touchpoint\n${rows.join("\n")}\n`);
    const results = own.results();
    for (const language of LANGUAGES) {
      const { touchpoints, verdict, highlights } = sayIn(language, results.settings).words;
      const text = printed(results, language);
      expect(text).toContain(highlights.noWeakness);
      expect(text).toContain(touchpoints.none);
      expect(text).not.toContain(touchpoints.summary("help"));
      expect(text).not.toContain(verdict.worse);
    }
  });

  test("of months is what the tile says of them", () => {
    // From +45 to −10: Pitman's exact p is 0.0039, which passes 0.05 / 11 and not 0.05 / 3 / 11.
    const rows = MONTHS.flatMap((month, i) => {
      return i === 11 ? answersOf(month, 11, 15) : answersOf(month, 24, 6);
    });
    write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
    const results = own.results();
    expect(verdictsOf(said(results).tiles, "Recommendation (NPS)")).toEqual(["may be chance"]);
    expect(printed(results)).toContain("No change of the NPS from one month to the next");
  });

  test("of figures that are not to be trusted is that, and no score of a segment or a month", () => {
    // A third of the rows are lost; the others are all 10 at one place, and all 0 at another.
    const rows = MONTHS.flatMap((month) =>
      times(40, (i) => {
        const day = i % 3 === 0 ? "?" : `${month}-${String(1 + (i % 28)).padStart(2, "0")}`;
        return `${day},${i % 2 === 0 ? 10 : 0},${i % 2 === 0 ? "home,shop" : "office,help"}`;
      }),
    );
    write("answers.csv", `at,nps,segment,touchpoint\n${rows.join("\n")}\n`);
    own.write("settings.json", '{ "targets": { "nps": { "red": 10, "green": 30 } } }');
    const results = own.results();
    const text = printed(results);
    expect(text).toContain("Recommendation (NPS): doubtful. Lowest office (-100.0)");
    expect(text).not.toContain("harms most");
    expect(text).toContain("What has changed cannot be said");
    // Without a score the last column is empty, and 10.0 stands nowhere.
    expect(text).not.toContain("10.0 ");
    expect(results.card).toBeNull();
  });
});

describe("the target for customers kept is one for a year:", () => {
  const KEPT = '"targets": { "retention": { "red": 0.78, "green": 0.85 } }';
  const tile = () => said(own.results()).tiles.find(({ name }) => name === "Customers kept")!;
  /** A hundred customers of 2020, of whom so many leave from October to December 2025. */
  const leaving = (lost: number) => {
    const rows = times(100, (i) => {
      const end = i < lost ? `2025-1${i % 3}-${String(1 + i).padStart(2, "0")}` : "";
      return `c${i},2020-01-01,${end},${i % 2 === 0 ? "home" : "office"}`;
    });
    write("memberships.csv", `customerId,startedAt,endedAt,segment\n${rows.join("\n")}\n`);
  };

  test("a quarter that loses ten of a hundred is not on it", () => {
    leaving(10);
    // 0.9 ⁴ = 0.66 in a year.
    own.write("settings.json", `{ "from": "2025-10", "until": "2025-12", ${KEPT} }`);
    const results = own.results();
    expect(tile()).toMatchObject({ value: "90.0%", status: null });
    expect(results.card).toBeNull();
    expect(printed(results)).toContain("The target for customers kept is one for twelve months");
  });

  test("a year that loses as many is", () => {
    leaving(10);
    own.write("settings.json", `{ "from": "2025-01", "until": "2025-12", ${KEPT} }`);
    expect(tile()).toMatchObject({ value: "90.0%", status: { status: "green" } });
    expect(printed(own.results())).not.toContain("one for twelve months");
  });
});
