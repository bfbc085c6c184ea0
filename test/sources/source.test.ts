import { firstResponseTime, historicValue, InputError } from "customer-kpis";
import {
  column,
  datasets,
  googleForms,
  headerLine,
  holdRows,
  jira,
  qualtrics,
  readBelow,
  recognize,
  salesforce,
  severalFiles,
  shopify,
  source,
  sources,
  stripe,
  validate,
  validateAsync,
  zendesk,
} from "customer-kpis/sources";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { runs } from "../runs";

const ticket = {
  Id: "1",
  "Requester id": "9",
  Tags: "",
  Status: "Solved",
  "Created at": "2026-01-05 09:12",
  "First reply time in minutes": "20",
  "Full resolution time in minutes": "90",
  "Satisfaction Score": "Good",
};

const subscription = {
  id: "sub_1",
  "Customer ID": "cus_1",
  Status: "active",
  Amount: "49.00",
  Interval: "month",
  "Start Date (UTC)": "2025-06-01 00:00",
  "Ended At (UTC)": "",
};

/** A source of one's own, whose dates may be either way round. */
const visits = source({
  name: "visits",
  fields: {
    id: column.key("Id"),
    at: column.instant("Day"),
    endedAt: column.orNull(column.instant("Ended")),
    amount: column.optional(column.money("Price")),
  },
  order: [["at", "endedAt"]],
});

