import { customerBase } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { ExportRows } from "../../examples/scorecard/lib/exportRows";
import { gather } from "../../examples/scorecard/lib/gather";
import { during, groupsOf } from "../../examples/scorecard/lib/only";
import { RefundedIds } from "../../examples/scorecard/lib/refundedIds";
import { valuesOf } from "../../examples/scorecard/lib/table";
import { shopify } from "../../src/sources";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

/** How many values are held, however they are nested; each object once. */
function heldIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || seen.has(value)) return 1;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).length;
  const entries = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
  return entries.reduce((sum: number, entry) => sum + heldIn(entry, seen), 1);
}

/** A day of 2025 at some hour: of each number its own. */
function moment(i: number): string {
  return new Date(Date.UTC(2025, 0, 1 + (i % 365), i % 24)).toISOString();
}

/** What is held of the files of 20 customers, with so many rows each. */
function heldOf(rows: number): Record<string, number> {
  const each = Array.from({ length: rows }, (_, i) => i);
  const write = (name: string, header: string, row: (i: number) => string) =>
    own.write(name, [header, ...each.map(row)].join("\n"));
  const who = (i: number) => `customer-${i % 20}`;
  write("orders.csv", "orderId,customerId,at,amount", (i) => `order-${i},${who(i)},${moment(i)},9`);
  write("answers.csv", "customerId,at,nps,csat", (i) => `${who(i)},${moment(i)},${i % 11},4`);
  write(
    "tickets.csv",
    "id,customerId,createdAt,firstRespondedAt",
    (i) => `ticket-${i},${who(i)},${moment(i)},${moment(i)}`,
  );
  own.write("settings.json", '{ "from": "2025-01", "until": "2025-12", "timeZone": "UTC" }');
  const { orders, answers, tickets } = own.results().findings;
  return {
    orders: heldIn(orders!.result),
    answers: heldIn(answers!.result),
    tickets: heldIn(tickets!.result),
  };
}

test("what is held of a file grows with its customers, not with its rows", () => {
  // 20 and 365 have no other common divisor than 5: all meet within 1,460 rows.
  expect(heldOf(8 * 1460)).toEqual(heldOf(4 * 1460));
});

describe("records by column", () => {
  const DAY = 86_400_000;
  const START = Date.UTC(1990, 0);

  /** One object that is another record each time: who kept it would have the last one only. */
  function* orders(count: number) {
    const order = { customerId: "", at: new Date(0), amount: 0, segment: null as string | null };
    for (let i = 0; i < count; i++) {
      order.customerId = `customer-${i % 7}`;
      order.at = new Date(START + i * DAY);
      order.amount = i;
      order.segment = i % 2 === 0 ? null : "home";
      yield order;
    }
  }

  test("are numbers, and each value once", () => {
    const { fields, length } = gather(orders(40_000));
    expect(length).toBe(40_000);
    expect(fields.get("at")).toEqual(Float64Array.from({ length }, (_, i) => START + i * DAY));
    expect(fields.get("amount")).toEqual(Float64Array.from({ length }, (_, i) => i));
    // Seven customers, of whom each has a place in one byte.
    expect(fields.get("customerId")).toEqual({
      codes: Int8Array.from({ length }, (_, i) => i % 7),
      values: Array.from({ length: 7 }, (_, i) => `customer-${i}`),
    });
    expect(fields.get("segment")).toEqual({
      codes: Int8Array.from({ length }, (_, i) => (i % 2) - 1),
      values: ["home"],
    });
  });

  test("are rows again, one after the other", () => {
    const [first, second] = gather(orders(2));
    expect(first).toEqual({ customerId: "customer-0", at: START, amount: 0, segment: null });
    expect(second).toEqual({
      customerId: "customer-1",
      at: START + DAY,
      amount: 1,
      segment: "home",
    });
  });

  test("may be numbers and texts in one field, or come late", () => {
    const rows: Record<string, unknown>[] = [{}, { a: 1 }, { a: null }, { a: "1", b: 5 }, {}];
    const all = gather(rows);
    const valuesIn = (name: string) => rows.map((_, i) => valuesOf(all, name)(i));
    expect(valuesIn("a")).toEqual([null, 1, null, "1", null]);
    expect(valuesIn("b")).toEqual([null, null, null, 5, null]);
    expect(valuesIn("c")).toEqual([null, null, null, null, null]);
  });

  test("have moments that may be seconds as dates, for KPIs alone", () => {
    const days = ["1965-04-01", "2026-03-01", "9999-12-31", "9999-12-31"];
    const all = gather(days.map((day) => ({ at: new Date(day) })));
    const [old, now, never] = days.map((day) => Date.parse(day));
    expect(days.map((_, i) => valuesOf(all, "at")(i))).toEqual([old, now, never, never]);
    // Of two that are one moment one is held.
    expect(all.fields.get("at")).toMatchObject({ codes: Int8Array.of(0, 1, 2, 2) });
    const lasting = { startedAt: new Date("1965-04-01"), endedAt: new Date("9999-12-31") };
    const base = customerBase(gather([{ customerId: "ann", ...lasting }]), {
      at: Date.UTC(2026, 0),
    });
    expect(base.value).toBe(1);
  });

  test("are those of a stretch of time, without its end, or of a value", () => {
    const all = gather(orders(10));
    const some = during(all, { start: START + 3 * DAY, end: START + 6 * DAY }, "at");
    expect(Array.from(some, ({ amount }) => amount)).toEqual([3, 4, 5]);
    const groups = groupsOf(some, "segment").map(({ key, records }) => [key, records.length]);
    expect(groups).toEqual([
      ["home", 2],
      [null, 1],
    ]);
  });
});

