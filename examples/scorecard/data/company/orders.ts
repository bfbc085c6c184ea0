import { DAY, LAST_DAY_END, monthText, season, timeText } from "./calendar";
import { type Customer, momentsOf, type Segment } from "./customers";
import { nextProduct, PRICE_FACTOR, type Product } from "./products";
import type { Random } from "./random";
import {
  acceptedFacts,
  countRows,
  type Flaw,
  otherDigits,
  type Row,
  spoilRows,
  wrongCell,
} from "./rows";
import { groups, truthOf } from "./truth";

interface Facts {
  readonly customerId: string;
  readonly at: number;
  readonly segment: Segment;
  readonly product: Product;
  /** In fils, hundredths of a dirham, so that sums are exact. */
  readonly fils: number;
}

const DAYS_BETWEEN: Record<Segment, number> = { home: 95, office: 60, cafe: 40 };
const USUAL_FILS: Record<Segment, number> = { home: 9_500, office: 41_000, cafe: 118_000 };

const FLAWS: Flaw<Facts>[] = [
  {
    name: "spaces around an amount",
    count: 20,
    rejected: false,
    spoil(cells) {
      cells["amount"] = ` ${cells["amount"]} `;
    },
  },
  otherDigits("Persian digits", 12, ["amount"]),
  otherDigits("Arabic-Indic digits", 12, ["amount"]),
  wrongCell("text for an amount", 8, "amount", "free"),
  wrongCell("blank amount", 6, "amount", ""),
  wrongCell("no customer", 10, "customerId", ""),
  wrongCell("impossible date", 5, "at", "2025-02-30 10:00:00"),
];

export function makeOrders(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  for (const customer of customers) {
    const days = DAYS_BETWEEN[customer.segment] * customer.pace;
    let product: Product | undefined;
    for (const at of momentsOf(customer, days, season, random)) {
      product = nextProduct(product, random);
      const usual = USUAL_FILS[customer.segment] * PRICE_FACTOR[product];
      const fils = Math.round(usual * Math.max(0.2, 1 + 0.3 * random.normal()));
      rows.push(makeRow(customer, at, product, fils));
      const refundedAt = at + (1 + random.below(20)) * DAY;
      if (random.chance(0.03) && refundedAt < LAST_DAY_END) {
        rows.push(makeRow(customer, refundedAt, product, -fils));
      }
    }
  }
  rows.sort((a, b) => a.facts.at - b.facts.at);
  spoilRows(rows, FLAWS, random);
  const groupings = {
    bySegment: ({ segment }: Facts) => segment,
    byMonth: ({ at }: Facts) => monthText(at),
  };
  const accepted = acceptedFacts(rows);
  const truth = truthOf(accepted, ({ at }) => at, groupings, count);
  return {
    rows,
    truth: { ...countRows(rows), ...truth, afterMachine: countAfterMachine(accepted) },
  };
}

function makeRow(
  { id, segment }: Customer,
  at: number,
  product: Product,
  fils: number,
): Row<Facts> {
  return {
    facts: { customerId: id, at, segment, product, fils },
    cells: { customerId: id, at: timeText(at), amount: (fils / 100).toFixed(2), segment, product },
  };
}

/** Of the machines that another order followed, how many did a cleaning kit follow next? */
function countAfterMachine(orders: readonly Facts[]) {
  const counts = { followed: 0, byCleaningKit: 0 };
  const sales = orders.filter(({ fils }) => fils > 0);
  for (const own of groups(sales, ({ customerId }) => customerId).values()) {
    for (const [i, next] of own.slice(1).entries()) {
      if (own[i]?.product !== "machine") continue;
      counts.followed++;
      if (next.product === "cleaning kit") counts.byCleaningKit++;
    }
  }
  return counts;
}

function count(orders: readonly Facts[]) {
  let refunds = 0;
  let fils = 0;
  const customers = new Set<string>();
  for (const order of orders) {
    if (order.fils < 0) refunds++;
    fils += order.fils;
    customers.add(order.customerId);
  }
  return { rows: orders.length, refunds, revenue: fils / 100, customers: customers.size };
}