describe("a row", () => {
  test("is a record of its fields, with moments that waits lead to", () => {
    const { records } = validate(zendesk.tickets, [ticket], { timeZone: "Asia/Tehran" });
    expectTypeOf(records[0]!.resolvedAt).toEqualTypeOf<Date | null>();
    expect(records).toEqual([
      {
        id: "1",
        customerId: "9",
        status: "Solved",
        // 09:12 in Tehran, 3 h 30 min ahead of UTC.
        createdAt: new Date("2026-01-05T05:42Z"),
        firstRespondedAt: new Date("2026-01-05T06:02Z"),
        resolvedAt: new Date("2026-01-05T07:12Z"),
        excluded: null,
        score: 1,
      },
    ]);
  });

  test("with a word that nobody knows is rejected, and the words are named", () => {
    const { rejected } = validate(zendesk.tickets, [{ ...ticket, "Satisfaction Score": "Great" }]);
    expect(rejected[0]!.issues[0]!.message).toMatch(
      /^score must be one of "good", "bad", .*"unoffered", got "Great" \(or say words: \{ "Great": its score \}\) \(column "Satisfaction Score"\)$/,
    );
  });

  test("whose date a spreadsheet wrote is rejected, and it is said what to do", () => {
    const { rejected } = validate(zendesk.tickets, [{ ...ticket, "Created at": "1/5/2026 9:12" }]);
    expect(rejected[0]!.issues[0]!.message).toMatch(
      /got "1\/5\/2026 9:12" \(saved by a spreadsheet\? Take the export\)/,
    );
  });

  test("with a bare number for a moment says which option reads it, and that does", () => {
    const row = { Timestamp: "46027.5", "How likely are you to recommend us?": "9" };
    const { rejected } = validate(googleForms.responses, [row]);
    expect(rejected[0]!.issues[0]!.message).toMatch(/a bare number \(say unixTime: "excel"\)/);
    const { records } = validate(googleForms.responses, [row], { unixTime: "excel" });
    // 45,658 is 1 January 2025; 369 days later it is 5 January 2026.
    expect(records[0]!.at).toEqual(new Date("2026-01-05T12:00Z"));
    expect(() => validate(googleForms.responses, [row], { unixTime: "days" as never })).toThrow(
      /unixTime must be one of "seconds", /,
    );
  });

  test("with months in another language says so, and what the option reads", () => {
    const row = { "Issue key": "H-1", Created: "05/gen/26 9:12 AM" };
    const { rejected } = validate(jira.requests, [row]);
    expect(rejected[0]!.issues[0]!.message).toMatch(
      /"gen" is no month that is known \(say language\)/,
    );
    const { records } = validate(jira.requests, [row], { language: "it" });
    expect(records[0]!.createdAt).toEqual(new Date("2026-01-05T09:12Z"));
    expect(() => validate(jira.requests, [row], { language: "klingon" })).toThrow(
      /language must be/,
    );
  });

  test("hears of no option that a source has not", () => {
    const charge = { id: "1", "Customer ID": "9", Status: "Paid", "Created (UTC)": "1404-01-05" };
    const row = { ...charge, Amount: "1,23,456.00", Captured: "true" };
    const messages = validate(stripe.payments, [row]).rejected[0]!.issues.map((one) => one.message);
    expect(messages).toEqual([
      'at must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "1404-01-05", a year before 1900 (column "Created (UTC)")',
      'amount must be a number, got "1,23,456.00" (column "Amount")',
    ]);
  });

  test("with a word for nobody is somebody's where the caller says so, as its message told", () => {
    const row = { ...ticket, "Requester id": "NULL" };
    const { rejected } = validate(zendesk.tickets, [row]);
    expect(rejected[0]!.issues[0]!.message).toBe(
      'customerId must be an id, got "NULL" (nobody? Say missing: ["NULL"]) (column "Requester id")',
    );
    const { records } = validate(zendesk.tickets, [row], { missing: ["null"] });
    expect(records[0]!.customerId).toBeNull();
    // Beside the tool's own word.
    const names = { "Ticket ID": "1", "Ticket created - Timestamp": "2026-01-05T09:12:00" };
    const explored = ["-", "n/a"].map((id) => ({ ...names, "Requester ID": id }));
    const { records: all } = validate(zendesk.explore, explored, { missing: ["N/A"] });
    expect(all.map(({ customerId }) => customerId)).toEqual([null]);
    expect(() => validate(zendesk.tickets, [], { missing: "NULL" as never })).toThrow(
      'validate: missing must be an array of texts, got "NULL"',
    );
  });

  test("with a spreadsheet's number for a date hears where it comes from", () => {
    const { rejected } = validate(zendesk.tickets, [{ ...ticket, "Created at": "46027.3833" }]);
    expect(rejected[0]!.issues[0]!.message).toMatch(
      'got "46027.3833", a bare number (say unixTime: "excel")',
    );
    // 46,027 days after 30 December 1899 is 5 January 2026; 0.3833 of a day are 33,117.12 s, 9:11:57.12.
    const options = { timeZone: "Asia/Tehran", unixTime: "excel" } as const;
    const { records } = validate(
      zendesk.tickets,
      [{ ...ticket, "Created at": "46027.3833" }],
      options,
    );
    expect(records[0]!.createdAt).toEqual(new Date("2026-01-05T05:41:57.120Z"));
  });

  // Days of software: the first of Unix, of databases, of spreadsheets, and what these make of 0.
  test.each([
    "1970-01-01",
    "1970-01-01 00:00:00",
    "1970-01-01T03:30:00+03:30",
    "1900-01-01",
    "1899-12-30",
    "1900-01-00",
    "0000-00-00 00:00:00",
  ])("with %s, which software makes of nothing, hears what to say, and that is so", (day) => {
    const row = { ...subscription, "Ended At (UTC)": day };
    const way = `(none? Say missing: ["${day}"]) (column "Ended At (UTC)")`;
    const { rejected } = validate(stripe.subscriptions, [row]);
    expect(rejected[0]!.issues[0]!.message).toContain(way);
    const { records } = validate(stripe.subscriptions, [row], { missing: [day] });
    expect(records[0]!.endedAt).toBeNull();
  });

  test.each(["01/Jan/70 12:00 AM", "01/ene/1900 12:00 AM", "30/Dec/1899", "1/0/1900"])(
    "with %s, in a layout of its tool, does so too",
    (day) => {
      const row = { "Issue key": "H-1", Created: "13/01/2026 9:12", Resolved: day };
      const { rejected } = validate(jira.requests, [row], { dayFirst: !day.startsWith("1/") });
      expect(rejected[0]!.issues.at(-1)!.message).toContain(`(none? Say missing: ["${day}"])`);
    },
  );

  test("of which a record is made that is nothing is rejected, and the way to leave it out is said", () => {
    const fields = { id: column.key("Id") };
    const none = source({ name: "none", fields, record: () => null });
    expect(validate(none, [{ Id: 1 }]).rejected[0]!.issues).toEqual([
      { field: "", message: "row is no record (say leaveOut)" },
    ]);
  });

  test("with a wait below 0 hears from where waits count", () => {
    const row = { ...ticket, "First reply time in minutes": "-3" };
    expect(validate(zendesk.tickets, [row]).rejected[0]!.issues[0]!.message).toBe(
      'firstRespondedAt must be a number from 0 on, got "-3" (column "First reply time in minutes")',
    );
  });

  test("without what it must say is rejected", () => {
    const { rejected } = validate(zendesk.tickets, [{ ...ticket, Id: " " }]);
    expect(rejected[0]!.issues).toEqual([{ field: "id", message: 'id is missing (column "Id")' }]);
  });

  test("whose end is before its start is rejected", () => {
    const rows = [{ Id: 1, Day: "2026-01-02", Ended: "2026-01-01" }];
    expect(validate(visits, rows).rejected[0]!.issues[0]!.message).toMatch(
      /^endedAt must not be before at/,
    );
  });

  test("with what no KPI takes is rejected, whichever source it is of", () => {
    const desk = source({
      name: "desk",
      fields: {
        createdAt: column.instant("Opened"),
        firstRespondedAt: column.orNull(column.instant("Replied")),
        mrr: column.optional(column.money("Pays")),
      },
    });
    const rows = [
      { Opened: "2026-01-02", Replied: "2026-01-03", Pays: "0" },
      { Opened: "2026-01-02", Replied: "2026-01-01", Pays: "5" },
      { Opened: "2026-01-02", Replied: "", Pays: "(5.00)" },
    ];
    const { records, rejected } = validate(desk, rows);
    expect(firstResponseTime(records).value).toBe(24 * 3_600_000);
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual([
      [
        2,
        'firstRespondedAt must not be before createdAt (2026-01-02T00:00:00.000Z), got 2026-01-01T00:00:00.000Z (column "Replied")',
      ],
      [3, 'mrr must be 0 or more, got -5 (column "Pays")'],
    ]);
  });

  test("may be without its blank cells, the first one too", async () => {
    const { "Satisfaction Score": score, "First reply time in minutes": _, ...first } = ticket;
    const rows = [first, { ...ticket, Id: "2", "Satisfaction Score": "Bad" }, ticket];
    const read = [
      { id: "1", score: null, firstRespondedAt: null },
      { id: "2", score: 0, firstRespondedAt: new Date("2026-01-05T09:32Z") },
      { id: "1", score: 1 },
    ];
    expect(score).toBe("Good");
    expect(validate(zendesk.tickets, rows).records).toMatchObject(read);

    // In batches a column is known from the batch on that has it.
    const batches = [
      [ticket],
      [
        { ...first, "First reply time in minutes": "" },
        { ...ticket, Id: 3 },
      ],
    ];
    const { "Satisfaction Score": __, ...noScore } = ticket;
    const ids = [];
    for await (const { records } of validateAsync(zendesk.tickets, [[noScore], ...batches])) {
      ids.push(...records.map((record) => [record.id, record.score]));
    }
    expect(ids).toEqual([
      ["1", undefined],
      ["1", 1],
      ["1", null],
      [3, 1],
    ]);
  });

  test("that stands twice, same in every cell, is left out, but no other ticket, and no item", () => {
    const rows = [ticket, { ...ticket, Id: "2" }, { ...ticket }, { ...ticket, Status: "Closed" }];
    const { records, leftOut, joined } = validate(zendesk.tickets, rows);
    // The fourth is another telling of the first.
    expect(records.map(({ id }) => id)).toEqual(["1", "2", "1"]);
    expect(leftOut).toEqual([{ row: 3, reason: "repeated", input: rows[2] }]);
    expect(joined).toBe(0);

    const line = {
      InvoiceDate: "12/1/2009 7:45",
      "Customer ID": "13085",
      Quantity: "2",
      Price: "5",
    };
    const items = [
      { Invoice: "489434", ...line },
      { Invoice: "489434", ...line },
    ];
    // Twice two of five pounds.
    expect(validate(datasets.onlineRetail, items).records[0]!.amount).toBe(20);
  });

  test("of an id that others have is the latest state, where the file tells when it was changed", () => {
    const at = (hour: string) => ({ "Updated at": `2026-01-06 ${hour}:00` });
    const open = { ...ticket, Status: "Open", "First reply time in minutes": "" };
    const rows = [
      { ...ticket, ...at("12") },
      { ...open, ...at("09") },
      { ...open, Id: "2", ...at("09") },
      { ...open, ...at("10"), Status: "Deleted" },
      { ...ticket, Id: "3", ...at("09") },
      { ...ticket, Id: "3", ...at("10"), Status: "Deleted" },
    ];
    const { records, leftOut, assumed } = validate(zendesk.tickets, rows, { timeZone: "UTC" });
    expect(records.map(({ id, status }) => [id, status])).toEqual([
      ["1", "Solved"],
      ["2", "Open"],
    ]);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "older state"],
      [4, "older state"],
      [5, "older state"],
      [6, "deleted"],
    ]);
    expect(assumed).toEqual([]);
    // When the row was changed is no part of the ticket.
    expect(records[0]).not.toHaveProperty("changedAt");
  });

  test("of an id that was created at another time is another ticket, as of another desk", () => {
    const at = (day: string) => ({
      "Created at": `2026-01-0${day} 09:00`,
      "Updated at": `2026-02-0${day} 09:00`,
    });
    const rows = [at("5"), at("6")].map((times) => ({ ...ticket, ...times }));
    const { records, leftOut } = validate(zendesk.tickets, rows, { timeZone: "UTC" });
    expect(records).toHaveLength(2);
    expect(leftOut).toEqual([]);
  });

  test("of an id whose latest state cannot be read is none, and the earlier one no longer holds", () => {
    const old = { ...ticket, "Updated at": "2026-01-06 09:00" };
    const late = { ...ticket, "Updated at": "2026-01-06 10:00", "Satisfaction Score": "Superb" };
    for (const rows of [
      [old, late],
      [late, old, late],
    ]) {
      const { records, rejected, leftOut, assumed } = validate(zendesk.tickets, rows, {
        timeZone: "UTC",
      });
      expect(records).toEqual([]);
      expect(rejected).toHaveLength(rows.length - 1);
      expect(leftOut.map(({ reason }) => reason)).toEqual(["older state"]);
      expect(assumed).toEqual([]);
    }
    // Where nothing tells which is the latest, what can be read counts.
    const { "Updated at": _, ...undated } = late;
    const { records, assumed } = validate(zendesk.tickets, [ticket, undated], { timeZone: "UTC" });
    expect(records).toHaveLength(1);
    expect(assumed).toEqual([]);
  });

  test("of a source of one's own, too", () => {
    const desk = source({
      name: "desk",
      fields: {
        id: column.key("Id"),
        status: column.text("Status"),
        changedAt: column.instant("Changed"),
      },
    });
    const rows = [
      { Id: 1, Status: "solved", Changed: "2026-01-06" },
      { Id: 1, Status: "open", Changed: "2026-01-05" },
    ];
    const { records } = validate(desk, rows);
    expectTypeOf(records[0]!).toEqualTypeOf<{
      readonly id: string | number | boolean;
      readonly status: string;
    }>();
    expect(records).toEqual([{ id: 1, status: "solved" }]);
  });

  test.each([
    ["no column", {}, {}],
    ["a blank", { "Updated at": "2026-01-06 09:00" }, { "Updated at": "" }],
    ["what cannot be read", { "Updated at": "2026-01-06 09:00" }, { "Updated at": "soon" }],
    ["the same moment", { "Updated at": "2026-01-06 09:00" }, { "Updated at": "2026-01-06 09:00" }],
  ])("counts beside another of its id where %s tells which is later, and it is said", (_, a, b) => {
    const rows = [
      { ...ticket, ...a },
      { ...ticket, ...b, Status: "Open" },
      { ...ticket, Id: "2", "Updated at": "soon" },
    ];
    const options = { timeZone: "UTC" };
    const { records, rejected, assumed } = validate(zendesk.tickets, rows, options);
    expect(records.map(({ id }) => id)).toEqual(["1", "1", "2"]);
    expect(rejected).toEqual([]);
    expect(assumed).toEqual(["id"]);
  });

  test("that says the same of its id is left out, whatever stands in columns that nobody reads", () => {
    // A report of cases with their comments has a row a comment.
    const row = { "Case Number": "7", "Date/Time Opened": "2026-01-05", "Date/Time Closed": "" };
    const rows = ["Hello", "Thank you", "Bye"].map((Comment) => ({ ...row, Comment }));
    const { records, leftOut } = validate(salesforce.cases, rows);
    expect(records).toHaveLength(1);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["repeated", "repeated"]);
  });

  test("of one id among many thousands is found at once", () => {
    const rows = Array.from({ length: runs(50_000) }, (_, i) => ({ ...ticket, Status: `s${i}` }));
    const { records, assumed } = validate(zendesk.tickets, rows);
    expect(records).toHaveLength(rows.length);
    expect(assumed).toContain("id");
  });

  test("of a stream is read as it comes: ids would fill the memory", async () => {
    const rows = [ticket, { ...ticket }, { ...ticket, Status: "Open" }];
    const read = [];
    for await (const one of validateAsync(zendesk.tickets, [rows])) read.push(one);
    expect(read.map(({ records, leftOut }) => [records.length, leftOut.length])).toEqual([[3, 0]]);
    // The records have their ids.
    expect(read[0]!.records.map(({ id }) => id)).toEqual(["1", "1", "1"]);
  });

  test("may have its words parted by blanks, hyphens or underscores", () => {
    const row = {
      "Created (UTC)": "2026-01-05",
      Amount: "10",
      "Customer ID": "c",
      Captured: "true",
    };
    const words = [
      "Requires capture",
      "requires_capture",
      "REQUIRES-CAPTURE",
      "Requires payment method",
    ];
    const rows = words.map((Status, i) => ({ ...row, id: `ch_${i}`, Status }));
    expect(validate(stripe.payments, rows).leftOut.map(({ reason }) => reason)).toEqual([
      "uncaptured",
      "uncaptured",
      "uncaptured",
      "pending",
    ]);
    const own = source({
      name: "own",
      fields: { id: column.key("Id"), score: column.words("Mood", { very_good: 2, bad: 1 }) },
    });
    const moods = [
      { Id: 1, Mood: "Very good" },
      { Id: 2, Mood: "so-so" },
    ];
    const { records } = validate(own, moods, { words: { "so so": 0 } });
    expect(records.map(({ score }) => score)).toEqual([2, 0]);
  });

  test("may have its numbers in Persian or Arabic digits", () => {
    const row = { ...ticket, Id: "۱", "First reply time in minutes": "۲۰" };
    const { records } = validate(zendesk.tickets, [row], { timeZone: "UTC" });
    expect(records[0]!.id).toBe("1");
    expect(records[0]!.firstRespondedAt).toEqual(new Date("2026-01-05T09:32Z"));
  });

  test("that stands twice is told by the id of an answer, and not without one", () => {
    const row = { RecordedDate: "2026-01-03", Status: "IP Address", Finished: "True", Q1: "10" };
    const rename = { recommend: "Q1" };
    const rows = [
      { ...row, ResponseId: "R_1" },
      { ...row, ResponseId: "R_1" },
      { ...row, ResponseId: "R_2" },
    ];
    expect(validate(qualtrics.responses, rows, { rename }).records).toHaveLength(2);
    expect(validate(qualtrics.responses, [row, row], { rename }).records).toHaveLength(2);
  });

  test("is of one customer, however the case of the e-mail address", () => {
    const row = { "Created (UTC)": "2026-01-05 09:12", Status: "Paid", Captured: "true" };
    const rows = ["Ann@Example.com", "ann@example.com"].map((email, i) => ({
      ...row,
      id: `ch_${i}`,
      Amount: "10.00",
      "Customer ID": "",
      "Customer Email": email,
    }));
    const { records } = validate(stripe.payments, rows, {
      rename: { customerId: "Customer Email" },
    });
    expect(historicValue(records)).toMatchObject({ n: 1, value: 20 });
  });

  test("that is blank is left out, one that is no row is rejected", () => {
    const { leftOut, rejected } = validate(visits, [{ Id: "", Day: " ", Ended: null }, null, 5]);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[1, "blank row"]]);
    expect(rejected.map(({ row }) => row)).toEqual([2, 3]);
  });
});