describe("of an export", () => {
  const COLUMNS = ["Name", "Email", "Financial Status", "Created at", "Currency", "Total"];
  const OTHERS = ["Lineitem name", "Vendor", "", "Billing Street", "Vendor"];
  const rows = new ExportRows("orders.csv", [...OTHERS, ...COLUMNS], shopify.orders);
  /** Each row has its own street; vendors are two, the second of a row counting where the first is blank. */
  const fieldsOf = (i: number) => {
    const vendors = i % 2 === 0 ? ["us", "them"] : ["", "them"];
    const others = ["a cup", vendors[0]!, "", `${i} Long Street`, vendors[1]!];
    return [
      ...others,
      `#${i}`,
      "ann@example.com",
      "paid",
      "2026-01-05 09:12:00 +0100",
      "EUR",
      "9.50",
    ];
  };
  for (let i = 0; i < 200; i++) rows.add(fieldsOf(i), i + 2);

  test("only those cells are held that its source reads", () => {
    expect(rows.inputs[1]).toEqual(
      Object.fromEntries(COLUMNS.map((column, k) => [column, fieldsOf(1)[OTHERS.length + k]])),
    );
    expect(rows.numbers[1]).toBe(3);
  });

  test("all cells are held of the first row, which names the columns, and of what may be no data", () => {
    const all = ["Lineitem name", "Vendor", "Billing Street", ...COLUMNS];
    expect(Object.keys(rows.inputs[0]!)).toEqual(all);
    const below = Array.from({ length: OTHERS.length + COLUMNS.length }, () => "");
    below[0] = "Two hundred orders";
    rows.add(below, 202);
    expect(rows.inputs[200]).toEqual({
      ...Object.fromEntries(all.map((column) => [column, ""])),
      "Lineitem name": "Two hundred orders",
    });
  });

  test("what a column says is told as long as it is one of a few things", () => {
    const told = { "Lineitem name": "a cup", Email: "ann@example.com", "Financial Status": "paid" };
    const same = { "Created at": "2026-01-05 09:12:00 +0100", Currency: "EUR", Total: "9.50" };
    expect(rows.tellingAt(150)).toEqual({ ...told, ...same, Vendor: "us" });
    expect(rows.tellingAt(151)).toEqual({ ...told, ...same, Vendor: "them" });
  });

  test("a field that no record has stands for nothing", () => {
    const all = gather<object>([{ a: 1 }, { a: 2, b: 3 }], {}, [], {
      a: 0,
      b: 0,
      c: "none",
      d: null,
    });
    expect([...all]).toEqual([
      { a: 1, b: null, c: "none", d: null },
      { a: 2, b: 3, c: "none", d: null },
    ]);
  });
});

test("of orders only those ids are held that a refund names", () => {
  const ids = new RefundedIds();
  // More than are held together.
  const count = 10_000;
  for (let i = 0; i < count; i++) if (i !== 5) ids.add(i, `order-${i}`, { amount: 10 });
  ids.add(count, "order-4097", { amount: -10 });
  ids.add(count + 1, 4097, { amount: 10 });
  const { codes, values } = ids.column(count + 2) as {
    readonly codes: Int8Array;
    readonly values: readonly unknown[];
  };
  expect(values).toEqual(["order-4097"]);
  expect([codes[4097], codes[count], codes[count + 1]]).toEqual([0, 0, -1]);
  expect(codes.filter((code) => code >= 0)).toHaveLength(2);
});
