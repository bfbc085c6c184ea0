import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellsOptions, cells } from "../../src/cells/cells";
import { Money } from "../../src/cells/readMoney";
import type { Scale } from "../../src/cells/readScore";
import { problemOf, readOf } from "./reads";

function numberOf(cell: unknown, options: CellsOptions = {}): number | null {
  return readOf(cells(options).number, cell);
}

function messageOf(cell: unknown, options: CellsOptions = {}): string {
  return problemOf(cells(options).number, cell);
}

describe("reads", () => {
  test.each([
    ["€ 12", 12],
    ["12 €", 12],
    ["12€", 12],
    ["$1,054.00", 1054],
    ["-$5.50", -5.5],
    ["$-5.50", -5.5],
    ["US$ 12.5", 12.5],
    ["£0.99", 0.99],
    ["USD 12.50", 12.5],
    ["12.50 EUR", 12.5],
    ["IRR 1,000,000", 1_000_000],
    ["۱٬۵۰۰٬۰۰۰ ریال", 1_500_000],
    ["﷼ ۵۰۰", 500],
    ["۱۲٬۰۰۰ تومان", 12_000],
    ["Rs.500", 500],
    ["Fr. 12.50", 12.5],
    ["12 kr", 12],
    ["1'054.00 CHF", 1054],
    ["1\u202f054 €", 1054],
    ["45%", 0.45],
    ["45 %", 0.45],
    ["%45", 0.45],
    ["۴۵٪", 0.45],
    ["٪۴۵٫۵", 0.455],
    ["-7 %", -0.07],
    ["(5%)", -0.05],
    ["(15.00)", -15],
    ["($1,054.00)", -1054],
    ["$(15.00)", -15],
    ["(15.00 €)", -15],
    ["5-", -5],
    ["15.00-", -15],
    ["1,054.00-", -1054],
    ["15.00- €", -15],
    ["(0.00)", 0],
    ["0-", 0],
  ])("%j", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  test.each([
    ["1,23,456.00", 123_456],
    ["12,34,567", 1_234_567],
    ["₹ 1,23,456.50", 123_456.5],
    ["1,234", 1234],
    ["99,999", 99_999],
    ["-12,34,56,789", -123_456_789],
    ["123.456", 123.456],
  ])("Indian grouping: %j", (text, number) => {
    expect(numberOf(text, { grouping: "indian" })).toBe(number);
  });
});

describe("one mark before three digits", () => {
  test.each(["1,000", "1.000", "2,500", "2.500", "12.345", "12,345", "-999,999", "-999.999"])(
    "%j is refused, as its mirror image is",
    (text) => {
      const either = [text.replace(/[.,]/, ""), text.replace(",", ".")].join(" or ");
      const hint = `which may be ${either} (say decimal: "." or ",")`;
      expect(messageOf(text)).toBe(`must be a number, got "${text}", ${hint}`);
      expect(messageOf(`€ ${text}`)).toContain(hint);
      expect(messageOf(`${text} %`)).toContain(hint);
      expect(numberOf(text, { decimal: "." })).toBe(Number(text.replace(",", "")));
      const mirrored = text.replace(/[.,]/, (mark) => (mark === "." ? "," : "."));
      expect(numberOf(mirrored, { decimal: "," })).toBe(Number(text.replace(",", "")));
    },
  );

  test.each([
    ["0.125", 0.125],
    ["1234.567", 1234.567],
    ["1.0005", 1.0005],
    ["1.25", 1.25],
    ["1.234e5", 123_400],
    ["1.5E3", 1500],
    ["12345.678", 12_345.678],
    [".125", 0.125],
    ["۱٫۲۳۴", 1.234],
    ["۱٬۲۳۴", 1234],
    ["1,234.5", 1234.5],
    ["1,234,567", 1_234_567],
  ])("%j can be but one number", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  test("what is typed is no text", () => {
    expect(numberOf(1.234)).toBe(1.234);
  });

  test("a number and its mirror image are refused alike, and read alike where the mark is said", () => {
    const parts = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^\d{1,4}$/));
    fc.assert(
      fc.property(parts, fc.constantFrom("", "-"), ([whole, digits], sign) => {
        const [point, comma] = [`${sign}${whole}.${digits}`, `${sign}${whole},${digits}`];
        const isEither = whole > 0 && whole < 1000 && digits.length === 3;
        expect(typeof cells({}).number(point) === "number").toBe(!isEither);
        expect(typeof cells({}).number(comma) === "number").toBe(false);
        const read = readOf(cells({ decimal: "." }).number, point);
        expect(read).toBe(Number(point) + 0);
        expect(readOf(cells({ decimal: "," }).number, comma)).toBe(read);
      }),
    );
  });
});

