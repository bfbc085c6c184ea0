import type { CustomerEvent } from "../../src";
import { seeded } from "../seeded";

const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 1);
const CHANNELS = ["web", "shop", "phone", "mail"];
const CAMPAIGNS = ["spring", "summer", "autumn", "winter"];

/** Records of every kind over three years, in no order, each a tenth as many customers as records. */
export function makeRecords(count: number, customers: number, withIds = false): CustomerEvent[] {
  const random = seeded(7);
  const whole = (below: number) => Math.floor(random() * below);
  const oneOf = (names: readonly string[]) => names[whole(names.length)] as string;
  const product = () => `product-${whole(200)}`;

  return Array.from({ length: count }, (_, i): CustomerEvent => {
    const customerId = `customer-${whole(customers)}`;
    const at = new Date(START + whole(1095 * DAY));
    const channel = oneOf(CHANNELS);
    const common = withIds ? { customerId, channel, id: `record-${i}` } : { customerId, channel };
    const kind = random();
    if (kind < 0.35) {
      const campaign = random() < 0.3 ? oneOf(CAMPAIGNS) : null;
      const amount = random() < 0.05 ? -10 : 1 + whole(20_000) / 100;
      return { kind: "order", ...common, at, amount, campaign, products: [product()] };
    }
    if (kind < 0.65)
      return { kind: "interaction", ...common, at, type: "view", product: product() };
    if (kind < 0.8) {
      const score = random() < 0.1 ? null : whole(11);
      return { kind: "answer", ...common, at, survey: "nps", score };
    }
    if (kind < 0.95) {
      const firstRespondedAt = new Date(at.getTime() + whole(DAY));
      const resolvedAt = random() < 0.95 ? new Date(at.getTime() + DAY + whole(DAY)) : null;
      return { kind: "ticket", ...common, createdAt: at, firstRespondedAt, resolvedAt };
    }
    const endedAt = random() < 0.5 ? new Date(at.getTime() + whole(400 * DAY)) : null;
    return { kind: "membership", ...common, startedAt: at, endedAt, plan: "basic", mrr: 10 };
  });
}