describe("a column", () => {
  test("is found in other case, blanks and letters, and behind a byte order mark", () => {
    const row = Object.fromEntries(
      Object.entries(ticket).map(([name, cell]) => [`\ufeff ${name.toUpperCase()}  `, cell]),
    );
    expect(validate(zendesk.tickets, [row]).records).toHaveLength(1);
  });

  test("that is not there is an error that names the nearest, and the way on", () => {
    const { "Created at": created, ...rest } = ticket;
    const rows = [{ ...rest, Created: created }];
    expect(() => validate(zendesk.tickets, rows)).toThrow(InputError);
    expect(() => validate(zendesk.tickets, rows)).toThrow(
      /^zendesk.tickets: createdAt is in a column "Created at", but .*did you mean "Created"\? \(say rename: \{ createdAt: "Created" \}\)$/,
    );
    const rename = { createdAt: "Created" };
    expect(validate(zendesk.tickets, rows, { rename }).records).toHaveLength(1);
  });

  test.each(["Creatd at", "Craeted at", "Created att", "CreatedAt", "Created at (UTC)"])(
    "that is written as %s is known for what is meant, or read",
    (spelled) => {
      const { "Created at": created, ...rest } = ticket;
      const said = /did you mean "(.*?)"/;
      try {
        expect(validate(zendesk.tickets, [{ ...rest, [spelled]: created }]).rejected).toEqual([]);
      } catch (error) {
        expect(said.exec((error as Error).message)?.[1]).toBe(spelled);
      }
    },
  );

  test("that is not there is never said to be one that holds another field", () => {
    const row = { id: "ch", Status: "Paid", Created: "2026-01-05", "Customer ID": "c" };
    const rows = [{ ...row, "Amount Refunded": "0.00", "Amount shown": "49.00 USD" }];
    expect(() => validate(stripe.payments, rows)).toThrow(
      /did you mean "Amount shown"\? \(say rename: \{ amount: "Amount shown" \}\)$/,
    );
    const [{ "Amount shown": _, ...rest }] = rows as [(typeof rows)[number]];
    expect(() => validate(stripe.payments, [rest])).toThrow(
      /"Amount Refunded" \(say rename: \{ amount: "its column" \}\)$/,
    );
  });

  test("that may be missing leaves its field out", () => {
    const { "Satisfaction Score": _, ...rest } = ticket;
    expect(validate(zendesk.tickets, [rest]).records[0]).not.toHaveProperty("score");
  });

  test("that rename names has to be there, and its field too", () => {
    expect(() => validate(zendesk.tickets, [ticket], { rename: { score: "Stars" } })).toThrow(
      /^zendesk.tickets: score is in a column "Stars", but/,
    );
    expect(() => validate(zendesk.tickets, [ticket], { rename: { scor: "Stars" } })).toThrow(
      /did you mean "score"/,
    );
  });

  test("of another tool is said to be one", () => {
    expect(() => validate(zendesk.tickets, [{ a: 1, b: 2 }])).toThrow(
      'zendesk.tickets: this is no such file: its columns are "a", "b" (recognize may know it)',
    );
    expect(() => validate(zendesk.tickets, [{}])).toThrow(
      "zendesk.tickets: this is no such file: its columns are none (recognize may know it)",
    );
  });
});

