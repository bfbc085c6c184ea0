import { stripe, validate } from "customer-kpis/sources";
import { expect, test } from "vitest";

test("columns of the account's own are none of Stripe's, whatever they are called", () => {
  const row = {
    id: "sub_1",
    "Customer ID": "cus_1",
    Status: "active",
    Amount: "12.00",
    Interval: "month",
    "Ended At (metadata)": "2025-07-01 00:00",
    "Trial End (metadata)": "2025-06-01 00:00",
    "Start Date (UTC)": "2025-01-01 00:00",
    "Ended At (UTC)": "",
  };
  for (const options of [{}, { timeZone: "Europe/Berlin" }]) {
    const { records } = validate(stripe.subscriptions, [row], options);
    expect(records[0]).toMatchObject({ startedAt: new Date("2025-01-01"), endedAt: null });
  }
});