describe("refuses", () => {
  test.each([
    ["1,23,456.00", ' (say grouping: "indian")'],
    ["12,5", ' (say decimal: ",")'],
    ["1.234,5", ' (say decimal: ",")'],
    ["1.234.567", ' (say decimal: ",")'],
    ["1.234,50 €", ' (say decimal: ",")'],
    ["12 kg", ""],
    ["SKU 12", ""],
    ["$12 €", ""],
    ["12 € %", ""],
    ["(-5)", ""],
    ["-5-", ""],
    ["5+", ""],
    ["12(3)", ""],
    ["()", ""],
    ["$", ""],
    ["%", ""],
    ["- 5", ""],
    ["$1,23", ""],
    ["1 2 3", ""],
    ["12٬34", ""],
    ["%5%", ""],
    ["5 € %", ""],
    ["5 % €", ""],
    ["€ % 5", ""],
  ])("%j", (text, hint) => {
    expect(messageOf(text)).toMatch(`must be a number, got ${JSON.stringify(text)}${hint}`);
  });

  test("a percentage where money is meant, and signs where a plain number is", () => {
    const { amount, price, quantity, score } = cells({});
    expect(problemOf(amount, "45%")).toBe('must be a number, got "45%", which is a share');
    expect(problemOf(price, "-5 €")).toBe('must be 0 or more, got "-5 €"');
    for (const text of ["5 €", "45%", "(5)", "5-"]) {
      expect(problemOf(quantity, text)).toMatch("must be a number");
      expect(problemOf(score, text)).toMatch("must be a number");
    }
  });

  test("a long text at once", () => {
    const { number } = cells({});
    const before = performance.now();
    for (const part of ["1", "1 ", "1,", "a", "(", "-", " ", "$", "A"]) {
      problemOf(number, `x${part.repeat(100_000)}x`);
      problemOf(number, `1${part.repeat(100_000)}x`);
      problemOf(number, `(1${part.repeat(100_000)}x`);
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

test("money keeps the currency that its cell names", () => {
  const { amount } = cells({});
  expect(readOf(amount, "12 €")).toEqual(new Money(12, "€"));
  expect(readOf(amount, "AU $12.50")).toEqual(new Money(12.5, "AU $"));
  expect(readOf(amount, "(USD 1,054.00)")).toEqual(new Money(-1054, "USD"));
  expect(readOf(amount, "۱۲٬۰۰۰ ریال")).toEqual(new Money(12_000, "ریال"));
  expect(readOf(amount, "USD $12.50")).toEqual(new Money(12.5, "USD $"));
  expect(readOf(amount, "12.5")).toBe(12.5);
  expect(readOf(amount, "(12.50)")).toBe(-12.5);
  expect(readOf(amount, "1 234.5")).toBe(1234.5);
  expect(readOf(cells({ decimal: "," }).amount, "€ 1.234,50")).toEqual(new Money(1234.5, "€"));
});

test("what accountants print is read back", () => {
  const cents = fc.integer({ min: -1e9, max: 1e9 });
  for (const accounting of ["standard", "accounting"] as const) {
    const format = new Intl.NumberFormat("en", {
      style: "currency",
      currency: "USD",
      currencySign: accounting,
    });
    fc.assert(
      fc.property(cents, (amount) => {
        expect(numberOf(format.format(amount / 100))).toBe(amount / 100 + 0);
      }),
    );
  }
});

test("amounts as Intl writes them for many countries are read back", () => {
  const shapes = [
    ["de-DE", "EUR", ","],
    ["fr-FR", "EUR", ","],
    ["en-IN", "INR", "."],
    ["fa-IR", "IRR", "."],
    ["ar-EG", "EGP", "."],
    ["de-CH", "CHF", "."],
    ["sv-SE", "SEK", ","],
    ["pl-PL", "PLN", ","],
    ["ru-RU", "RUB", ","],
    ["pt-BR", "BRL", ","],
    ["ja-JP", "JPY", "."],
  ] as const;
  for (const [locale, currency, decimal] of shapes) {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency });
    const options: CellsOptions = locale === "en-IN" ? { grouping: "indian" } : { decimal };
    for (const amount of [5, 1234567, 1234, 99.5, -1054.25]) {
      const written = format.format(amount);
      const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
      const rounded = Math.sign(amount) * Number(Math.abs(amount).toFixed(digits));
      expect(readOf(cells(options).number, written), written).toBeCloseTo(rounded, 0);
    }
  }
});

test("a scale that is none is refused, with what came of it", () => {
  const ask = (scale: unknown) => () => cells({ scale: scale as Scale });
  const message = "schemas: scale must be whole numbers, min and a higher max, got ";
  expect(ask({ min: 5, max: 5 })).toThrow(`${message}{ min: 5, max: 5 }`);
  expect(ask({ min: 1 })).toThrow(`${message}{ min: 1 }`);
  expect(ask({ min: 0, max: 0.5 })).toThrow(`${message}{ min: 0, max: 0.5 }`);
  expect(ask(5)).toThrow("schemas: scale must be { min, max }, got 5");
});