describe("a time zone", () => {
  const row = {
    id: "s",
    "Customer ID": "c",
    Status: "active",
    Amount: "5",
    Quantity: "1",
    Interval: "month",
  };

  test("is read where the header states it, against the caller", () => {
    const rows = [
      { ...row, "Start Date (America/New_York)": "2026-01-01 00:00", "Ended At (UTC)": "" },
    ];
    const { records, assumed } = validate(stripe.subscriptions, rows, { timeZone: "Asia/Dubai" });
    expect(records[0]!.startedAt).toEqual(new Date("2026-01-01T05:00Z"));
    expect(assumed).toEqual([]);
  });

  test("is the caller's, else UTC and assumed, where nothing states it", () => {
    const rows = [{ ...row, "Start Date": "2026-01-01 00:00", "Ended At": "" }];
    const dubai = validate(stripe.subscriptions, rows, { timeZone: "Asia/Dubai" });
    expect(dubai.records[0]!.startedAt).toEqual(new Date("2025-12-31T20:00Z"));
    expect(dubai.assumed).toEqual([]);
    expect(validate(stripe.subscriptions, rows).assumed).toEqual(["timeZone"]);
  });

  test("that the header states and nobody knows is asked for", () => {
    const rows = [{ ...row, "Start Date (Mars)": "2026-01-01 00:00", "Ended At (UTC)": "" }];
    expect(() => validate(stripe.subscriptions, rows)).toThrow(/timeZone must be given/);
    const { records } = validate(stripe.subscriptions, rows, { timeZone: "Asia/Dubai" });
    expect(records[0]!.startedAt).toEqual(new Date("2025-12-31T20:00Z"));
  });

  test("is not assumed where every cell has its offset", () => {
    expect(validate(visits, [{ Id: 1, Day: "2026-01-01T00:00Z", Ended: "" }]).assumed).toEqual([]);
  });
});

describe("day and month", () => {
  const rows = (...days: string[]) => days.map((Day, i) => ({ Id: i, Day, Ended: "" }));

  test("are told apart by the whole column, which is assumed", () => {
    const { records, assumed } = validate(visits, rows("01/02/2026", "13/02/2026 9:30"));
    expect(records.map(({ at }) => at.toISOString())).toEqual([
      "2026-02-01T00:00:00.000Z",
      "2026-02-13T09:30:00.000Z",
    ]);
    expect(assumed).toContain("dayFirst");
    const monthFirst = validate(visits, rows("01/02/2026", "01/13/2026"));
    expect(monthFirst.records[0]!.at).toEqual(new Date("2026-01-02"));
  });

  test("are as the caller says", () => {
    const { records, assumed } = validate(visits, rows("01/02/2026"), { dayFirst: true });
    expect(records[0]!.at).toEqual(new Date("2026-02-01"));
    expect(assumed).toEqual(["timeZone"]);
  });

  test.each([
    [["01/02/2026"], /^visits: dayFirst must be true or false: .*no date proves it$/],
    [["13/02/2026", "02/13/2026"], /which has "13\/02\/2026" as well as "02\/13\/2026"$/],
  ])("of %j are asked for", (days, message) => {
    expect(() => validate(visits, rows(...days))).toThrow(message);
  });

  test("that are none prove nothing, and stop no other row", () => {
    // As a US file with slips of the pen: 45 is no day, neither 31 is a month, February has 28 days.
    for (const slip of ["45/03/2026", "31/31/2026", "03/45/2026", "31/02/2026", "29/02/26"]) {
      const { records, rejected } = validate(visits, rows("02/13/2026", slip, "01/02/2026"));
      expect(records.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
        "2026-02-13",
        "2026-01-02",
      ]);
      expect(rejected[0]!.issues[0]!.message).toMatch(/, which no calendar or clock shows/);
      expect(validate(visits, rows("5 Jan 2026", slip)).records).toHaveLength(1);
    }
  });

  test("are not asked for where every date says it", () => {
    expect(validate(visits, rows("2026-02-01", "5 Jan 2026", "2026/3/1")).assumed).toEqual([
      "timeZone",
    ]);
  });

  test("are proved by a month that stands first in all years", () => {
    const { records } = validate(visits, [
      ...[
        { Id: "1", Day: "01/15/24", Ended: "" },
        { Id: "2", Day: "01/16/25", Ended: "" },
      ],
      { Id: "3", Day: "01/05/26", Ended: "" },
    ]);
    expect(records[2]!.at).toEqual(new Date("2026-01-05"));
  });

  test("are asked for where the year may stand first, of two digits", () => {
    const days = (...all: string[]) => all.map((Day, i) => ({ Id: i, Day, Ended: "" }));
    // 5 and 11 February 2026, as Java writes them in Japan: no 26 February of 2005 and 2011.
    expect(() => validate(visits, days("26/02/05", "26/02/11"))).toThrow(
      /dayFirst must be .* or the year in "26\/02\/05", which is not read/,
    );
    const { records } = validate(visits, days("26/02/25", "03/01/26", "14/02/26"));
    expect(records.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      "2025-02-26",
      "2026-01-03",
      "2026-02-14",
    ]);
  });

  test("are asked for in a stream, whatever is to come", async () => {
    const read = validateAsync(visits, [rows("13/02/2026", "01/02/2026")]);
    await expect(read.next()).rejects.toThrow(/dayFirst must be true or false/);
  });
});

