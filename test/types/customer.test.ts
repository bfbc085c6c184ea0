import {
  bgNbd,
  by,
  type CustomerEvent,
  type CustomerView,
  type CustomerViewResult,
  type CustomerViewsResult,
  customerView,
  customerViews,
  distinct,
  eachCustomerView,
  type ForecastOptions,
  type Group,
  type Measure,
  measure,
  nextPurchases,
  paretoNbd,
  rfm,
} from "customer-kpis";
import type { CustomerViewsState } from "customer-kpis/states";
import { expectTypeOf, test } from "vitest";

const asOf = Date.UTC(2026, 0);
const orders = [{ customerId: "ann", at: new Date(0), amount: 5, products: ["bag"], agent: 7 }];

test("one customer's view is of rows by kind, which may carry more fields", () => {
  expectTypeOf(customerView({ orders }, { asOf })).toEqualTypeOf<CustomerViewResult>();
  expectTypeOf<CustomerViewResult>().toExtend<CustomerView>();
  // @ts-expect-error -- a moment is needed
  expectTypeOf(() => customerView({ orders }, {})).toBeFunction();
  const bare = [{ customerId: 1, at: asOf }];
  // @ts-expect-error -- an order has an amount
  expectTypeOf(() => customerView({ orders: bare }, { asOf })).toBeFunction();
});

test("all views are of rows with a kind: an answer, or a measure", () => {
  const rows = orders.map((order) => ({ kind: "order" as const, ...order }));
  expectTypeOf(customerViews(rows, { asOf })).toEqualTypeOf<CustomerViewsResult>();
  expectTypeOf(customerViews({ asOf })).toEqualTypeOf<
    Measure<CustomerEvent, CustomerViewsResult, CustomerViewsState>
  >();
  // @ts-expect-error -- a refund is an order with a negative amount
  expectTypeOf(() => customerViews([{ ...rows[0], kind: "refund" }], { asOf })).toBeFunction();
});

test("a measure of views knows what a view is", () => {
  const byState = eachCustomerView(
    { asOf },
    by((view) => view.present.state, distinct("customerId")),
  );
  expectTypeOf(measure([], byState)).toExtend<readonly Group<string, { n: number }>[]>();
});

test("each model comes with parameters of its own", () => {
  const purchases = { model: paretoNbd, ...paretoNbd.fit([]) };
  expectTypeOf(customerView({}, { asOf, forecast: { purchases, horizon: 9 } })).toBeObject();
  const mixed = { model: bgNbd, parameters: paretoNbd.fit([]).parameters };
  // @ts-expect-error -- these are Pareto/NBD's
  const forecast: ForecastOptions = { purchases: mixed, horizon: 9 };
  expectTypeOf(forecast).toBeObject();
});

test("what was learnt from all fits in as it comes", () => {
  const { cuts } = rfm(orders, { asOf });
  const { rules } = nextPurchases(orders);
  const options = { asOf, rfm: { cuts }, suggestions: { rules } };
  expectTypeOf(customerView({ orders }, options)).toEqualTypeOf<CustomerViewResult>();
});
