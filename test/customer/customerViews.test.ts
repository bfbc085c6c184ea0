import {
  bgNbd,
  by,
  type CustomerEvent,
  type CustomerView,
  type CustomerViewsOptions,
  customerView,
  customerViews,
  derive,
  distinct,
  eachCustomerView,
  InputError,
  measure,
  measureAsync,
} from "customer-kpis";
import type { CustomerPolicies } from "customer-kpis/states";
import { describe, expect, test } from "vitest";
import { byCustomer } from "../knownBefore";
import { expectLaws } from "../laws";

const DAY = 86_400_000;
const at = (day: number) => Date.UTC(2026, 0, 1) + day * DAY;
const OPTIONS: CustomerViewsOptions = { asOf: at(200) };

const EVENTS: CustomerEvent[] = [
  { kind: "order", customerId: "ann", at: at(3), amount: 20, products: ["a", "b"], channel: "web" },
  { kind: "order", customerId: "ann", at: at(1), amount: 30.1, products: ["b"], campaign: "x" },
  { kind: "order", customerId: "ann", at: at(1), amount: 20.3, completedAt: null },
  { kind: "order", customerId: "old", at: at(90), amount: -4, channel: "shop" },
  { kind: "order", customerId: "bob", at: at(150), amount: 12 },
  { kind: "order", customerId: "bob", at: at(250), amount: 12 },
  {
    kind: "ticket",
    customerId: "bob",
    createdAt: at(7),
    firstRespondedAt: at(8),
    resolvedAt: at(9),
  },
  { kind: "ticket", customerId: "ann", createdAt: at(7), firstRespondedAt: null, excluded: "spam" },
  { kind: "ticket", customerId: "ann", createdAt: at(8), firstRespondedAt: null, channel: "web" },
  { kind: "answer", customerId: "old", at: at(40), survey: "nps", score: 9 },
  { kind: "answer", customerId: "ann", at: at(10), survey: "nps", score: 4 },
  { kind: "answer", customerId: "ann", at: at(10), survey: "nps", score: 6 },
  { kind: "answer", customerId: "ann", at: at(11), survey: "csat", score: null },
  { kind: "interaction", customerId: 7, at: at(20), type: "view", product: "a" },
  { kind: "interaction", customerId: null, at: at(20) },
  { kind: "interaction", customerId: "nobody", at: at(20) },
  { kind: "membership", customerId: "ann", startedAt: at(0), endedAt: null, plan: "p", mrr: 4.2 },
  { kind: "membership", customerId: 7, startedAt: at(5), endedAt: at(50), reason: "price" },
];

/** The measure with its customers in one order, whatever the order of the records. */
function sorted(options: CustomerViewsOptions) {
  return derive(
    (result) => ({ ...result, customers: byCustomer(result.customers) }),
    customerViews(options),
  );
}

describe("the laws of measures", () => {
  const purchases = { model: bgNbd, parameters: { r: 0.24, alpha: 4.4, a: 0.79, b: 2.4 } };
  const options: CustomerViewsOptions = {
    ...OPTIONS,
    aliases: { old: "ann" },
    customers: ["ann", "bob", 7],
    forecast: { purchases, horizon: 90, spend: 10 },
  };

  test("hold, in any order of records", () => {
    expectLaws(sorted(options), EVENTS);
  });

  test("hold with ids too, as long as records of one id are alike", () => {
    const withIds = EVENTS.map((event, id): CustomerEvent => ({ ...event, id }));
    expectLaws(sorted(options), [...withIds, ...withIds.slice(3, 9)]);
  });

  test("hold for measures of views", () => {
    const byState = by((view: CustomerView) => view.present.state, distinct("customerId"));
    const inOrder = derive(
      (groups) => groups.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      eachCustomerView(options, byState),
    );
    expectLaws(inOrder, EVENTS);
  });
});