describe("rows of one record", () => {
  const head = {
    Name: "#1",
    Email: "a@x.com",
    "Financial Status": "paid",
    Total: "30.00",
    Currency: "EUR",
    "Created at": "2026-01-05 09:12:00 +0330",
    "Lineitem name": "pant",
  };
  const item = {
    ...head,
    "Financial Status": "",
    Total: "",
    Currency: "",
    "Lineitem name": "belt",
  };

  test("are joined, also where others stand between them", () => {
    const rows = [head, { ...head, Name: "#2" }, item];
    const { records, joined } = validate(shopify.orders, rows);
    expect(records.map(({ id, amount }) => [id, amount])).toEqual([
      ["#1", 30],
      ["#2", 30],
    ]);
    expect(joined).toBe(1);
  });

  test("share their fate", () => {
    const voided = { ...head, "Financial Status": "voided" };
    const { leftOut } = validate(shopify.orders, [voided, item]);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [1, "voided"],
      [2, "voided"],
    ]);
    // Whether an order counts, no row tells that cannot be read.
    for (const status of ["paid", "voided"]) {
      const unread = { ...head, "Financial Status": status, Total: "much" };
      const bad = validate(shopify.orders, [unread, item]);
      expect(bad.rejected.map(({ row }) => row)).toEqual([1, 2]);
    }
  });

  test("are rejected for what one of them says, in whatever order they stand", () => {
    const head = {
      Name: "#1",
      Email: "ann@example.com",
      "Financial Status": "payed",
      Total: "5",
      "Created at": "2026-01-05 09:12:00 +0330",
    };
    const item = { ...head, Email: "", "Financial Status": "", Total: "" };
    for (const rows of [
      [head, item],
      [item, head],
    ]) {
      const { rejected, leftOut } = validate(shopify.orders, rows);
      expect(rejected.map(({ issues }) => issues[0]!.field)).toEqual(["status", "status"]);
      expect(leftOut).toEqual([]);
    }
  });

  test("are rejected where they tell two states of an order, whichever stands first", () => {
    const paid = {
      Name: "#1",
      Email: "ann@example.com",
      "Financial Status": "paid",
      Total: "5",
      "Created at": "2026-01-05 09:12:00 +0330",
    };
    const pending = { ...paid, "Financial Status": "pending" };
    for (const rows of [
      [pending, paid],
      [paid, pending],
    ]) {
      const { rejected, leftOut } = validate(shopify.orders, rows);
      expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
        "row is of an order that stands twice, in two states",
        "row is of an order that stands twice, in two states",
      ]);
      expect(leftOut).toEqual([]);
    }
  });

  test("that were exported twice are one, unless they differ", () => {
    expect(validate(shopify.orders, [head, item, head, item]).joined).toBe(3);
    // Two shops begin to count at the same number.
    const others = [{ Email: "b@x.com" }, { "Created at": "2026-02-05 09:12:00 +0330" }];
    for (const other of others) {
      expect(validate(shopify.orders, [head, { ...head, ...other }]).rejected).toHaveLength(2);
    }
    const { rejected } = validate(shopify.orders, [head, { ...head, Total: "31" }]);
    expect(rejected[0]!.issues[0]!.message).toMatch(/stands twice/);
  });

  test("are all accounted for, whatever they hold", () => {
    const cell = fc.constantFrom("", " ", "paid", "voided", "pending", "5", "x", "#1", "a@x.com");
    const row = fc.record({
      Name: fc.constantFrom("#1", "#2", "#3", ""),
      Email: cell,
      "Financial Status": cell,
      Total: cell,
      "Created at": fc.constantFrom("2026-01-05", "", "soon"),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.constant(null))), (rows) => {
        fc.pre(rows.find((one) => one !== null) !== undefined);
        const { records, joined, rejected, leftOut } = validate(shopify.orders, rows);
        expect(records.length + joined + rejected.length + leftOut.length).toBe(rows.length);
        const numbers = [...rejected, ...leftOut].map(({ row }) => row);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});

describe("a question why", () => {
  test.each([
    "Why would you recommend us?",
    "¿Por qué nos recomendaría?",
    "Por quê você nos recomendaria?",
    "Pourquoi nous recommanderiez-vous ?",
    "Warum würden Sie uns weiterempfehlen?",
    "چرا ما را توصیه می‌کنید؟",
    "لماذا توصي بنا؟",
    "Почему вы бы нас рекомендовали?",
  ])("is none of a score: %s", (why) => {
    const row = { Timestamp: "2026-01-05", "How likely are you to recommend us?": "9", [why]: "…" };
    expect(validate(googleForms.responses, [row]).records[0]!.recommend).toBe(9);
  });
});

describe("a question for recommendations", () => {
  test.each([
    ["Do you have any recommendations for us?", "How satisfied are you?"],
    ["Haben Sie Empfehlungen für uns?", "Wie zufrieden sind Sie?"],
    ["Vos recommandations", "Êtes-vous satisfait ?"],
    ["Recomendaciones", "¿Está satisfecho?"],
    ["Recomendações", "Está satisfeito?"],
    ["پیشنهادات و انتقادات", "چقدر از ما راضی هستید؟"],
    ["پیشنهاد\u200cهای شما", "چقدر از ما راضی هستید؟"],
    ["پیشنهادهای شما", "چقدر از ما راضی هستید؟"],
    ["ما هي توصياتك؟", "ما مدى رضاك عنا؟"],
  ])("is none of a score: %s", (advice, satisfied) => {
    const row = { Timestamp: "2026-01-05", [satisfied]: "5", [advice]: "be faster" };
    const { records } = validate(googleForms.responses, [row]);
    expect(records[0]).toEqual({ at: new Date("2026-01-05"), satisfied: 5, customerId: null });
  });
});

describe("a question that was answered with yes or no", () => {
  const LIKELY = "How likely are you to recommend us?";
  const at = { Timestamp: "2026-01-05" };
  const rows = (question: string, answers: readonly unknown[]) =>
    answers.map((answer, i) => ({ ...at, [LIKELY]: String(8 + i), [question]: answer }));

  test.each([
    ["Was it easy to order?", ["Yes", "No", ""]],
    ["Was it easy to order?", ["YES ", "no", "Partly"]],
    ["Are you satisfied?", [true, false, true]],
    ["Would you recommend us to a friend?", ["y", "n", "y"]],
    ["War es wie einfach?", ["Ja", "Nein", "Ja"]],
    ["Était-ce facile ?", ["Oui", "Non", "Oui"]],
    ["Fue fácil?", ["Sí", "No", "Sí"]],
    ["Было легко?", ["да", "нет", "да"]],
    ["آسان بود؟", ["بله", "خير", "بله"]],
    ["هل كان سهلاً؟", ["نعم", "لا", "نعم"]],
  ])("%s %j is none of a score, beside one", (question, answers) => {
    const { records, rejected } = validate(googleForms.responses, rows(question, answers));
    expect(rejected).toEqual([]);
    expect(records.map((record) => Object.keys(record))).toEqual(
      answers.map(() => ["at", "recommend", "customerId"]),
    );
    expect(records.map(({ recommend }) => recommend)).toEqual([8, 9, 10]);
  });

  test("is one where the caller says which, or a number stands there", () => {
    const words = { Yes: 5, No: 1 };
    const said = validate(googleForms.responses, rows("Was it easy?", ["yes", "no"]), { words });
    expect(said.records.map(({ effort }) => effort)).toEqual([5, 1]);
    // Of a scale from 0 to 1, and of one with a slip.
    const numbers = validate(googleForms.responses, rows("How easy was it?", ["1", "0", "Yes"]));
    expect(numbers.records.map(({ effort }) => effort)).toEqual([1, 0]);
    expect(numbers.rejected.map(({ row }) => row)).toEqual([3]);
  });

  test("is one where most say it in other words, and few or none answered", () => {
    const words = ["Very easy", "Yes", "Hard"];
    const { rejected } = validate(googleForms.responses, rows("How easy was it?", words));
    expect(rejected).toHaveLength(3);
    const blank = validate(googleForms.responses, rows("Was it easy?", ["", null, undefined]));
    expect(blank.records.map(({ effort }) => effort)).toEqual([null, null, null]);
    const few = validate(googleForms.responses, rows("Was it easy?", ["", "No", null]));
    expect(few.records.some((record) => "effort" in record)).toBe(false);
  });

  test("is the one where nothing else is asked, and its rows say what to do", () => {
    const alone = ["Yes", "No"].map((easy) => ({ ...at, "Was it easy?": easy }));
    const { rejected } = validate(googleForms.responses, alone);
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      'effort must be a number, got "Yes" (say words: { "Yes": its score }) (column "Was it easy?")',
      'effort must be a number, got "No" (say words: { "No": its score }) (column "Was it easy?")',
    ]);
    const { records } = validate(googleForms.responses, alone, { words: { yes: 1, no: 0 } });
    expect(records.map(({ effort }) => effort)).toEqual([1, 0]);
  });

  test("is told below the header of other tools, too", () => {
    const row = {
      RecordedDate: "2026-01-01 00:00:00",
      Status: "0",
      Finished: "1",
      ResponseId: "R",
    };
    const header = { RecordedDate: "Recorded Date", Q1: `1. ${LIKELY}`, Q2: "2. Was it easy?" };
    const { records } = validate(qualtrics.responses, [
      { ...row, ...header },
      { ...row, Q1: "9", Q2: "Yes" },
      { ...row, Q1: "7", Q2: "No" },
    ]);
    expect(records.map(({ recommend }) => recommend)).toEqual([9, 7]);
    expect(records.some((record) => "effort" in record)).toBe(false);
  });
});

