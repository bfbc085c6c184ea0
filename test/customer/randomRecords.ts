import type { CustomerEvent } from "customer-kpis";
import fc from "fast-check";

const DAY = 86_400_000;
/** Moments by the quarter of a day, so that many coincide. */
/** From some day in 2020 on. */
const START = Date.UTC(2020, 0);
const moment = fc.nat(3600).map((quarters) => START + (quarters * DAY) / 4);
const wait = fc.nat(1200).map((quarters) => (quarters * DAY) / 4);
const channel = fc.constantFrom("web", "shop", null, undefined);
const product = fc.constantFrom("bag", "lamp", "card");
const money = fc.integer({ min: -20, max: 400 }).map((quarters) => quarters / 4);

/** Any record of a customer over about two and a half years. */
export function anyEvent(customerId: fc.Arbitrary<string>): fc.Arbitrary<CustomerEvent> {
  const common = { customerId, channel };
  return fc.oneof(
    fc
      .record({
        ...common,
        at: moment,
        amount: money,
        products: fc.oneof(fc.constant(null), fc.array(product, { maxLength: 2 })),
        done: fc.oneof(fc.constant(undefined), fc.constant(null), wait),
      })
      .map(({ done, at, ...order }): CustomerEvent => {
        const completedAt = typeof done === "number" ? at + done : done;
        return { kind: "order", ...order, at, completedAt };
      }),
    fc
      .record({ ...common, createdAt: moment, first: fc.option(wait), solved: fc.option(wait) })
      .map(({ first, solved, createdAt, ...ticket }): CustomerEvent => {
        const firstRespondedAt = first === null ? null : createdAt + first;
        const resolvedAt = solved === null ? null : createdAt + solved;
        return { kind: "ticket", ...ticket, createdAt, firstRespondedAt, resolvedAt };
      }),
    fc
      .record({
        ...common,
        at: moment,
        survey: fc.constantFrom("nps", "csat"),
        score: fc.option(fc.integer({ min: 1, max: 5 })),
      })
      .map((answer): CustomerEvent => ({ kind: "answer", ...answer })),
    fc
      .record({ ...common, at: moment, product: fc.option(product) })
      .map((interaction): CustomerEvent => ({ kind: "interaction", ...interaction })),
    fc
      .record({
        ...common,
        startedAt: moment,
        length: fc.option(wait),
        notice: fc.option(wait),
        mrr: fc.option(fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4)),
      })
      .map(({ length, notice, startedAt, ...membership }): CustomerEvent => {
        const endedAt = length === null ? null : startedAt + length;
        const cancelledAt = endedAt === null || notice === null ? null : endedAt - notice;
        return { kind: "membership", ...membership, startedAt, endedAt, cancelledAt };
      }),
  );
}