describe("many customers", () => {
  test("each have the view that they have alone", () => {
    const options = { ...OPTIONS, aliases: { old: "ann" } };
    const { customers, n } = customerViews(EVENTS, options);
    expect(n).toBe(4);
    expect(customers.map(({ customerId }) => customerId)).toEqual(["ann", "bob", 7, "nobody"]);
    const pick = <Kind extends CustomerEvent["kind"]>(kind: Kind) =>
      EVENTS.filter(
        (event): event is Extract<CustomerEvent, { kind: Kind }> => event.kind === kind,
      );
    const records = {
      orders: pick("order"),
      tickets: pick("ticket"),
      answers: pick("answer"),
      interactions: pick("interaction"),
      memberships: pick("membership"),
    };
    for (const { excluded, ...view } of customers) {
      const { customerId } = view;
      const { excluded: alone, ...rest } = customerView(records, { ...options, customerId });
      expect(rest).toEqual(view);
      expect(alone).toEqual(expect.arrayContaining([...excluded]));
    }
  });

  test("are streamed, and measured view by view", async () => {
    async function* stream() {
      yield* EVENTS;
    }
    const states = eachCustomerView(
      OPTIONS,
      by((view) => view.present.state, distinct("customerId")),
    );
    const groups = await measureAsync(stream(), states);
    expect(groups.map(({ key, result }) => [key, result.n])).toEqual([
      ["dormant", 1],
      ["prospect", 2],
      ["active", 1],
      ["churned", 1],
    ]);
  });

  test("are handed on whole, however many", () => {
    const many = Array.from({ length: 1000 }, (_, customerId): CustomerEvent => {
      return { kind: "order", customerId, at: at(1), amount: customerId };
    });
    const views: number[] = [];
    const collect = {
      init: () => views,
      step: (list: number[], view: { customerId: unknown }) => {
        list.push(view.customerId as number);
        return list;
      },
      merge: (left: number[]) => left,
      finish: (list: number[]) => list.length,
    };
    expect(measure(many, eachCustomerView(OPTIONS, collect))).toBe(1000);
    expect(views).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    // Neither one by one, which is slow, nor all at once, which takes room for all of them.
    const lengths: number[] = [];
    const take = (list: number[], { length }: { length: number }) => {
      lengths.push(length);
      return list;
    };
    measure(many, eachCustomerView(OPTIONS, { ...collect, take }));
    expect(lengths).toEqual([256, 256, 256, 1000 - 3 * 256]);
  });
});