describe("which question", () => {
  const row = { RecordedDate: "2026-01-01 00:00:00", Status: "0", Finished: "1", ResponseId: "R" };

  test.each([
    "How likely are you to recommend us?",
    "How likely are you to recommend us, and why?",
    "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
    "Recommanderiez-vous notre société ?",
    "¿Qué probabilidad hay de que nos recomiende?",
    "Qual a probabilidade de recomendar a nossa empresa?",
    "چقدر احتمال دارد ما را به دوستان خود توصیه کنید؟",
    "ما مدى احتمال أن توصي بنا؟",
    "Порекомендуете ли Вы нас друзьям?",
  ])("%s asks who would recommend", (text) => {
    expect(validate(qualtrics.responses, [{ ...row, [text]: "9" }]).records[0]!.recommend).toBe(9);
  });

  test("is the one that the tool marks, and told where two may be meant or none", () => {
    const marked = { ...row, Q1: "9", Q1_NPS_GROUP: "Promoter", "Would you recommend Q2?": "3" };
    expect(validate(qualtrics.responses, [marked]).records[0]!.recommend).toBe(9);
    const two = { ...row, "How satisfied are you?": "5", "How satisfied with the price?": "3" };
    expect(() => validate(qualtrics.responses, [two])).toThrow(
      /^qualtrics.responses: satisfied may be in any of the columns "How satisfied are you\?", "How satisfied with the price\?" \(say rename: \{ satisfied: "How satisfied are you\?" \}\)$/,
    );
    expect(() => validate(qualtrics.responses, [{ ...row, Q1: "9" }])).toThrow(
      /^qualtrics.responses: recommend, satisfied, effort may be in the column "Q1" \(say rename: \{ recommend: "Q1" \}\)$/,
    );
    const rename = { satisfied: "Q1" };
    expect(
      validate(qualtrics.responses, [{ ...row, Q1: "4" }], { rename }).records[0]!.satisfied,
    ).toBe(4);
  });

  test("has answers in words, whose scores the caller says", () => {
    const rows = [{ ...row, "Wie zufrieden sind Sie?": "Sehr gut" }];
    const { rejected } = validate(qualtrics.responses, rows);
    expect(rejected[0]!.issues[0]!.message).toMatch(/say words: \{ "Sehr gut": its score \}/);
    const words = { "sehr gut": 5 };
    expect(validate(qualtrics.responses, rows, { words }).records[0]!.satisfied).toBe(5);
  });
});

test("bad options are refused", () => {
  const read = (options: object) => () => validate(zendesk.tickets, [ticket], options);
  expect(read({ timeZon: "UTC" })).toThrow(
    'validate: has no option "timeZon"; did you mean "timeZone"?',
  );
  expect(read({ rename: { scor: "Score" } })).toThrow(
    'validate: has no option "scor"; did you mean "score"?',
  );
  expect(read({ unixTime: "days" })).toThrow(/^validate: unixTime must be one of "seconds", /);
  expect(read({ language: "klingon" })).toThrow(/^validate: language must be /);
  expect(read({ missing: "NULL" })).toThrow(/^validate: missing must be an array of texts/);
  expect(read({ timeZone: "Mars" })).toThrow(/^validate: timeZone must be an IANA time zone/);
  expect(read({ dayFirst: "yes" })).toThrow(/^validate: dayFirst must be true or false/);
  expect(read({ decimal: ";" })).toThrow('validate: decimal must be "." or ",", got ";"');
  expect(read({ decimal: ",", thousands: "," })).toThrow(/^validate: thousands must be/);
  expect(read({ rename: { score: 5 } })).toThrow(/^validate: rename.score must be a column's name/);
  expect(() => validate(zendesk.tickets, "rows" as never)).toThrow(/parse the CSV first/);
});

test("a misspelt word of a spec is refused: nothing would be left out", () => {
  const fields = { id: column.key("Id"), spam: column.yesNo("Spam") };
  const spec = { name: "desk", fields, leaveout: { spam: ({ spam }: { spam: boolean }) => spam } };
  expect(() => source(spec)).toThrow('source: has no option "leaveout"; did you mean "leaveOut"?');
});

test.each<[string, object, string]>([
  ["written", { timezone: "Asia/Dubai" }, "timeZone"],
  ["join", { by: "id", row: () => null }, "rows"],
  ["below", { most: 1, timezone: () => null }, "timeZone"],
  ["questions", { mark: () => [] }, "marked"],
])("so is one of what it says of %s", (part, said, meant) => {
  const spec = { name: "desk", fields: { id: column.key("Id") }, [part]: said };
  const [name] = Object.keys(said).slice(-1);
  expect(() => source(spec)).toThrow(`source.${part}: has no option "${name}"`);
  expect(() => source(spec)).toThrow(meant);
});

test.each<[object, string]>([
  [{ timeZone: "Mars" }, 'timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars"'],
  [{ dayFirst: "yes" }, 'dayFirst must be true or false, got "yes"'],
  [{ yearLast: 1 }, "yearLast must be true or false, got 1"],
  [{ unixTime: "days" }, 'unixTime must be one of "seconds", "milliseconds"'],
  [{ languages: ["en", "klingon"] }, "languages must be a language such as"],
  [{ decimal: ";" }, 'decimal must be "." or ",", got ";"'],
  [{ missing: "NULL" }, 'missing must be an array of texts, got "NULL"'],
  [{ missing: 5 }, "missing must be an array of texts, got 5"],
])("so is what no file can be written in: %j", (written, message) => {
  const spec = { name: "desk", fields: { id: column.key("Id") }, written };
  expect(() => source(spec as never)).toThrow(`source.written: ${message}`);
});

test("lines of text may come as the parts that they have", () => {
  const parts = { customer: "00001", date: "19970101", cds: "1", amount: "11.77" };
  const [line, read] = [" 00001 19970101  1   11.77", validate(datasets.cdnow, [parts])];
  expect(read.records).toEqual(validate(datasets.cdnow, [line]).records);
  expect(read.records).toHaveLength(1);
});

test("a source may be made of another", () => {
  const own = source({ ...zendesk.tickets, name: "mine" } as never);
  expect(validate(own, [ticket]).records).toHaveLength(1);
  expect(() => validate(own, [{ Id: 1 }])).toThrow(/^mine: /);
});

describe("a source of several files", () => {
  const shop = source({
    name: "shop",
    fields: {
      id: column.orNull(column.key("Order")),
      at: column.orNull(column.isoInstant("Placed")),
      amount: column.orNull(column.money("Paid")),
    },
    join: {
      by: ["id"],
      rows: (rows) => ({ ...rows[0], amount: rows.find(({ amount }) => amount)?.amount ?? null }),
      hold: holdRows,
      files: severalFiles,
    },
  });

  test("needs each of its columns in one of them, and nothing where there is no row", () => {
    const read = () => validate(shop, [{ Order: "a", Placed: "2026-03-01" }]);
    expect(read).toThrow('shop: amount is in a column "Paid", which none of the files has');
    expect(read).toThrow(expect.objectContaining({ field: "amount" }));
    expect(validate(shop, []).records).toEqual([]);
  });

  test("tells them apart by all their columns", () => {
    const files = [
      { Order: "a", Placed: "2026-03-01" },
      { Order: "a", Paid: "12.50" },
    ];
    const joined = [{ id: "a", at: new Date("2026-03-01"), amount: 12.5 }];
    expect(validate(shop, files).records).toEqual(joined);
    expect(validate(shop, files.toReversed()).records).toHaveLength(1);
  });
});

test("what is rejected or left out comes in the order of its rows, whatever is joined", () => {
  const head = {
    Name: "#1",
    Email: "ann@example.com",
    "Financial Status": "paid",
    Total: "much",
    "Created at": "2026-01-05 09:12:00 +0330",
  };
  const item = { ...head, Email: "", "Financial Status": "", Total: "" };
  const second = { ...head, Name: "#2" };
  const [void1, void2] = [head, second].map((row) => {
    return { ...row, Name: `${row.Name}0`, Total: "5", "Financial Status": "voided" };
  });
  const rows = [head, second, item, void1, void2, { ...item, Name: "#10" }];
  const { rejected, leftOut } = validate(shopify.orders, rows);
  expect(rejected.map(({ row }) => row)).toEqual([1, 2, 3]);
  expect(leftOut.map(({ row }) => row)).toEqual([4, 5, 6]);
});

test("a blank row is one, whatever its source makes of it", () => {
  const till = source({
    name: "till",
    fields: { id: column.key("Receipt"), amount: column.money("Price") },
    join: {
      by: "id",
      rows: (rows) => ({
        ...rows[0],
        amount: rows.reduce((sum, one) => sum + (one.amount ?? 0), 0),
      }),
      hold: holdRows,
    },
  });
  const { records, leftOut } = validate(till, [
    { Receipt: 1, Price: 20 },
    { Receipt: "", Price: " " },
  ]);
  expect(records).toEqual([{ id: 1, amount: 20 }]);
  expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[2, "blank row"]]);
});

