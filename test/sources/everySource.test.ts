import {
  headerLine,
  recognize,
  type Source,
  sources,
  validate,
  validateAsync,
} from "customer-kpis/sources";
import { describe, expect, test } from "vitest";
import { linesOf, rowsBelow, SAMPLES, type Sample } from "../data/sources/readSample";
import { FIGURES, kindOf, NO_FIGURES } from "./figures";

/** What the caller has to say of a sample, as its file does not. */
const OPTIONS: Readonly<Record<string, object>> = {};

/** Samples whose source is still to be written. */
const TO_COME = new Set<string>([
  "amazon-orders.csv",
  "amplitude-events.csv",
  "bank-churn.csv",
  "cdnow-master.txt",
  "chargebee-subscriptions.csv",
  "delighted-responses.csv",
  "ebay-orders.csv",
  "ga4-bigquery-events.csv",
  "ga4-report.csv",
  "google-forms-responses.csv",
  "mixpanel-events.csv",
  "olist-customers.csv",
  "olist-orders.csv",
  "olist-payments.csv",
  "olist-reviews.csv",
  "paddle-transactions.csv",
  "stripe-balance.csv",
  "stripe-charges.csv",
  "stripe-customers.csv",
  "surveymonkey-responses.csv",
  "typeform-responses.csv",
  "uci-online-retail-ii.csv",
  "woocommerce-analytics-orders.csv",
  "woocommerce-order-export.csv",
]);

const samples = SAMPLES.filter(({ file }) => !TO_COME.has(file)).map((sample) => {
  return [sample.file, sample] as const;
});

function recognizedIn({ file }: Sample): { source: Source<unknown>; line: number } {
  const lines = linesOf(file).slice(0, 20);
  for (const [i, names] of lines.entries()) {
    const [found] = recognize(names, sources);
    if (found) return { source: found.source, line: i + 1 };
  }
  throw new Error(`${file} is not recognized`);
}

describe.each(samples)("%s", (file, sample) => {
  const lines = linesOf(file);
  const { source, line } = recognizedIn(sample);
  const rows = rowsBelow(lines, line);
  const options = OPTIONS[file] ?? {};

  test("is recognized by its header, without a second hit, in any order and case", () => {
    const names = lines[line - 1]!;
    for (const columns of [names, names.toReversed(), names.map((name) => name.toUpperCase())]) {
      const found = recognize(columns, sources);
      expect(found.map((one) => [one.source.name, one.missing])).toEqual([[source.name, []]]);
    }
    expect(headerLine(lines, source)).toBe(line);
  });

  test.skipIf(source.refused !== null)("is accounted for, row by row", () => {
    const { records, rejected, leftOut, joined } = validate(source, rows, options);
    expect(rejected.length + leftOut.length + records.length + joined).toBe(rows.length);
    for (const { row, input } of [...rejected, ...leftOut]) expect(input).toBe(rows[row - 1]);
  });

  test.skipIf(source.refused !== null)("gives the figures of its JSON, unmapped", () => {
    const read = { ...validate(source, rows, options), source, truth: sample.truth };
    const figures = FIGURES[kindOf(read.records[0] as object)] ?? {};
    for (const [name, right] of Object.entries(sample.truth)) {
      if (NO_FIGURES.includes(name)) continue;
      expect(figures[name], `there is no call for ${name}`).toBeDefined();
      expectFigure(figures[name]!(read), right, name);
    }
  });

  test.skipIf(source.refused !== null)(
    "reads the same in batches, as far as it stands together",
    async () => {
      const whole = validate(source, rows, options);
      for (const size of [1, 3, 1000]) {
        const batches = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
          rows.slice(i * size, (i + 1) * size),
        );
        const parts = [];
        const told = { dayFirst: false, ...options };
        for await (const part of validateAsync(source, batches, told)) parts.push(part);
        expect(parts.flatMap(({ records }) => records)).toEqual(whole.records);
        expect(parts.flatMap(({ rejected }) => rejected)).toEqual(whole.rejected);
        expect(parts.flatMap(({ leftOut }) => leftOut)).toEqual(whole.leftOut);
        expect(parts.reduce((sum, { joined }) => sum + joined, 0)).toBe(whole.joined);
      }
    },
  );
});

/** Compares as far as the right figure says something: of a result its value and n. */
function expectFigure(figure: any, right: unknown, name: string): void {
  if (typeof right === "number") expect(figure, name).toBeCloseTo(right, 9);
  else if (typeof right === "object" && right !== null) {
    for (const [part, value] of Object.entries(right))
      expectFigure(figure?.[part], value, `${name}.${part}`);
  } else expect(figure, name).toEqual(right);
}
