import { DAY, LAST_DAY_END, monthText, season, timeText } from "./calendar";
import { type Customer, momentsOf, type Segment } from "./customers";
import type { Random } from "./random";
import {
  acceptedFacts,
  arabicDigits,
  countRows,
  type Flaw,
  persianDigits,
  type Row,
  spoilRows,
} from "./rows";
import { truthOf } from "./truth";

interface Facts {
  readonly customerId: string;
  readonly at: number;
  readonly segment: Segment;
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
  {
    name: "Persian digits",
    count: 12,
    rejected: false,
    spoil(cells) {
      cells["amount"] = persianDigits(cells["amount"] as string);
    },
  },
  {
    name: "Arabic-Indic digits",
    count: 12,
    rejected: false,
    spoil(cells) {
      cells["amount"] = arabicDigits(cells["amount"] as string);
    },
  },
  {
    name: "text for an amount",
    count: 8,
    rejected: true,
    spoil(cells) {
      cells["amount"] = "free";
    },
  },
  {
    name: "blank amount",
    count: 6,
    rejected: true,
    spoil(cells) {
      cells["amount"] = "";
    },
  },
  {
    name: "no customer",
    count: 10,
    rejected: true,
    spoil(cells) {
      cells["customerId"] = "";
    },
  },
  {
    name: "impossible date",
    count: 5,
    rejected: true,
    spoil(cells) {
      cells["at"] = "2025-02-30 10:00:00";
    },
  },
];

export function makeOrders(customers: readonly Customer[], random: Random) {
  const rows: Row<Facts>[] = [];
  for (const customer of customers) {
    for (const at of momentsOf(customer, DAYS_BETWEEN[customer.segment], season, random)) {
      const spread = 1 + 0.3 * random.normal();
      const fils = Math.round(USUAL_FILS[customer.segment] * Math.max(0.2, spread));
      rows.push(makeRow(customer, at, fils));
      const refundedAt = at + (1 + random.below(20)) * DAY;
      if (random.chance(0.03) && refundedAt < LAST_DAY_END) {
        rows.push(makeRow(customer, refundedAt, -fils));
      }
    }
  }
  rows.sort((a, b) => a.facts.at - b.facts.at);
  spoilRows(rows, FLAWS, random);
  const groupings = {
    bySegment: ({ segment }: Facts) => segment,
    byMonth: ({ at }: Facts) => monthText(at),
  };
  const truth = truthOf(acceptedFacts(rows), ({ at }) => at, groupings, count);
  return { rows, truth: { ...countRows(rows), ...truth } };
}

function makeRow({ id, segment }: Customer, at: number, fils: number): Row<Facts> {
  return {
    facts: { customerId: id, at, segment, fils },
    cells: { customerId: id, at: timeText(at), amount: (fils / 100).toFixed(2), segment },
  };
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