test("records are told apart by each field of their key", () => {
  const desk = source({
    name: "desk",
    key: ["shop", "id"],
    fields: {
      shop: column.key("Shop"),
      id: column.key("Id"),
      changedAt: column.isoInstant("Changed"),
    },
  });
  const rows = [
    { Shop: "1", Id: "12", Changed: "2026-01-05" },
    { Shop: "11", Id: "2", Changed: "2026-01-06" },
  ];
  expect(validate(desk, rows).records).toHaveLength(2);
});

test("of what cannot be read it is not said that it comes too early", () => {
  const rows = [{ Id: 1, Day: "2026-01-02", Ended: "2026-01-01", Price: "x" }];
  const [{ issues }] = validate(visits, rows).rejected as any;
  expect(issues.map(({ field }: { field: string }) => field)).toEqual(["amount"]);
});

test("a wait after a field that is not there is refused, as nobody would have been answered", () => {
  const reply = column.orNull(column.wait("Reply (min)", { after: "created" }));
  const fields = { createdAt: column.instant("Opened"), firstRespondedAt: reply };
  expect(() => source({ name: "desk", fields })).toThrow(
    'source.fields: has no option "created"; it has createdAt, firstRespondedAt',
  );
  for (const after of ["toString", Object.create(null)]) {
    const of = { createdAt: fields.createdAt, firstRespondedAt: { ...reply, after } };
    expect(() => source({ name: "desk", fields: of })).toThrow(/^source.fields: has no option/);
  }
});

describe("a spec of careless JavaScript is refused where it would do nothing in silence", () => {
  const fields = { id: column.key("Id"), createdAt: column.instant("Opened") };
  const make = (spec: object) => () => source({ name: "desk", fields, ...spec });

  test.each([
    [{ dayfirst: true }, 'has no option "dayfirst"; did you mean "dayFirst"?'],
    [{ timezone: "Asia/Dubai" }, 'has no option "timezone"; did you mean "timeZone"?'],
    [{ language: "de" }, 'has no option "language"; did you mean "languages"?'],
    [{ thousands: "." }, 'has no option "thousands"; it has '],
    ["de", 'options must be an object, got "de"'],
  ])("written as %j", (written, said) => {
    expect(make({ written })).toThrow(`source.written: ${said}`);
  });

  test.each([
    [{ key: ["Id"] }, 'has no option "Id"; did you mean "id"?'],
    [{ key: "Id" }, 'has no option "Id"; did you mean "id"?'],
    [{ key: [5] }, 'has no option "5"; it has id, createdAt'],
    [{ order: [["createdAt", "solved"]] }, 'has no option "solved"; it has id, createdAt'],
    [{ order: [["createAt", "id"]] }, 'has no option "createAt"; did you mean "createdAt"?'],
    [
      { join: { by: "Id", rows: () => ({}), hold: holdRows } },
      'has no option "Id"; did you mean "id"?',
    ],
    [
      { join: { by: ["id", "Order"], rows: () => ({}), hold: holdRows } },
      'has no option "Order"; it has id, createdAt',
    ],
  ])("with the fields of %j", (spec, said) => {
    expect(make(spec)).toThrow(`source.fields: ${said}`);
  });

  test("and not where a record of one's own making has the field", () => {
    const spec = { order: [["createdAt", "solvedAt"]], record: () => ({}) };
    expect(make(spec)).not.toThrow();
    expect(make({ key: ["id"], order: [["createdAt", "createdAt"]] })).not.toThrow();
  });
});

describe("a column", () => {
  const desk = source({
    name: "desk",
    fields: {
      id: column.key(["Ticket id", "Case id"]),
      team: column.optional(column.text("Team")),
    },
  });

  test("of which two are called alike is the first of them, or as it is written", () => {
    expect(validate(desk, [{ "ticket id": 1, "TICKET ID": 2 }]).records).toEqual([{ id: 1 }]);
    expect(validate(desk, [{ "ticket id": 1, "Ticket id": 2 }]).records).toEqual([{ id: 2 }]);
  });

  const there = (name: string) =>
    `desk: id is in a column "Ticket id" or "Case id", but the columns are "Team", "${name}"`;
  const read = (name: string) => () => validate(desk, [{ Team: "a", [name]: 1 }]);

  // A word more or less, another order, a letter.
  test.each(["Ticket id (old)", "Ticket", "id-ticket", "Tickets id"])(
    "that is not there may be meant by %s",
    (name) => {
      expect(read(name)).toThrow(
        `${there(name)}; did you mean "${name}"? (say rename: { id: "${name}" })`,
      );
    },
  );

  test.each(["Ticket id of old", "Ticket of", "Tickets"])("that is not there is not %s", (name) => {
    expect(read(name)).toThrow(`${there(name)} (say rename: { id: "its column" })`);
  });
});

describe("what a message says to write is whole, however long it is, and that helps", () => {
  const likely = "How likely is it that you would recommend this company to a friend or colleague?";
  const messageOf = (call: () => unknown) => {
    try {
      return JSON.stringify(call());
    } catch (error) {
      return (error as Error).message;
    }
  };

  test("a question", () => {
    const row = { Timestamp: "2026-01-05", [likely]: "9", [`${likely} Again`]: "3" };
    const message = messageOf(() => validate(googleForms.responses, [row]));
    const [, name] = /rename: \{ recommend: (".*?") \}/.exec(message)!;
    const rename = { recommend: JSON.parse(name!) };
    expect(validate(googleForms.responses, [row], { rename }).records[0]!.recommend).toBe(9);
  });

  test("a column that is nearly called so", () => {
    const fields = { likely: column.number(likely), team: column.text("Team") };
    const one = source({ name: "panel", fields });
    const row = { [likely.replace("colleague", "coleague")]: "9", Team: "a" };
    const message = messageOf(() => validate(one, [row]));
    const [, name] = /rename: \{ likely: (".*?") \}/.exec(message)!;
    const rename = { likely: JSON.parse(name!) };
    expect(validate(one, [row], { rename }).records[0]!.likely).toBe(9);
  });

  test("a word", () => {
    const word =
      "Neither satisfied nor dissatisfied with all that I bought and how it was sent to me";
    const row = { ...ticket, "Satisfaction Score": word };
    const [rejected] = validate(zendesk.tickets, [row]).rejected;
    const [, said] = /say words: \{ (".*?"): its score \}/.exec(rejected!.issues[0]!.message)!;
    const words = { [JSON.parse(said!)]: 1 };
    expect(validate(zendesk.tickets, [row], { words }).records[0]!.score).toBe(1);
  });
});

test("a row below the header has a blank where a parser left what is no cell", () => {
  const panel = source({
    name: "panel",
    fields: { at: column.isoInstant("Date"), recommend: column.answer("recommend") },
    below: { most: 1, is: (cell) => cell("Date") === "", read: readBelow },
  });
  for (const made of ["", " ", new Date(Number.NaN), {}, []]) {
    const rows = [
      { Date: made, Q1: "Would you recommend us?" },
      { Date: "2026-03-01", Q1: "9" },
    ];
    const { records, leftOut } = validate(panel, rows);
    expect(records.map(({ recommend }) => recommend)).toEqual([9]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["header"]);
  }
});