describe("identities", () => {
  const orders = (...ids: (string | number | null)[]): CustomerEvent[] =>
    ids.map((customerId, i) => ({ kind: "order", customerId, at: at(i), amount: 2 ** i }));
  const spends = (ids: (string | number | null)[], options: Partial<CustomerViewsOptions>) => {
    const { customers } = customerViews(orders(...ids), { ...OPTIONS, ...options });
    return customers.map(({ customerId, past }) => [customerId, past.orders.spend]);
  };

  test("two aliases of one customer are merged with it", () => {
    const aliases = { "ann@web": "ann", "ann@shop": "ann" };
    const ids = ["ann@shop", "bob", "ann", "ann@web"];
    expect(spends(ids, { aliases })).toEqual([
      ["ann", 1 + 4 + 8],
      ["bob", 2],
    ]);
    const [ann] = customerViews(orders(...ids), { ...OPTIONS, aliases }).customers;
    expect(ann?.aliases).toEqual(["ann@shop", "ann@web"]);
  });

  test("an identity that is met later alone is no alias yet", () => {
    const aliases = { "ann@web": "ann", "ann@shop": "ann" };
    // Each is of the day after the one before.
    const list = orders("ann", "ann@web", "ann@shop");
    const [ann] = customerViews(list, { asOf: at(2), aliases }).customers;
    expect(ann?.aliases).toEqual(["ann@web"]);
    expect(ann?.excluded).toEqual([{ reason: "from asOf on", count: 1 }]);
    const [own] = customerViews(list, { asOf: at(1), aliases }).customers;
    expect([own?.aliases, own?.past.orders.n]).toEqual([[], 1]);
  });

  test("chains of aliases lead to their end", () => {
    expect(spends(["a", "b", "c"], { aliases: { a: "b", b: "c" } })).toEqual([["c", 7]]);
    expect(spends(["a"], { aliases: { a: "b", b: "c" } })).toEqual([["c", 1]]);
  });

  test("pairs serve where ids are no texts", () => {
    const aliases = new Map<string | number, string | number>([
      [1, 2],
      ["two", 2],
    ]);
    expect(spends([1, 2, "two"], { aliases })).toEqual([[2, 7]]);
    expect(spends([1, 2], { aliases: { 1: "x" } })).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("a part that met an alias alone merges with one that met the customer", () => {
    const measureOf = customerViews({ ...OPTIONS, aliases: { old: "ann" } });
    const [one, other] = orders("old", "ann").map((event) =>
      measureOf.step(measureOf.init(), event),
    );
    const [view] = measureOf.finish(measureOf.merge(one!, other!)).customers;
    expect([view?.customerId, view?.past.orders.spend, view?.aliases]).toEqual(["ann", 3, ["old"]]);
  });

  test("records of nobody, and of nobody known, are counted", () => {
    const events = orders("ann", null, "", "eve", "old");
    // @ts-expect-error a record must name its customer, be it null
    events.push({ kind: "order", customerId: undefined, at: at(9), amount: 1 });
    const { customers, excluded } = customerViews(events, {
      ...OPTIONS,
      customers: ["ann", "bob"],
      aliases: { old: "ann" },
    });
    expect(customers.map(({ customerId }) => customerId)).toEqual(["ann"]);
    expect(excluded).toEqual([
      { reason: "no customer", count: 3 },
      { reason: "unknown customer", count: 1 },
    ]);
  });
});

const REPLACED = "replaced by a later record with its id";

describe("records that come twice, late or early", () => {
  const order = (id: string | number | null, day: number, amount: number): CustomerEvent => ({
    kind: "order",
    id,
    customerId: "ann",
    at: at(day),
    amount,
  });
  const viewOf = (events: CustomerEvent[]) => {
    const { customers, excluded } = customerViews(events, OPTIONS);
    return { orders: customers[0]?.past.orders, of: customers[0]?.excluded, excluded };
  };

  test("of one id the last in the data stays, and the others are counted", () => {
    const { orders, of, excluded } = viewOf([
      order("A", 5, 100),
      order("B", 6, 10),
      order("A", 5, 90),
      order("A", 4, 80),
    ]);
    expect(orders).toMatchObject({ n: 2, spend: 90, firstAt: at(4) });
    expect(of).toEqual([{ reason: REPLACED, count: 2 }]);
    expect(excluded).toEqual(of);
  });

  test("ids are told apart by kind and type; records without one are all counted", () => {
    const events = [order(1, 1, 1), order("1", 2, 2), order(null, 3, 4), order(null, 3, 8)];
    events.push({ kind: "answer", id: 1, customerId: "ann", at: at(4), survey: "nps", score: 9 });
    events.push(order("", 5, 16), order("", 6, 32));
    const { orders, excluded } = viewOf(events);
    expect(orders?.spend).toBe(63);
    expect(excluded).toEqual([]);
  });

  test("a record may be rewritten to another customer; what is not known yet rewrites nothing", () => {
    const moved = { ...order("A", 5, 100), customerId: "bob" };
    const { customers } = customerViews([order("A", 5, 100), moved], OPTIONS);
    expect(customers.map(({ customerId }) => customerId)).toEqual(["bob"]);
    const { orders, excluded } = viewOf([order("B", 1, 1), order("A", 5, 100), order("A", 500, 1)]);
    expect(orders?.spend).toBe(101);
    expect(excluded).toEqual([{ reason: "from asOf on", count: 1 }]);
  });

  test("of two parts the right one is the later", () => {
    const views = customerViews(OPTIONS);
    const [left, right] = [order("A", 5, 100), order("A", 5, 7)].map((event) =>
      views.step(views.init(), event),
    );
    const { customers, excluded } = views.finish(views.merge(left!, right!));
    expect(customers[0]?.past.orders.spend).toBe(7);
    expect(excluded).toEqual([{ reason: REPLACED, count: 1 }]);
  });

  test("records from after the moment of looking are counted, and in no figure", () => {
    const { orders, of, excluded } = viewOf([
      order(null, 199, 5),
      order(null, 200, 50),
      order(null, 201, 50),
    ]);
    expect(orders).toMatchObject({ n: 1, spend: 5, lastAt: at(199) });
    expect(of).toEqual([{ reason: "from asOf on", count: 2 }]);
    expect(excluded).toEqual(of);
    expect(customerViews([order(null, 300, 1)], OPTIONS)).toMatchObject({
      n: 0,
      excluded: [{ reason: "from asOf on", count: 1 }],
    });
  });
});

test("two parts, of which each knows other customers and names first, are the whole", () => {
  const views = customerViews({ ...OPTIONS, aliases: { old: "ann" } });
  const partOf = (events: readonly CustomerEvent[]) =>
    events.reduce((state, event) => views.step(state, event), views.init());
  const whole = views.finish(partOf(EVENTS));
  for (let cut = 1; cut < EVENTS.length; cut++) {
    const [first, second] = [EVENTS.slice(0, cut), EVENTS.slice(cut).toReversed()];
    const came = views.finish(views.merge(partOf(second), partOf(first)));
    expect(byCustomer(came.customers), `${cut}`).toEqual(byCustomer(whole.customers));
    expect(came.excluded).toEqual(whole.excluded);
  }
});

test("what happens at the moment of looking comes after it", () => {
  const asOf = OPTIONS.asOf as number;
  const views = (at: number) =>
    customerViews(
      [
        { kind: "order", customerId: "ann", at: asOf - DAY, amount: 9, completedAt: at },
        { kind: "ticket", customerId: "ann", createdAt: asOf - DAY, firstRespondedAt: at },
        { kind: "membership", customerId: "bob", startedAt: asOf - DAY, endedAt: at },
        {
          kind: "membership",
          customerId: "cy",
          startedAt: asOf - DAY,
          endedAt: asOf + DAY,
          cancelledAt: at,
        },
      ],
      OPTIONS,
    ).customers.map(({ present }) => present);
  const [ann, bob, cy] = views(asOf);
  expect(ann!.open.orders).toHaveLength(1);
  expect(ann!.open.tickets[0]!.answered).toBe(false);
  expect(bob!.memberships).toMatchObject([{ endsAt: null }]);
  expect(cy!.memberships).toMatchObject([{ endsAt: null }]);
  const [ann2, bob2, cy2] = views(asOf - 1);
  expect(ann2!.open.orders).toEqual([]);
  expect(ann2!.open.tickets[0]!.answered).toBe(true);
  expect(bob2!.memberships).toEqual([]);
  expect(cy2!.memberships).toMatchObject([{ endsAt: asOf + DAY }]);
});

test("an order of nothing is an order, and what is met as often comes by its last day, then by name", () => {
  const events = [
    { at: at(1), amount: 0, products: ["b", "a"], channel: "shop" },
    { at: at(2), amount: 5, products: ["c"], channel: "web" },
    { at: at(3), amount: -5, products: ["d"], channel: "web" },
  ].map((order): CustomerEvent => ({ kind: "order", customerId: "ann", ...order }));
  const scores = ["nps", "csat"].map((survey): CustomerEvent => {
    return { kind: "answer", customerId: "ann", at: at(1), survey, score: 1 };
  });
  const { past } = customerViews([...events, ...scores], OPTIONS).customers[0]!;
  expect(past.orders).toMatchObject({ n: 2, days: 2, spend: 5, refunds: 1, refunded: 5 });
  expect(past.products.bought.map(({ name }) => name)).toEqual(["c", "a", "b"]);
  expect(past.channels.map(({ name, n }) => [name, n])).toEqual([
    ["web", 2],
    ["shop", 1],
  ]);
  expect(past.surveys.map(({ survey }) => survey)).toEqual(["csat", "nps"]);
});

test("days are those of the zone", () => {
  const orders = [0, 22].map((hour) => ({
    customerId: "ann",
    at: at(0) + hour * 3_600_000,
    amount: 1,
  }));
  const daysIn = (timeZone: string) =>
    customerView({ orders }, { ...OPTIONS, timeZone }).past.orders.days;
  expect([daysIn("UTC"), daysIn("Asia/Tehran")]).toEqual([1, 2]);
});

describe("a membership that rests", () => {
  const paused = { customerId: "ann", startedAt: at(0), endedAt: at(150), reason: "price" };
  const lifeAsOf = (day: number, membership: object) =>
    customerViews([{ kind: "membership", ...paused, ...membership }], {
      asOf: at(day),
    }).customers[0]!;

  test("ends for the pause, as in churn, and comes back", () => {
    const { past } = lifeAsOf(200, { pauses: [{ start: at(30), end: at(100) }] });
    expect(past.lifecycle.map(({ event, at: ms, reason }) => [event, ms, reason])).toEqual([
      ["joined", at(0), null],
      ["churned", at(30), "paused"],
      ["reactivated", at(100), null],
      ["churned", at(150), "price"],
    ]);
  });

  test("does not know a pause to come, but an end that is decided", () => {
    const decided = { cancelledAt: at(10), pauses: [{ start: at(30), end: at(100) }] };
    expect(lifeAsOf(20, decided).present.memberships[0]?.endsAt).toBe(at(150));
  });
});

describe("what is refused", () => {
  const order = { kind: "order", customerId: "ann", at: at(0), amount: 1 } as const;
  const ticket = {
    kind: "ticket",
    customerId: "ann",
    createdAt: at(1),
    firstRespondedAt: null,
  } as const;
  const answer = { kind: "answer", customerId: "ann", at: at(0), survey: "nps", score: 9 } as const;
  const visit = { kind: "interaction", customerId: "ann", at: at(0) } as const;
  const member = {
    kind: "membership",
    customerId: "ann",
    startedAt: at(1),
    endedAt: null,
  } as const;

  test.each([
    [
      { ...order, kind: "refund" },
      'kind must be one of order, ticket, answer, interaction, membership, got "refund"',
    ],
    [
      { ...order, kind: "toString" },
      'kind must be one of order, ticket, answer, interaction, membership, got "toString"',
    ],
    [null, "record must be an object with kind, customerId and what its kind has, got null"],
    [
      { ...order, at: Number.NaN },
      "at must be milliseconds since 1970, from 1973 to 2200, got NaN (record 0)",
    ],
    [
      { ...order, at: new Date("?") },
      "at must be a valid Date from 1900 on, or milliseconds since 1970, got Invalid Date",
    ],
    [
      { ...order, at: "2026-01-01" },
      'at must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "2026-01-01" (record 0)',
    ],
    [{ ...order, amount: Infinity }, "amount must be a finite number, got Infinity"],
    [{ ...order, amount: "9" }, 'amount must be a finite number, got "9"'],
    [{ ...order, currency: 5 }, "currency must be a text, got 5"],
    [{ ...order, products: "bag" }, 'products must be a list of texts, got "bag"'],
    [{ ...order, products: [7] }, "products must be a list of texts, got Array"],
    [{ ...order, campaign: 7 }, "campaign must be a text, got 7"],
    [{ ...order, channel: {} }, "channel must be a text, got Object"],
    [{ ...order, completedAt: at(-1) }, `completedAt must be at or after at, got ${at(-1)}`],
    [{ ...order, id: Number.NaN }, "id must be a text, number, boolean or null, got NaN"],
    [
      { ...order, customerId: {} },
      "customerId must be a text, number, boolean or null, got Object",
    ],
    [
      { ...ticket, firstRespondedAt: undefined },
      "firstRespondedAt is missing: it must be a moment, or null while nobody has answered",
    ],
    [
      { ...ticket, firstRespondedAt: at(0) },
      `firstRespondedAt must be at or after createdAt, got ${at(0)}`,
    ],
    [{ ...ticket, resolvedAt: at(0) }, `resolvedAt must be at or after createdAt, got ${at(0)}`],
    [{ ...ticket, createdAt: null }, "createdAt must be a moment, got null (record 0)"],
    [{ ...answer, survey: null }, "survey must be a text, got null"],
    [
      { ...answer, score: "9" },
      'score must be a finite number, got "9"; use Number(...) (record 0)',
    ],
    [{ ...answer, score: 11 }, "score of nps must be from 0 to 10, got 11"],
    [{ ...answer, survey: "csat", score: 0 }, "score of csat must be from 1 to 5, got 0"],
    [{ ...visit, type: 5 }, "type must be a text, got 5"],
    [{ ...visit, product: 5 }, "product must be a text, got 5"],
    [
      { ...member, endedAt: undefined },
      "endedAt is missing: it must be a moment, or null while it lasts (record 0)",
    ],
    [{ ...member, endedAt: at(0) }, `endedAt must be at or after startedAt, got ${at(0)}`],
    [{ ...member, mrr: Number.NaN }, "mrr must be a finite number, 0 or more, got NaN (record 0)"],
    [{ ...member, plan: 5 }, "plan must be a text, got 5"],
    [
      { ...member, renewsAt: "soon" },
      'renewsAt must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "soon" (record 0)',
    ],
  ] as const)("the record %j", (record, message) => {
    const run = () => customerViews([record as unknown as CustomerEvent], OPTIONS);
    expect(run).toThrow(`customerViews: ${message}`);
    expect(run).toThrow(InputError);
  });

  test("leave no trace of whose they were", () => {
    const kpi = customerViews({ ...OPTIONS, surveys: { csat: { min: 1, max: 5 } } });
    const euro = {
      kind: "order",
      customerId: "bob",
      at: at(1),
      amount: 1,
      currency: "EUR",
    } as const;
    const state = kpi.step(kpi.init(), euro);
    const before = structuredClone(state);
    const bad: CustomerEvent[] = [
      { kind: "answer", customerId: "ann", at: at(2), survey: "csat", score: 11 },
      { ...euro, customerId: "ann", currency: "USD" },
    ];
    for (const event of bad) expect(() => kpi.step(state, event)).toThrow(InputError);
    expect(state).toStrictEqual(before);
  });

  test("two currencies, in one part or in two", () => {
    const [euro, dollar] = ["EUR", "USD"].map((currency) => ({ ...order, currency }));
    const fault = 'customerViews: currency must be "EUR" throughout, got "USD"';
    expect(() => customerViews([euro!, dollar!], OPTIONS)).toThrow(fault);
    const views = customerViews(OPTIONS);
    const [left, right] = [euro!, dollar!].map((event) => views.step(views.init(), event));
    expect(() => views.merge(left!, right!)).toThrow(fault);
  });

  const policies = (given: unknown) => ({ policies: given as CustomerPolicies });
  test.each([
    [
      { asOf: Number.NaN },
      "customerViews: asOf must be milliseconds since 1970, from 1973 to 2200, got NaN",
    ],
    [{ asof: 1 }, 'customerViews: has no option "asof"'],
    [
      { timeZone: "Mars" },
      'customerViews: timeZone must be an IANA time zone such as "Europe/Berlin", got "Mars"',
    ],
    [
      { aliases: { a: "b", b: "c", c: "a" } },
      'customerViews: aliases must not lead back to where they began, got "a" -> "b" -> "c" -> "a"',
    ],
    [
      { aliases: { x: "a", a: "b", b: "a" } },
      'customerViews: aliases must not lead back to where they began, got "a" -> "b" -> "a"',
    ],
    [
      { aliases: { a: "a" } },
      'customerViews: aliases must not lead back to where they began, got "a" -> "a"',
    ],
    [
      {
        aliases: [
          ["a", "x"],
          ["a", "y"],
        ],
      },
      'customerViews: aliases must give "a" one customer, got "x" and "y"',
    ],
    [
      { aliases: { a: null } },
      "customerViews: aliases must be from an identity to a customer, got null",
    ],
    [
      { aliases: { a: "" } },
      'customerViews: aliases must be from an identity to a customer, got ""',
    ],
    [
      { aliases: "a" },
      'customerViews: aliases must be an object or pairs of alias and customer, got "a"',
    ],
    [
      { aliases: null },
      "customerViews: aliases must be an object or pairs of alias and customer, got null",
    ],
    [
      { aliases: [["a", "b", "c"]] },
      "customerViews: aliases must be an object or pairs of alias and customer, got Array",
    ],
    [
      { aliases: { a: {} } },
      "customerViews: aliases must be a text, number, boolean or null, got Object",
    ],
    [
      { aliases: ["ab"] },
      'customerViews: aliases must be an object or pairs of alias and customer, got "ab"',
    ],
    [{ customers: "ann" }, 'customerViews: customers must be a list of customers, got "ann"'],
    [
      { customers: [{ customerId: "ann" }] },
      "customerViews: customers must be a text, number, boolean or null, got Object",
    ],
    [
      policies({ halfLifeDays: -1 }),
      "customerViews: policies.halfLifeDays must be a finite number of days, above 0, got -1",
    ],
    [
      policies({ halfLifeDays: 0 }),
      "customerViews: policies.halfLifeDays must be a finite number of days, above 0, got 0",
    ],
    [
      policies({ newDays: "9" }),
      'customerViews: policies.newDays must be a finite number of days, above 0, got "9"',
    ],
    [
      policies({ graceDays: -1 }),
      "customerViews: policies.graceDays must be a finite number of days, 0 or more, got -1",
    ],
    [
      policies({ atRiskDays: 200 }),
      "customerViews: policies.dormantDays must be above atRiskDays (200), got 180",
    ],
    [
      policies({ churnedDays: 180 }),
      "customerViews: policies.churnedDays must be above dormantDays (180), got 180",
    ],
    [
      policies({ days: 5 }),
      'customerViews policies: has no option "days"; it has newDays, atRiskDays, dormantDays, churnedDays, reactivatedDays, endsWithinDays, graceDays, staleDays, halfLifeDays, healthWeights',
    ],
    [
      policies({ healthWeights: { activity: -1 } }),
      "customerViews: policies.healthWeights.activity must be a number from 0 to 1e300, got -1",
    ],
    [
      policies({
        healthWeights: { activity: 0, satisfaction: 0, service: 0, loyalty: 0, value: 0 },
      }),
      "customerViews: policies.healthWeights must be above 0 for at least one part, got 0",
    ],
    [
      policies({ healthWeights: { mood: 1 } }),
      'customerViews policies.healthWeights: has no option "mood"; it has activity, satisfaction, service, loyalty, value',
    ],
    [
      { surveys: { nps: { min: 10, max: 0 } } },
      "customerViews surveys.nps: scale.max must be a whole number above 10, got 0",
    ],
    [
      { surveys: { mood: { min: 0.5, max: 5 } } },
      "customerViews surveys.mood: scale.min must be a whole number, got 0.5",
    ],
    [
      { surveys: { nps: { min: 0, max: 10, step: 1 } } },
      'customerViews surveys.nps: has no option "step"; it has min, max',
    ],
    [{ surveys: { nps: 5 } }, "customerViews surveys.nps: options must be an object, got 5"],
    [
      { surveys: 5 },
      "customerViews: surveys must be an object with a scale for every survey, got 5",
    ],
    [
      { rfm: { cuts: { recency: [2, 1], frequency: [1, 2], monetary: [1, 2] } } },
      "customerViews: rfm.cuts.recency must be ascending, at least 2 here, got 1",
    ],
    [
      { rfm: { cuts: { recency: [Number.NaN], frequency: [1], monetary: [1] } } },
      "customerViews: rfm.cuts.recency must be finite numbers, got NaN",
    ],
    [
      { rfm: { cuts: { recency: 5, frequency: [1], monetary: [1] } } },
      "customerViews: rfm.cuts.recency must be a list of numbers, got 5",
    ],
    [{ rfm: {} }, "customerViews rfm.cuts: options is missing: it must be an object"],
    [
      { forecast: { purchases: {}, horizon: 1 } },
      "customerViews: forecast.purchases.model is missing: it must be a purchase model such as bgNbd",
    ],
    [
      { forecast: { purchases: { model: bgNbd, parameters: { r: -1 } }, horizon: 1 } },
      "bgNbd: parameter r must be a finite number above 0, got -1",
    ],
    [
      {
        forecast: {
          purchases: { model: bgNbd, parameters: { r: 1, alpha: 1, a: 1, b: 1 } },
          horizon: -1,
        },
      },
      "customerViews: horizon must be a finite number, 0 or more, got -1",
    ],
    [
      {
        forecast: {
          purchases: { model: bgNbd, parameters: { r: 1, alpha: 1, a: 1, b: 1 } },
          horizon: 1,
          unit: "month",
        },
      },
      'customerViews: unit must be "day" or "week", got "month"',
    ],
    [
      {
        forecast: {
          purchases: { model: bgNbd, parameters: { r: 1, alpha: 1, a: 1, b: 1 } },
          horizon: 1,
          spend: Number.NaN,
        },
      },
      "customerViews: forecast.spend must be a finite number or a gammaGamma fit, got NaN",
    ],
    [
      { suggestions: { rules: 5 } },
      "customerViews: suggestions.rules must be a list, such as nextPurchases(orders).rules, got 5",
    ],
    [
      policies({ healthWeights: { activity: 1e308, service: 1e308 } }),
      "customerViews: policies.healthWeights.activity must be a number from 0 to 1e300, got 1e+308",
    ],
    [
      { suggestions: { rules: [{ after: "camera", next: "bag", count: 1, n: 2 }] } },
      "customerViews: suggestions.rules[0].confidence is missing: it must be a number",
    ],
    [
      { suggestions: { rules: [{ after: "camera", next: 5 }] } },
      "customerViews: suggestions.rules[0].next must be a string, got 5",
    ],
    [
      { suggestions: { rules: [null] } },
      "customerViews: record must be an object with after, next, confidence and lift, got null",
    ],
    [
      { suggestions: { rules: [], most: 0 } },
      "customerViews: suggestions.most must be a whole number from 1, got 0",
    ],
    [
      { suggestions: { rules: [], minimumLift: -1 } },
      "customerViews: suggestions.minimumLift must be a number, 0 or more, got -1",
    ],
  ] as const)("the options %j", (options, message) => {
    const run = () => customerViews({ ...OPTIONS, ...(options as Partial<CustomerViewsOptions>) });
    expect(run).toThrow(message);
    expect(run).toThrow(InputError);
  });

  test("by the other two functions in their own names", () => {
    expect(() => customerView({ orders: 5 as never }, OPTIONS)).toThrow(
      "customerView: orders must be an array or another iterable, got 5",
    );
    expect(() => customerView({ order: [] } as never, OPTIONS)).toThrow(
      'customerView records: has no option "order"; did you mean "orders"?',
    );
    expect(() => customerView({}, { ...OPTIONS, customerId: {} as never })).toThrow(
      "customerView: customerId must be a text, number, boolean or null, got Object",
    );
    expect(() => customerView({}, {} as never)).toThrow(
      "customerView: asOf is missing: it must be",
    );
    expect(() => eachCustomerView(OPTIONS, distinct as never)).toThrow(
      "eachCustomerView: measure must be a measure, such as nps(), with its brackets, got Function",
    );
    const wrong = { ...OPTIONS, surveys: 5 as never };
    expect(() => eachCustomerView(wrong, distinct("customerId"))).toThrow(
      "eachCustomerView: surveys must be an object with a scale for every survey, got 5",
    );
    const cuts = { recency: [2, 1], frequency: [1], monetary: [1] };
    expect(() => eachCustomerView({ ...OPTIONS, rfm: { cuts } }, distinct("customerId"))).toThrow(
      "eachCustomerView: rfm.cuts.recency must be ascending",
    );
    expect(() => eachCustomerView({} as never, distinct("customerId"))).toThrow(
      "eachCustomerView: asOf is missing: it must be a valid Date from 1900 on, or milliseconds since 1970",
    );
  });
});

describe("what cannot be taken in says which record it is", () => {
  const answer = { kind: "answer", customerId: "ann", at: at(1), survey: "nps", score: 9 } as const;
  const order = {
    kind: "order",
    customerId: "ann",
    at: at(1),
    amount: 5,
    currency: "EUR",
  } as const;

  test.each<[string, CustomerEvent[]]>([
    [
      "score of nps must be from 0 to 10, got 99 (record 2)",
      [order, answer, { ...answer, score: 99 }],
    ],
    [
      'currency must be "EUR" throughout, got "USD" (record 2)',
      [answer, order, { ...order, currency: "USD" }],
    ],
    ["so that sums are numbers, got 1e+305 (record 1)", [answer, { ...order, amount: 1e305 }]],
    ["what its kind has, got null (record 1)", [answer, null as never]],
  ])("%s", (message, events) => {
    expect(() => customerViews(events, OPTIONS)).toThrow(message);
  });

  test("in one of the lists of one customer as well", () => {
    const answers = [answer, { ...answer, score: 99 }];
    expect(() => customerView({ answers }, OPTIONS)).toThrow(
      "customerView: score of nps must be from 0 to 10, got 99 (record 1)",
    );
    expect(() =>
      customerView({ orders: [order, { ...order, at: "x" as never }] }, OPTIONS),
    ).toThrow('(text needs new Date(...)), got "x" (record 1)');
  });
});

test("what is open at one moment, without ids, is in one order, whatever that of the records", () => {
  const order = { kind: "order", customerId: "ann", at: at(1), completedAt: null } as const;
  const events = [9, 5, 7].map((amount): CustomerEvent => ({ ...order, amount }));
  const openIn = (list: CustomerEvent[]) =>
    customerViews(list, OPTIONS).customers[0]!.present.open.orders.map(({ amount }) => amount);
  expect(openIn(events)).toEqual([5, 7, 9]);
  expect(openIn(events.toReversed())).toEqual([5, 7, 9]);
});
