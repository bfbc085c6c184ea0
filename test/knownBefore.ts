import type { Key } from "customer-kpis";
import fc from "fast-check";
import { expect } from "vitest";

export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 0, 1);

export const momentAfter = (steps: number) => START + steps * 6 * HOUR;

/** So few moments that many coincide, also with the moment of looking. */
export const moment = fc.nat(60).map(momentAfter);

/** What all records say as of a moment is what those say that were known then. */
export function expectKnownBefore<Row>(
  records: fc.Arbitrary<Row[]>,
  knownAt: (rows: readonly Row[], asOf: number) => Row[],
  ask: (rows: readonly Row[], asOf: number) => unknown,
  runs: fc.Parameters<[Row[], number]> = {},
): void {
  fc.assert(
    fc.property(records, moment, (rows, asOf) => {
      expect(withoutLater(ask(rows, asOf))).toEqual(withoutLater(ask(knownAt(rows, asOf), asOf)));
    }),
    runs,
  );
}

/** By customer: who is mentioned first may be so by a record that is not known yet. */
export function byCustomer<One extends { readonly customerId: Key }>(list: readonly One[]): One[] {
  return list.toSorted((a, b) => (String(a.customerId) < String(b.customerId) ? -1 : 1));
}

/** A ticket solved and reopened in turn, each so many steps after the one before. */
export function solvedInTurn(createdAt: number, turns: readonly number[]) {
  let at = createdAt;
  const moments = turns.map((steps) => (at += (steps + 1) * 6 * HOUR));
  const reopenings = [];
  for (let i = 0; i + 1 < moments.length; i += 2) {
    reopenings.push({ solvedAt: moments[i]!, reopenedAt: moments[i + 1]! });
  }
  return { resolvedAt: moments.length % 2 === 1 ? moments.at(-1)! : null, reopenings };
}

/** A result without the counts of what is only known later, wherever they stand. */
function withoutLater(result: unknown): unknown {
  if (Array.isArray(result)) {
    return result
      .map(withoutLater)
      .filter((one) => (one as { reason?: string })?.reason !== "from asOf on");
  }
  if (typeof result !== "object" || result === null || result instanceof Date) return result;
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, withoutLater(value)]),
  );
}

/** What a record says of a moment that had not come yet: nothing. */
export function happened(ms: number | null | undefined, asOf: number): number | null {
  return typeof ms === "number" && ms < asOf ? ms : null;
}