describe("a column of waits", () => {
  const opened = "2026-01-05T00:00Z";
  const waits = (name: string, unit?: "minutes") =>
    source({
      name: "desk",
      fields: {
        createdAt: column.instant("Opened"),
        full: column.optional(column.wait(name, { after: "createdAt", ...(unit && { unit }) })),
        plain: column.optional(
          column.plainWait(name, { after: "createdAt", ...(unit && { unit }) }),
        ),
      },
    });
  const read = (name: string, cell: unknown, unit?: "minutes") => {
    const { records, rejected } = validate(waits(name, unit), [{ Opened: opened, [name]: cell }]);
    const since = (moment: Date | null | undefined) => Number(moment) - Date.parse(opened);
    const [record] = records;
    return record ? [since(record.full), since(record.plain)] : rejected[0]!.issues[0]!.message;
  };

  test.each([
    [1, ["(ms)"]],
    [1000, ["(s)", "(sec)", "(secs)", "(second)", "(Seconds)", "in seconds"]],
    [60_000, ["(min)", "(mins)", "(minute)", "(in minutes)", "in minutes"]],
    [3_600_000, ["(h)", "(hr)", "(hrs)", "(hour)", "(hours)", "in hours"]],
    [86_400_000, ["(day)", "(days)"]],
  ])("counts %d ms where its name says so", (ms, units) => {
    for (const unit of units) expect(read(`Reply ${unit}`, "12")).toEqual([12 * ms, 12 * ms]);
  });

  test.each([
    "(admin)",
    "(months)",
    "(sessions)",
    "(minimum)",
    "(hotel)",
    "(weekdays)",
    "(msg)",
    "(month)",
    "(rooms)",
    "(dayshift)",
  ])("counts nobody knows what where its name says %s", (unit) => {
    expect(() => read(`Reply ${unit}`, "12")).toThrow("must name what it counts, such as (min)");
  });

  test("is read in the marks of programs", () => {
    expect(read("Reply", "12,345,678", "minutes")).toBe(
      'full must be a wait such as 26:10:05 or 1h 30m, got "12,345,678", more than ten years (column "Reply")',
    );
    expect(read("Reply", "1,234,567.25", "minutes")).toEqual([74_074_035_000, 74_074_035_000]);
    expect(read("Reply", "1.5", "minutes")).toEqual([90_000, 90_000]);
    // Of a day, as a spreadsheet keeps 26:10:05, and no milliseconds.
    expect(read("Reply (ms)", "1.09")).toMatch("full must be a whole number from 0");
  });
});

test("a number that is none says what would let it through", () => {
  const desk = source({
    name: "desk",
    fields: {
      createdAt: column.instant("Opened"),
      firstRespondedAt: column.plainWait("Reply (min)", { after: "createdAt" }),
      paid: column.money("Paid"),
    },
  });
  const read = (wait: unknown, Paid = "1", options = {}) => {
    const rows = [{ Opened: "2026-01-05", "Reply (min)": wait, Paid }];
    return validate(desk, rows, options).rejected.flatMap(({ issues }) =>
      issues.map(({ message }) => message),
    );
  };
  const reply = (cell: string, way: string) =>
    `firstRespondedAt must be a number from 0 on, got ${cell}${way} (column "Reply (min)")`;
  expect(read("10,0")).toEqual([reply('"10,0"', ' (say decimal: ",")')]);
  expect(read("1.234,5")).toEqual([reply('"1.234,5"', ' (say decimal: ",")')]);
  expect(read("10,0", "1", { decimal: "," })).toEqual([]);
  expect(read("N/A")).toEqual([reply('"N/A"', ' (none? Say missing: ["N/A"])')]);
  for (const none of ["-5", "soon", "1,2,3"]) expect(read(none)).toEqual([reply(`"${none}"`, "")]);
  expect(read({})).toEqual([reply("an object", "")]);
  expect(read(true)).toEqual([reply("true", "")]);
  expect(read("5", "NULL")).toEqual([
    'paid must be a number, got "NULL" (none? Say missing: ["NULL"]) (column "Paid")',
  ]);
});

test("a column of ISO 8601 alone reads all of its forms, and nothing else", () => {
  const log = source({ name: "log", fields: { at: column.isoInstant("At") } });
  const read = (At: string) => validate(log, [{ At }]).records[0]?.at.toISOString();
  const forms = [
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01 09:30", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01T9:30", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01t09:30:15z", "2026-03-01T09:30:15.000Z"],
    ["2026-03-01T09:30:15.5Z", "2026-03-01T09:30:15.500Z"],
    ["2026-03-01T09:30:15,250 UTC", "2026-03-01T09:30:15.250Z"],
    ["2026-03-01T09:30:15.123456Z", "2026-03-01T09:30:15.123Z"],
    ["2026-03-01T09:30+03:30", "2026-03-01T06:00:00.000Z"],
    ["2026-03-01 09:30:15 -0330", "2026-03-01T13:00:15.000Z"],
    ["2026-03-01T09:30:15.25+03", "2026-03-01T06:30:15.250Z"],
  ] as const;
  for (const [written, iso] of forms) expect(read(written), written).toBe(iso);
  const others = [
    ...["2026-3-1", "202-03-01", "2026-03-01T09", "2026-03-01T09:30:15.Z", "x2026-03-01"],
    ...["2026-03-01T09:30+3", "2026-03-01T09:30Zx", "2026-03-01x09:30", "2026-03-01T09:3a"],
    ...["2026-0a-01", "2026-03-0a", "2026-03-01T0a:30", "2026-03-01T09:30:1a", "20a6-03-01"],
  ];
  for (const written of others) expect(read(written), written).toBeUndefined();
});

test("an id that a spreadsheet rounded is refused, as it stands for many", () => {
  // 114123456789 and 114123456790, opened and saved.
  const rows = ["1.14123E+11", "1,14123E+11", "114123456789"].map((Id) => ({ ...ticket, Id }));
  const { records, rejected } = validate(zendesk.tickets, rows);
  expect(records.map(({ id }) => id)).toEqual(["114123456789"]);
  expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
    'id must be an id, got "1.14123E+11", spoilt by a spreadsheet (column "Id")',
    'id must be an id, got "1,14123E+11", spoilt by a spreadsheet (column "Id")',
  ]);
});

test("an id that a spreadsheet did not find is refused, as it stands for many", () => {
  for (const error of ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#####"]) {
    const { rejected } = validate(zendesk.tickets, [{ ...ticket, "Requester id": error }]);
    expect(rejected[0]!.issues.map(({ message }) => message)).toEqual([
      `customerId must be an id, got "${error}", spoilt by a spreadsheet (column "Requester id")`,
    ]);
  }
  const order = {
    Name: "#1001",
    "Financial Status": "paid",
    Total: "5",
    "Created at": "2026-01-05 09:12:00 +0330",
  };
  const read = (Email: string) => validate(shopify.orders, [{ ...order, Email }]);
  expect(read("#N/A").rejected).toHaveLength(1);
  // What only looks like one is somebody's.
  expect(read("#1").records).toHaveLength(1);
});

test("a refused source says why", () => {
  const none = source({ name: "none", marks: ["a"], fields: {}, refused: "it names no customer" });
  expect(() => validate(none, [])).toThrow("none: it names no customer");
  expect(() => validate(none, [])).toThrow(expect.objectContaining({ field: "rows" }));
});

test("headers are recognized and found", () => {
  expect(recognize(["a", "b"], sources)).toEqual([]);
  const partly = recognize(["Requester id", "Created at", "First reply time in minutes"], sources);
  expect(partly.map(({ source, missing }) => [source.name, missing])).toEqual([
    ["zendesk.tickets", ["Id", "Full resolution time in minutes", "Tags"]],
  ]);
  // Whose files have all of their columns comes first.
  const whole = source({ name: "whole", marks: ["a"], fields: { a: column.key("a") } });
  const fields = { a: column.key("a"), c: column.key("c") };
  const part = source({ name: "part", marks: ["a"], fields });
  for (const both of [
    [whole, part],
    [part, whole],
  ]) {
    const found = recognize(["a", "b"], both);
    expect(found.map(({ source, missing }) => [source.name, missing])).toEqual([
      ["whole", []],
      ["part", ["c"]],
    ]);
  }
  const header = '"customerID";"tenure";"MonthlyCharges";"Churn"';
  expect(headerLine(["Report", "", header], datasets.telco)).toBe(3);
  expect(headerLine(["Report", header.replaceAll(";", "|")], datasets.telco)).toBe(2);
  expect(() => headerLine(["a,b"], datasets.telco)).toThrow(
    /no line is a header of datasets.telco/,
  );
});
