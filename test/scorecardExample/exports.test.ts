import { copyFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { readCommandLine } from "../../examples/scorecard/lib/commandLine";
import { readExports, useWithout } from "../../examples/scorecard/lib/fromExports";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { readSettings, type Told } from "../../examples/scorecard/lib/settings";
import { page } from "../../examples/scorecard/page/page";
import { print } from "../../examples/scorecard/terminal/print";
import { complaintOf, ownFolder } from "./ownFolder";

const SAMPLES = join(import.meta.dirname, "../data/sources");
const own = ownFolder();
const { write } = own;

function sample(name: string): string {
  return readFileSync(join(SAMPLES, name), "utf8");
}

function copy(...names: string[]): void {
  for (const name of names) copyFileSync(join(SAMPLES, name), join(own.path, name));
}

const results = (told?: Told) => scorecardOf(own.path, new Date("2026-04-15"), null, told);

/** What is printed, on one line, so that it does not matter where lines break. */
function printed(told?: Told): string {
  const found = results(told);
  return print(found, sayIn(LANGUAGES[0]!, found.settings)).join(" ").replace(/\s+/g, " ");
}

function complaint(): string {
  return complaintOf(() => printed());
}

describe("exports of tools in a folder", () => {
  test("are recognized, and their figures are those of their samples", () => {
    copy("zendesk-tickets.csv", "stripe-subscriptions.csv", "shopify-orders.csv");
    const text = printed();
    expect(text).toMatch(/UTC FILES shopify-orders.csv: read as .*shopify.orders.*, 12 rows/);
    // 272.2 of 5 orders: test/data/sources/shopify-orders.json.
    const { figures } = results();
    expect(figures.revenue?.now.value).toBeCloseTo(272.2, 9);
    expect(text).toContain("5 counted, as orders.csv would have them");
    expect(text).toContain("4 rows joined to an earlier one");
    expect(text).toMatch(/Left out: .*never paid.* 1, .*voided.* 1, .*no customer.* 1/);
    expect(text).toContain("The file names no time zone: its times are taken for UTC.");
  });

  test("say what they rest on before anything else, in every language, and on the page", async () => {
    copy("zendesk-tickets.csv");
    const found = results();
    for (const language of LANGUAGES) {
      const say = sayIn(language, found.settings);
      const lines = print(found, say);
      expect(lines[3]).toBe(say.words.sections.files.toUpperCase());
      expect(lines[4]).toContain("zendesk-tickets.csv");
      expect(await page(found, say, [])).toContain("zendesk-tickets.csv");
    }
  });

  test("of one kind are joined: what two files have counts once, as the last one says", () => {
    const [header, first, second, ...rest] = sample("zendesk-tickets.csv").split(
      /\r?\n/,
    ) as string[];
    write("january.csv", [header, first, second].join("\n"));
    write("march.csv", [header, second, ...rest].join("\n"));
    const { exports } = results();
    const [read] = exports.read;
    expect(read!.files).toEqual(["january.csv", "march.csv"]);
    expect(read!.records).toHaveLength(12);
    expect(read!.repeated).toBe(1);
    expect(read!.rows).toBe(13);
  });

  test("joined into one file, with their headers, lose nothing", () => {
    const text = sample("zendesk-tickets.csv").trim();
    write("joined.csv", `${text}\n${text}\n`);
    const [read] = results().exports.read;
    // 12 tickets, and the same once more below the second header.
    expect(read!.records).toHaveLength(12);
    expect(Object.fromEntries(read!.leftOut)).toEqual({ header: 1, repeated: 12 });
    expect(read!.rejections.rows).toBe(0);
  });

  test("of a survey count an answer once that two of them have, with an id or without", () => {
    const [header, ...answers] = sample("typeform-responses.csv").trim().split(/\r?\n/) as string[];
    const first = answers.slice(0, 3);
    write("may.csv", [header, ...first].join("\n"));
    write("year.csv", [header, ...answers].join("\n"));
    expect(results().exports.read[0]!.repeated).toBe(3);
    const forms = [
      "Timestamp,Would you recommend us?",
      "2026/01/05 9:12:33,9",
      "2026/01/06 9:12:33,3",
    ];
    write("form-1.csv", forms.slice(0, 2).join("\n"));
    // Two people may answer alike; one file knows that.
    write("form-2.csv", [...forms, forms[2]].join("\n"));
    const read = results().exports.read.find(({ source }) => source === "googleForms.responses");
    expect([read!.records.length, read!.repeated]).toEqual([3, 1]);
  });

  test("keep a refund beside its order, and the orders of two shops that count from the same number", () => {
    const header = "Date,Order #,Status,Customer,Customer type,Net sales";
    write("january.csv", `${header}\n2026-01-05 09:12:33,501,completed,Ann,new,100\n`);
    write("february.csv", `${header}\n2026-02-05 09:12:33,501,completed,Ann,new,-30\n`);
    // 100 - 30
    expect(results().figures.revenue?.now.value).toBe(70);
    const shop = "Name,Email,Financial Status,Total,Currency,Created at,Lineitem name";
    const order = (who: string, day: string) =>
      `#1001,${who},paid,5,EUR,2026-01-${day} 09:00,pen\n`;
    write("a.csv", `${shop}\n${order("a@x.com", "05")}`);
    write("b.csv", `${shop}\n${order("b@x.com", "06")}`);
    write("b-again.csv", `${shop}\n${order("b@x.com", "06")}`);
    // WooCommerce's export does not say what its sales are in.
    expect(complaint()).toMatch(/currency must be named .*Say in settings.json what rows/);
    write("settings.json", '{ "currency": "EUR" }');
    const found = results();
    const read = found.exports.read.find(({ source }) => source === "shopify.orders");
    expect([read!.records.length, read!.repeated]).toEqual([2, 1]);
    // 100 - 30 of one shop, 2 × 5 of two others.
    expect(found.figures.revenue?.now.value).toBe(80);
  });

  test("keep the tickets of two desks that count from the same number", () => {
    const header = [
      "Id,Requester id,Tags,Status,Created at,Updated at",
      "First reply time in minutes,Full resolution time in minutes",
    ].join();
    const ticket = (day: string, waited: number) =>
      `1,9,,Closed,2026-01-${day} 09:00,2026-02-${day} 09:00,${waited},300\n`;
    write("a.csv", `${header}\n${ticket("05", 10)}`);
    write("b.csv", `${header}\n${ticket("06", 50)}`);
    write("b-again.csv", `${header}\n${ticket("06", 50)}`);
    const found = results();
    expect(found.exports.read[0]!.repeated).toBe(1);
    // Half of 10 + 50 minutes.
    expect(found.figures.firstResponse?.now.value).toBe(30 * 60_000);
  });

  test("of two currencies are counted in the one that is said", () => {
    const header = "id,Created (UTC),Amount,Currency,Status,Customer ID,Captured";
    const paid = (id: number, of: string) =>
      `ch_${id},2026-01-0${id} 09:12,10,${of},Paid,cus_1,true`;
    write("p.csv", [header, paid(1, "usd"), paid(2, "eur"), paid(3, "usd")].join("\n"));
    expect(complaint()).toMatch(/amounts in USD and in EUR.*Say in settings.json which/);
    write("settings.json", JSON.stringify({ currency: "USD" }));
    expect(results().figures.revenue?.now.value).toBe(20);
    expect(printed()).toMatch(
      /2 counted, as orders.csv would have them.*Left out: .*not in USD.* 1/,
    );
  });

  test("of which rows are blank where they must not be are told no pattern but that", () => {
    const header = "Name,Email,Financial Status,Total,Currency,Created at,Lineitem name";
    const orders = Array.from({ length: 200 }, (_, i) => {
      const total = i % 4 === 0 ? "" : "10.00";
      return `#${i},u${i % 40}@x.com,paid,${total},EUR,2026-01-${10 + (i % 19)} 09:00:00,pen`;
    });
    write("orders-2026.csv", [header, ...orders].join("\n"));
    const [loss] = results().losses;
    expect([loss!.lost, loss!.isDoubtful, loss!.pattern]).toEqual([50, true, null]);
    expect(printed()).toMatch(/50 of 200 rows rejected, mostly rows without .*Total/);
  });

  test("rejected for what a row says as a whole are told in a sentence", () => {
    const header = "id,Customer ID,Status,Amount,Interval,Currency,Start Date (UTC),Ended At (UTC)";
    const rows = Array.from({ length: 20 }, (_, i) => {
      return `s${i},c${i},${i % 4 === 0 ? "canceled" : "active"},30,month,eur,2025-01-05 09:00,`;
    });
    write("subscriptions.csv", [header, ...rows].join("\n"));
    expect(printed()).toMatch(/mostly rows with this fault: .*row is canceled, but has no end/);
  });

  test("with rows of one id that differ say so, as nothing tells which is the latest", () => {
    const [header, first] = sample("zendesk-tickets.csv").split(/\r?\n/) as [string, string];
    write("tickets-2026.csv", [header, first, first.replace(",Closed,", ",Open,")].join("\n"));
    const found = results();
    expect(found.exports.read[0]!.alike).toBe(1);
    expect(printed()).toContain(
      "1 row with the id of another one that differs: all count, as nothing tells which is the latest",
    );
  });

  test("without a row, or whose dates need a zone, say so", () => {
    write("empty.csv", "Id,Requester id,Tags,Created at,First reply time in minutes\n");
    expect(complaint()).toMatch(/empty.csv is of zendesk.tickets, of which .*: it has no rows\.$/);
    write("form.csv", "Timestamp,Would you recommend us?\n2026/02/03 1:34:04 PM MEZ,9\n");
    expect(complaint()).toMatch(/"2026\/02\/03 1:34:04 PM MEZ" \(say timeZone\).*--time-zone says/);
  });

  test("that take several files are read together", () => {
    copy("olist-orders.csv", "olist-payments.csv", "olist-customers.csv");
    // 185.5 of 3 orders of 2 people: test/data/sources/olist-orders.json.
    const { figures, exports } = results();
    expect(exports.read).toHaveLength(1);
    expect(figures.revenue?.now.value).toBe(185.5);
  });

  test("need no header where their tool writes none", () => {
    copy("cdnow-master.txt");
    expect(results().figures.revenue?.now.value).toBeCloseTo(161.83, 9);
  });

  test("are not counted where a file of our own is", () => {
    copy("shopify-orders.csv");
    write("orders.csv", "customerId,at,amount\na,2026-01-05,10\n");
    expect(results().figures.revenue?.now.value).toBe(10);
    expect(printed()).toContain("Not counted, as orders.csv is there.");
  });

  test.each([
    ["zendesk-tickets.csv", "tickets", /\d+-(\d+)-(\d+) (?=\d\d:)/g, "$1/$2/2026 "],
    ["stripe-subscriptions.csv", "memberships", /\d+-(\d+)-(\d+) (?=\d\d:)/g, "$1/$2/2026 "],
    ["shopify-orders.csv", "orders", /\d+-(\d+)-(\d+) (?=\d\d:)/g, "$1/$2/2026 "],
    ["qualtrics-responses.csv", "answers", /\b(?:True|False)\b/g, "maybe"],
  ] as const)("of which no row counts, as of a spoilt %s, say so", (name, use, all, other) => {
    write("spoilt.csv", sample(name).replace(all, other));
    expect(complaint()).toMatch(
      /^.* spoilt.csv is of [\w.]+, of which nothing .*: \d+ of \d+ rows are rejected, row \d+ as \w+ must be/,
    );

    // Beside figures that are right: what is lost is said of those that are not.
    const right = use === "answers" ? "shopify-orders.csv" : "qualtrics-responses.csv";
    copy(right);
    const found = results();
    const read = found.exports.read.find(({ files }) => files[0] === "spoilt.csv")!;
    expect([read.use, read.records.length]).toEqual([use, 0]);
    expect(found.losses.map(({ file, read: left }) => [file, left])).toContainEqual([use, 0]);
    for (const language of LANGUAGES) {
      const lines = print(found, sayIn(language, found.settings), { isWhole: true });
      expect(lines.join("\n")).toMatch(/spoilt\.csv/);
    }
  });

  test("do not tell that rows with a wrong cell are lost as what they have in common", () => {
    const header =
      "id,Customer ID,Interval,Amount,Currency,Status,Created (UTC),Start (UTC),Canceled At (UTC),Ended At (UTC)";
    const rows = Array.from({ length: 96 }, (_, i) => {
      const amount = i % 3 === 0 ? "ten" : "10.00";
      return `sub_${i},cus_${i},month,${amount},usd,active,2025-05-05 10:00,2025-05-05 10:00,,`;
    });
    write("subs.csv", [header, ...rows].join("\n"));
    const text = printed();
    expect(text).toContain("32 of 96 rows rejected");
    expect(text).not.toContain("The loss is no chance");
  });

  test("lose a share of the rows that might count, not of those that rightly do not", () => {
    const [header, row] = sample("shopify-orders.csv").split("\n") as [string, string];
    const rows = Array.from({ length: 20 }, (_, i) => {
      const word = i < 15 ? "pending" : i < 18 ? "somehow" : "paid";
      return row.replace(/^"?#\d+"?/, `#${i}`).replace(",paid,", `,${word},`);
    });
    write("shop.csv", [header, ...rows].join("\n"));
    // Three of five are lost, not three of twenty.
    expect(results().losses).toMatchObject([
      { file: "orders", lost: 3, rows: 5, isDoubtful: true },
    ]);
  });

  test("without a record are counted as their tool's other files are", () => {
    copy(...readdirSync(SAMPLES).filter((name) => /\.(?:csv|txt)$/.test(name)));
    const settings = readSettings(own.path, () => "2026-03");
    const read = readExports(own.path, settings).read.filter(({ records }) => records.length > 0);
    expect(read.length).toBeGreaterThan(25);
    for (const { source, use } of read) expect([source, useWithout(source)]).toEqual([source, use]);
  });

  test("that nothing is counted from, and tables of nobody, are named", () => {
    copy("shopify-orders.csv", "stripe-balance.csv", "amplitude-events.csv");
    write("list.csv", "a,b\n1,2\n");
    const text = printed();
    expect(text).toMatch(/stripe-balance.csv: read as .*stripe.balance.*, 7 rows. Nothing can be /);
    expect(text).toContain("Nothing here is counted from it.");
    expect(text).toContain("Of no tool that is known: list.csv.");
  });
});

test("tickets that two exports of one tool tell of count once; of two tools that is said", () => {
  copy("zendesk-tickets.csv", "zendesk-explore.csv");
  // Both samples tell of the tickets 101 to 112.
  const text = printed();
  expect(text).toContain("12 rows that another export of the same tool has, too: they count once");
  expect(text).not.toContain("leave one out of the folder");
  const both = results().figures.firstResponse?.now;
  expect(both?.n).toBe(9);
  // Of the two the tickets' own export says more: which were merged, for one.
  rmSync(join(own.path, "zendesk-explore.csv"));
  expect(results().figures.firstResponse?.now).toEqual(both);
  copy("freshdesk-tickets.csv");
  expect(printed()).toMatch(/In the place of tickets.csv stand .*freshdesk.tickets.*leave one out/);
});

test.each([
  "zendesk-tickets",
  "zendesk-explore",
  "intercom-conversations",
  "jira-service-management",
  "freshdesk-tickets",
])("the ratings of %s are counted as answers, where no answers are there", (name) => {
  copy(`${name}.csv`);
  write("settings.json", '{ "from": "2025-12", "until": "2026-11" }');
  const { truth } = JSON.parse(sample(`${name}.json`));
  const found = results({ ...readCommandLine(["--month-first"]).told });
  expect(found.figures.csat?.now).toMatchObject(truth.csat);
  expect(found.figures.nps).toBeUndefined();
  expect(printed(readCommandLine(["--month-first"]).told)).toContain(
    `${truth.csat.n} ratings of satisfaction counted as answers`,
  );
  write("answers.csv", "at,nps,csat\n2026-03-01,10,5\n");
  expect(printed()).not.toContain("counted as answers");
  expect(results().figures.csat?.now.n).toBe(1);
});

test("what two exports tell of one tool's orders does not depend on what the files are called", () => {
  const files = ["woocommerce-order-export.csv", "woocommerce-analytics-orders.csv"];
  for (const names of [files, files.toReversed()]) {
    write("a.csv", sample(names[0]!));
    write("b.csv", sample(names[1]!));
    // 141.70 + 65 + 0 of the orders, 40 + 1,225.50 of those that only the report has.
    expect(results().figures.revenue?.now.value).toBeCloseTo(1472.2, 9);
  }
});

test("a file without a column that another one of its tool has is not passed over in silence", () => {
  const [header, ...rows] = sample("freshdesk-tickets.csv").trim().split(/\r?\n/) as string[];
  const place = header!.split(",").indexOf("Initial response time");
  const without = [header!, ...rows.slice(3)].map((row) => row.split(",").toSpliced(place, 1));
  const files = [
    [header, ...rows.slice(0, 3)].join("\n"),
    without.map((cells) => cells.join(",")).join("\n"),
  ];
  for (const [first, second] of [files, files.toReversed()]) {
    write("a.csv", first!);
    write("b.csv", second!);
    expect(complaint()).toMatch(/^a.csv, b.csv: firstRespondedAt is missing/);
  }
});

test("what a later file tells of a record and cannot be read is not as an earlier file had it", () => {
  const [header, ...rows] = sample("stripe-subscriptions.csv").trim().split(/\r?\n/) as string[];
  write("january.csv", [header, rows[0], rows[1]].join("\n"));
  write("march.csv", [header, rows[0]!.replace(",active,", ",activ,")].join("\n"));
  const [read] = results().exports.read;
  expect(read!.records).toMatchObject([{ id: "sub_0001" }]);
  expect([read!.rows, read!.rejections.rows, read!.repeated]).toEqual([3, 1, 1]);
});

test("columns that settings.json names are found in each of several files", () => {
  const [header, ...rows] = sample("zendesk-tickets.csv").trim().split(/\r?\n/) as string[];
  const own = header!.replace("Satisfaction Score", "Opinion").replace("Updated at", "Changed");
  write("january.csv", [own, rows[0]!.replace("Good", "Superb")].join("\n"));
  write("march.csv", [own, ...rows].join("\n"));
  const names = { score: "Opinion", changedAt: "Changed" };
  const columns = { "january.csv": names, "march.csv": names };
  write("settings.json", JSON.stringify({ columns }));
  const [read] = results().exports.read;
  expect([read!.records.length, read!.rejections.rows]).toEqual([12, 1]);
  // As in test/data/sources/zendesk-tickets.json.
  expect(results().figures.csat?.now).toMatchObject({ n: 6 });
});

test("of ratings in their own export those beside the tickets are not counted once more", () => {
  copy("zendesk-satisfaction-ratings.csv", "zendesk-tickets.csv");
  expect(printed()).not.toContain("counted as answers");
  expect(results().figures.csat?.now.n).toBe(6);
});

test("how easy HubSpot's tickets were is no satisfaction", () => {
  copy("hubspot-tickets.csv");
  expect(results().figures.csat).toBeUndefined();
});

test("ratings alone are no recommendation", () => {
  copy("zendesk-satisfaction-ratings.csv");
  const { figures } = results();
  expect([figures.nps, figures.csat?.now.n]).toEqual([undefined, 6]);
  expect(printed()).not.toMatch(/Recommendation|\(NPS\)/);
});

describe("satisfaction on the scale of the tool", () => {
  const ratings = (...scores: string[]) =>
    [
      "id,created_at,requester_id,score,ticket_id",
      ...scores.map((score, i) => `${i},2026-03-05 7:43:30,${i},${score},${i}`),
    ].join("\n");
  const feedback = (...scores: number[]) =>
    [
      "Record ID,Survey Name,Survey Type,Rating,Submission Timestamp,Associated Contact IDs",
      ...scores.map((score, i) => `${i},A,CSAT,${score},2026-03-05 10:00,${i}`),
    ].join("\n");
  const thumbs = (...scores: number[]) =>
    [
      "id,person_id,name,email,survey_type,score,comment,permalink,created_at,updated_at",
      ...scores.map((score, i) => `${i},${i},,,thumbs,${score},,,1772704800,1772704800`),
    ].join("\n");
  const typeform = (...scores: number[]) => {
    const [header = "", row = ""] = sample("typeform-responses.csv").split("\n");
    const rows = scores.map((score, i) => {
      const [, , , ...rest] = row.split(",");
      return [`${i}`, 9, score, ...rest].join(",");
    });
    return [header, ...rows].join("\n");
  };

  test.each([
    ["good and good", ratings("good", "good"), 2 / 2, "best mark of the tool's own"],
    ["good and bad", ratings("good", "bad", "offered"), 1 / 2, "best mark of the tool's own"],
    ["happy and neutral of three", feedback(2, 2, 1), 2 / 3, "best mark of the tool's own"],
    ["thumbs up", thumbs(1, 1), 2 / 2, "best mark of the tool's own"],
    ["1 to 5 with a 5 in it", typeform(5, 4, 1), 2 / 3, null],
    ["1 to 3, of however many", typeform(3, 3, 1), null, "Satisfaction is not counted"],
    ["up to 7", typeform(7, 5, 1), null, "Satisfaction is not counted"],
  ])("%s", (_, text, share, said) => {
    write("answers-export.csv", text);
    expect(results().figures.csat?.now.value ?? null).toBe(share);
    if (said === null) expect(printed()).not.toMatch(/best mark|not counted/);
    else expect(printed()).toContain(said);
  });
});

describe("files as they are", () => {
  const [header = "", ...rows] = sample("zendesk-tickets.csv").trim().split(/\r?\n/);
  const counted = () => {
    const [{ records, rejections } = { records: [], rejections: null }] = results().exports.read;
    return [records.length, rejections?.rows];
  };

  test.each([
    ["carriage returns for line ends", [header, ...rows].join("\r")],
    ["columns without a name at the end", [header, ...rows].map((row) => `${row},,`).join("\n")],
    [
      "names that repeat",
      [header, ...rows].map((row, i) => `${row},${i === 0 ? "Tags" : ""}`).join("\n"),
    ],
    ["lines above the header", ["All tickets,,", "", header, ...rows].join("\n")],
    ["a line for a spreadsheet", ["sep=,", header, ...rows].join("\n")],
    ["a byte order mark", `\ufeff${[header, ...rows].join("\n")}`],
  ])("%s do no harm", (_, text) => {
    write("tickets-export.csv", text);
    expect(counted()).toEqual([12, 0]);
  });

  test("semicolons, too", () => {
    const parted = sample("shopify-orders.csv").replaceAll(";", ":");
    const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
    write(
      "shop.csv",
      parted.replace(cell, (_, value, end) => value + (end === "," ? ";" : end)),
    );
    expect(results().figures.revenue?.now.value).toBeCloseTo(272.2, 9);
  });

  test("words that the tool does not have are told as what they are", () => {
    write(
      "shop.csv",
      sample("shopify-orders.csv").replaceAll(/,(paid|partially_refunded),/g, ",on_hold,"),
    );
    expect(printed()).toContain("mostly unknown words like on_hold.");
  });

  test("a row with a field too few is rejected, and named by its number", () => {
    write(
      "tickets-export.csv",
      [header, rows[0]!.replace(/,[^,]*$/, ""), ...rows.slice(1)].join("\n"),
    );
    expect(counted()).toEqual([11, 1]);
    const [reason] = results().exports.read[0]!.rejections.reasons;
    expect(reason?.examples[0]?.row).toBe(2);
  });
});

describe("what is missing is asked for in a sentence", () => {
  test("a time zone, where none was said", () => {
    copy("zendesk-tickets.csv");
    expect(printed()).toContain("Another: --time-zone Asia/Dubai");
    const told = readCommandLine(["x", "--time-zone", "Asia/Dubai"]).told;
    expect(printed(told)).not.toContain("--time-zone");
  });

  test("day or month, where no date proves it", () => {
    const lines = sample("salesforce-cases.csv").split("\n");
    const [header = ""] = lines;
    copy("zendesk-tickets.csv");
    write(
      "cases.csv",
      [header, ...lines.slice(1).filter((line) => /^"?\d/.test(line))]
        .join("\n")
        .replace(
          /\b(1[3-9]|2\d|3[01])\/(\d+)\/2026|\b(\d+)\/(1[3-9]|2\d|3[01])\/2026/g,
          "2/3/2026",
        ),
    );
    expect(complaint()).toMatch(
      /^cases.csv: dayFirst must be .* Say --day-first or --month-first$/,
    );
    expect(printed(readCommandLine(["x", "--month-first"]).told)).toContain("cases.csv: read as");
  });

  test("a column, with the nearest and the way on", () => {
    write(
      "t.csv",
      sample("zendesk-tickets.csv").replace(
        "Full resolution time in minutes",
        "Full resolution time minutes",
      ),
    );
    expect(complaint()).toMatch(
      /^t.csv: .*did you mean "Full resolution time minutes".* In settings.json that is "columns": \{ "t.csv": \{ … \} \}. A file that the scorecard is not to read belongs in another folder$/,
    );
    write(
      "settings.json",
      '{ "columns": { "t.csv": { "resolvedAt": "Full resolution time minutes" } } }',
    );
    expect(printed()).toContain("12 counted, as tickets.csv");
  });

  test("a file of a tool without a column by which it is known: which one, and the way to read it", () => {
    const header = "Id,Requester id,Tags,Created at,Reply (min),Full resolution time in minutes";
    write("desk.csv", `${header}\n1,9,,2026-01-05 09:12,20,300\n`);
    expect(complaint()).toContain(
      'desk.csv is nearly of zendesk.tickets, but has no column "First reply time in minutes": say in settings.json what it is called there, with "columns", and "sources": { "desk.csv": "zendesk.tickets" }.',
    );
    const told = {
      sources: { "desk.csv": "zendesk.tickets" },
      columns: { "desk.csv": { firstRespondedAt: "Reply (min)" } },
    };
    write("settings.json", JSON.stringify(told));
    expect(results().figures.firstResponse?.now.value).toBe(20 * 60_000);
    write("settings.json", '{ "sources": { "desk.csv": "zendesk.ticket" } }');
    expect(complaint()).toMatch(
      /takes desk.csv for "zendesk.ticket", but there are zendesk.tickets, /,
    );
  });

  test("a folder without anything that is known", () => {
    write("list.csv", "a,b\n1,2\n");
    expect(complaint()).toMatch(/has none of answers.csv.* and no export of a tool that is known/);
  });
});

test("--day-first and --month-first exclude each other", () => {
  expect(readCommandLine(["--day-first"]).told).toEqual({ dayFirst: true });
  expect(readCommandLine(["--month-first"]).told).toEqual({ dayFirst: false });
  expect(() => readCommandLine(["--day-first", "--month-first"])).toThrow("not both");
});
