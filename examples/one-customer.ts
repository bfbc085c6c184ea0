// What does whoever picks up the phone need to know of this customer?
import { customerView } from "customer-kpis";

const customerId = "ann";
const { past, present } = customerView(
  {
    orders: [
      { customerId, at: new Date("2025-11-05"), amount: 100 },
      { customerId, at: new Date("2026-01-25"), amount: 50 },
    ],
    tickets: [{ customerId, createdAt: new Date("2026-01-28"), firstRespondedAt: null }],
    answers: [{ customerId, at: new Date("2026-01-26"), survey: "nps", score: 6 }],
  },
  { asOf: new Date("2026-02-01") },
);

console.log(`${present.state}: ${present.rule.because}`);
console.log(`Spent ${past.orders.spend} in ${past.orders.n} orders`);
console.log(`Open tickets: ${present.open.tickets.length}`);
console.log(`Last NPS score: ${present.scores[0]?.score}`);
