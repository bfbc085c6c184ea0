import type { Membership } from "customer-kpis";
import fc from "fast-check";

/** A moment of a made-up calendar in which day 1 is the first of January 2026. */
export function day(number: number): Date {
  return new Date(Date.UTC(2026, 0, number));
}

/** A membership from one day to another, or lasting. */
export function member(customerId: string, from: number, to?: number, reason?: string): Membership {
  return {
    customerId,
    startedAt: day(from),
    endedAt: to === undefined ? null : day(to),
    ...(reason !== undefined && { reason }),
  };
}

/** So many customers whose memberships are alike. */
export function many(
  count: number,
  name: string,
  ...stretches: [from: number, to?: number][]
): Membership[] {
  return Array.from({ length: count }, (_, i) =>
    stretches.map(([from, to]) => member(`${name} ${i}`, from, to)),
  ).flat();
}

/** A hundred customers, of whom some leave in January, and twenty who join. */
export function hundred(): Membership[] {
  return [
    ...many(89, "stays", [-30]),
    ...many(9, "leaves", [-30, 10]),
    ...many(1, "returns", [-30, 10], [20]),
    ...many(1, "returns in vain", [-30, 10], [15, 20]),
    ...many(19, "joins", [10]),
    ...many(1, "joins in vain", [10, 20]),
  ];
}

/** January: the snapshots are at its first moment and at the first of February. */
export const JANUARY = { start: day(1), end: day(32) };

/**
 * Memberships of a few customers, who come and go, overlap and return, on so few days around
 * January that many fall on its bounds.
 */
export const memberships: fc.Arbitrary<Membership[]> = fc.array(
  fc
    .record({
      customerId: fc.constantFrom("ann", "bob", "cy", "dee", "eve", "fay"),
      from: fc.constantFrom(-40, -10, 1, 2, 15, 31, 32, 33, 50),
      lasts: fc.option(fc.constantFrom(0, 1, 11, 14, 31, 41, 42, 80)),
      reason: fc.constantFrom("price", "moved"),
    })
    .map(({ customerId, from, lasts, reason }) => ({
      customerId,
      startedAt: day(from),
      endedAt: lasts === null ? null : day(from + lasts),
      reason,
    })),
  { maxLength: 12 },
);
