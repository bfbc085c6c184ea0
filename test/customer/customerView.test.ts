import {
  bgNbd,
  type CustomerViewOptions,
  customerView,
  gammaGamma,
  purchaseHistories,
  rfm,
} from "customer-kpis";
import type { NextPurchase } from "customer-kpis/states";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Day n of the story, which begins on 1 January 2026, at an hour. */
const at = (day: number, hour = 12) => Date.UTC(2026, 0, 1) + day * DAY + hour * HOUR;
const ann = { customerId: "ann" };
const ASOF = at(200, 0);
const OPTIONS: CustomerViewOptions = { asOf: ASOF };

describe("the past", () => {
  const orders = [
    { ...ann, at: at(0), amount: 100, channel: "shop", products: ["camera"], campaign: "spring" },
    { ...ann, at: at(0, 18), amount: 20, channel: "web", products: ["bag", "card"] },
    { ...ann, at: at(30), amount: 60, channel: "web", products: ["card"] },
    { ...ann, at: at(35), amount: -15, channel: "web" },
    { ...ann, at: at(120), amount: 40, channel: "web" },
  ].map((order) => ({ ...order, currency: "EUR" }));

  test("orders, spend, refunds, and the gaps between the days of orders", () => {
    const { past } = customerView({ orders }, OPTIONS);
    // From day 0, 18:00 to day 30, 12:00: 29.75 days. From day 30 to day 120: 90 days.
    const gaps = [29.75 * DAY, 90 * DAY] as const;
    expect(past.orders).toMatchObject({
      n: 4,
      days: 3,
      spend: 100 + 20 + 60 + 40,
      refunds: 1,
      refunded: 15,
      net: 205,
      currency: "EUR",
      firstAt: at(0),
      lastAt: at(120),
    });
    const mean = (gaps[0] + gaps[1]) / 2;
    expect(past.orders.gaps).toEqual({
      n: 2,
      mean,
      median: mean,
      shortest: gaps[0],
      longest: gaps[1],
      last: gaps[1],
    });
  });

  test("the median gap is the middle one in size, whatever their order", () => {
    const days = [0, 50, 60, 90];
    const { past } = customerView(
      { orders: days.map((day) => ({ ...ann, at: at(day), amount: 1 })) },
      OPTIONS,
    );
    expect(past.orders.gaps).toEqual({
      n: 3,
      mean: 30 * DAY,
      median: 30 * DAY,
      shortest: 10 * DAY,
      longest: 50 * DAY,
      last: 30 * DAY,
    });
  });

  test("two days of orders have one gap, one has none", () => {
    const gapsOf = (...days: number[]) =>
      customerView({ orders: days.map((day) => ({ ...ann, at: at(day), amount: 1 })) }, OPTIONS)
        .past.orders.gaps;
    expect(gapsOf(3, 10)).toMatchObject({ n: 1, mean: 7 * DAY, median: 7 * DAY, last: 7 * DAY });
    expect(gapsOf(3, 3)).toBe(null);
  });

  test("an order that waits is no open ticket", () => {
    const waiting = [{ ...ann, at: at(1), amount: 5, completedAt: null }];
    const tickets = [{ ...ann, createdAt: at(2), firstRespondedAt: null, resolvedAt: null }];
    const { past, present } = customerView({ orders: waiting, tickets }, OPTIONS);
    expect(past.tickets).toMatchObject({ n: 1, open: 1 });
    expect([present.open.orders.length, present.open.tickets.length]).toEqual([1, 1]);
  });

  test("surveys stand by name, those without an answer among them", () => {
    const answers = [
      { ...ann, at: at(1), survey: "nps", score: 9 },
      { ...ann, at: at(1), survey: "ces", score: null },
      { ...ann, at: at(2), survey: "csat", score: 5 },
      { ...ann, at: at(3), survey: "visit", score: null },
    ];
    const { surveys } = customerView({ answers }, OPTIONS).past;
    expect(surveys.map(({ survey, unanswered }) => [survey, unanswered])).toEqual([
      ["ces", 1],
      ["csat", 0],
      ["nps", 0],
      ["visit", 1],
    ]);
  });

  test("channels, campaigns and products with counts, the most frequent first", () => {
    const interactions = [
      { ...ann, at: at(3), type: "view", product: "lens", channel: "web", campaign: "spring" },
      { ...ann, at: at(2), type: "call", channel: "phone" },
      { ...ann, at: at(4), type: "view", product: "lens" },
      { ...ann, at: at(5) },
    ];
    const { past } = customerView({ orders, interactions }, OPTIONS);
    expect(past.channels).toEqual([
      { name: "web", n: 5, lastAt: at(120) },
      { name: "phone", n: 1, lastAt: at(2) },
      { name: "shop", n: 1, lastAt: at(0) },
    ]);
    expect(past.campaigns).toEqual([{ name: "spring", n: 2, lastAt: at(3) }]);
    expect(past.products.seen).toEqual([{ name: "lens", n: 2, lastAt: at(4) }]);
    expect(past.products.bought).toEqual([
      { name: "card", n: 2, lastAt: at(30) },
      { name: "bag", n: 1, lastAt: at(0, 18) },
      { name: "camera", n: 1, lastAt: at(0) },
    ]);
    expect(past.interactions).toEqual({
      n: 4,
      types: [
        { name: "view", n: 2, lastAt: at(4) },
        { name: "call", n: 1, lastAt: at(2) },
      ],
    });
    expect(past.n).toBe(9);
    expect([past.firstSeen, past.lastSeen]).toEqual([at(0), at(120)]);
    expect(past.tenure).toBe(ASOF - at(0));
  });

  test("the last value, the decayed mean, the mean of all, and what the last one hides", () => {
    const answers = [
      { ...ann, at: at(100), survey: "nps", score: 3 },
      { ...ann, at: at(10), survey: "nps", score: 9 },
      { ...ann, at: at(110), survey: "nps", score: null },
    ];
    const view = customerView({ answers }, { ...OPTIONS, policies: { halfLifeDays: 90 } });
    // 90 days apart: the older answer weighs half of the newer one. (0.5 * 9 + 3) / 1.5 = 5.
    expect(view.past.surveys).toEqual([
      {
        survey: "nps",
        scores: {
          n: 2,
          firstAt: at(10),
          first: 9,
          lastAt: at(100),
          last: 3,
          decayed: 5,
          mean: 6,
          difference: -3,
          lowest: 3,
          highest: 9,
        },
        unanswered: 1,
      },
    ]);
    // To be asked is no sign of life.
    expect(view.past.lastSeen).toBe(at(100));
    expect(view.past.n).toBe(3);
  });

  test("a survey that was never answered is there", () => {
    const answers = [{ ...ann, at: at(1), survey: "ces", score: null }];
    const { past, present } = customerView({ answers }, OPTIONS);
    expect(past.surveys).toEqual([{ survey: "ces", scores: null, unanswered: 1 }]);
    expect(past.firstSeen).toBeNull();
    expect(present.scores).toEqual([]);
  });

  test("values of long ago keep their weights among themselves", () => {
    const answers = [0, 1].map((day) => ({ ...ann, at: at(day), survey: "own", score: 6 * day }));
    const policies = { halfLifeDays: 1 };
    // Ten years later 0.5 ** age is 0 for both; half and whole they are still: (0 + 6) / 1.5.
    const view = customerView({ answers }, { asOf: at(3650), policies });
    expect(view.past.surveys[0]?.scores?.decayed).toBe(4);
  });

  test("how long the customer waited for answers and solutions, as far as known by then", () => {
    const tickets = [
      { ...ann, createdAt: at(5), firstRespondedAt: at(5, 14), resolvedAt: at(6) },
      { ...ann, createdAt: at(9), firstRespondedAt: at(9, 18), resolvedAt: at(300) },
      { ...ann, createdAt: at(199), firstRespondedAt: at(201), resolvedAt: null },
      { ...ann, createdAt: at(20), firstRespondedAt: null, excluded: "spam" },
    ];
    const view = customerView({ tickets }, OPTIONS);
    const { past } = view;
    expect(past.tickets).toMatchObject({
      n: 3,
      open: 2,
      responseTime: {
        n: 2,
        mean: 4 * HOUR,
        last: 6 * HOUR,
        difference: 2 * HOUR,
        highest: 6 * HOUR,
      },
      resolutionTime: { n: 1, mean: 24 * HOUR, lastAt: at(6) },
    });
    expect(view.excluded).toEqual([{ reason: "ticket set aside", count: 1 }]);
    expect(past.n).toBe(3);
  });
});

describe("the present", () => {
  test("what is open, the oldest first, and for how long", () => {
    const tickets = [
      { ...ann, id: "T2", createdAt: at(199), firstRespondedAt: null, channel: "mail" },
      { ...ann, id: "T1", createdAt: at(190), firstRespondedAt: at(191), resolvedAt: null },
    ];
    const orders = [
      { ...ann, id: 7, at: at(180), amount: 60, completedAt: null },
      { ...ann, id: 8, at: at(181), amount: 61, completedAt: at(201) },
      { ...ann, id: 9, at: at(182), amount: 62, completedAt: at(183) },
      { ...ann, id: 10, at: at(183), amount: 63 },
    ];
    const { present } = customerView({ tickets, orders }, OPTIONS);
    const half = DAY / 2;
    expect(present.open.tickets).toEqual([
      { id: "T1", since: at(190), age: 9 * DAY + half, channel: null, answered: true },
      { id: "T2", since: at(199), age: half, channel: "mail", answered: false },
    ]);
    expect(present.open.orders).toEqual([
      { id: 7, since: at(180), age: 19 * DAY + half, channel: null, amount: 60 },
      { id: 8, since: at(181), age: 18 * DAY + half, channel: null, amount: 61 },
    ]);
    expect(present.open.oldest).toBe(19 * DAY + half);
    expect(customerView({}, OPTIONS).present.open).toEqual({
      tickets: [],
      orders: [],
      oldest: null,
    });
  });

  test("the latest score of each survey, with its age", () => {
    const answers = [
      { ...ann, at: at(190), survey: "nps", score: 4 },
      { ...ann, at: at(100), survey: "nps", score: 9 },
      { ...ann, at: at(100), survey: "csat", score: 5 },
    ];
    expect(customerView({ answers }, OPTIONS).present.scores).toEqual([
      { survey: "csat", score: 5, at: at(100), age: 99.5 * DAY, isStale: true },
      { survey: "nps", score: 4, at: at(190), age: 9.5 * DAY, isStale: false },
    ]);
  });

  test("the plans that last, and what they bring a month", () => {
    const memberships = [
      {
        ...ann,
        startedAt: at(50),
        endedAt: at(400),
        cancelledAt: at(150),
        plan: "extra",
        mrr: 5,
        renewsAt: at(400),
      },
      { ...ann, startedAt: at(10), endedAt: null, plan: "basic", mrr: 20, renewsAt: at(375) },
      { ...ann, startedAt: at(0), endedAt: at(9), plan: "trial", mrr: 0, renewsAt: at(390) },
    ];
    const { present, future } = customerView({ memberships }, OPTIONS);
    expect(present.memberships).toEqual([
      { plan: "basic", mrr: 20, startedAt: at(10), endsAt: null, renewsAt: at(375) },
      { plan: "extra", mrr: 5, startedAt: at(50), endsAt: at(400), renewsAt: at(400) },
    ]);
    expect(present.mrr).toBe(25);
    expect(future.renewalAt).toBe(at(375));
  });

  test("what began at one moment stands by its plan, or its number", () => {
    const plans = ["b", null, "c", "a"].map((plan) => {
      return { ...ann, startedAt: at(0), endedAt: null, plan };
    });
    const tickets = ["y", "x"].map((id) => ({
      ...ann,
      id,
      createdAt: at(5),
      firstRespondedAt: null,
    }));
    const waiting = ["q", "p"].map((id) => {
      return { ...ann, id, at: at(4), amount: 1, completedAt: null };
    });
    const { present } = customerView({ memberships: plans, tickets, orders: waiting }, OPTIONS);
    expect(present.memberships.map(({ plan }) => plan)).toEqual([null, "a", "b", "c"]);
    expect(present.open.tickets.map(({ id }) => id)).toEqual(["x", "y"]);
    expect(present.open.orders.map(({ id }) => id)).toEqual(["p", "q"]);
    expect(present.open.oldest).toBe(ASOF - at(4));
  });

  test("a renewal is ahead where the membership lasts until then", () => {
    const renewalOf = (membership: object) =>
      customerView(
        { memberships: [{ ...ann, startedAt: at(0), endedAt: null, ...membership }] },
        OPTIONS,
      ).future.renewalAt;
    expect(renewalOf({ renewsAt: ASOF - 1 })).toBe(null);
    expect(renewalOf({ renewsAt: ASOF })).toBe(ASOF);
    const decided = { endedAt: at(300), cancelledAt: at(100) };
    expect(renewalOf({ ...decided, renewsAt: at(299) })).toBe(at(299));
    // A subscription that is cancelled for the end of its period is not renewed then.
    expect(renewalOf({ ...decided, renewsAt: at(300) })).toBe(null);
    expect(renewalOf({ ...decided, renewsAt: at(365) })).toBe(null);
    // An end that nobody has decided on is not known.
    expect(renewalOf({ endedAt: at(300), renewsAt: at(365) })).toBe(at(365));
    expect(renewalOf({ endedAt: at(150), renewsAt: at(365) })).toBe(null);
  });

  test("without plans, or amounts, no revenue is made up", () => {
    expect(customerView({}, OPTIONS).present.mrr).toBeNull();
    const memberships = [{ ...ann, startedAt: at(0), endedAt: null }];
    const { present, future } = customerView({ memberships }, OPTIONS);
    expect(present.mrr).toBeNull();
    expect(present.memberships[0]).toMatchObject({ plan: null, mrr: null, renewsAt: null });
    expect(future.renewalAt).toBeNull();
  });

  test("the RFM cell is the one that rfm gives the customer among all", () => {
    const orders = [1, 2, 3, 4, 5, 6].flatMap((k) =>
      Array.from({ length: k }, (_, i) => ({
        customerId: `c${k}`,
        at: at(20 * k + i),
        amount: 10 * k - i,
      })),
    );
    orders.push({ customerId: "c6", at: at(140), amount: -7 });
    const { customers, cuts } = rfm(orders, { asOf: ASOF });
    for (const { customerId, ...figures } of customers) {
      const view = customerView({ orders }, { ...OPTIONS, customerId, rfm: { cuts } });
      const { recency, frequency, monetary } = figures.scores;
      const cell = `${recency}-${frequency}-${monetary}`;
      expect(view.present.rfm).toEqual({ ...figures, cell });
    }
    expect(customerView({}, { ...OPTIONS, rfm: { cuts } }).present.rfm).toBeNull();
  });

  test("cut points that coincide, as rfm returns them for like customers, are good", () => {
    const orders = [{ ...ann, at: at(0), amount: 10 }];
    const { cuts } = rfm([...orders, { customerId: "bob", at: at(0), amount: 10 }], { asOf: ASOF });
    expect(cuts.monetary).toEqual([10, 10, 10, 10]);
    const { present } = customerView({ orders }, { ...OPTIONS, rfm: { cuts } });
    expect(present.rfm?.cell).toBe("5-1-1");
    const none = rfm([], { asOf: ASOF }).cuts;
    expect(customerView({ orders }, { ...OPTIONS, rfm: { cuts: none } }).present.rfm).toBeNull();
  });
});

describe("the health score", () => {
  const orders = [{ ...ann, at: at(110, 0), amount: 50 }];
  const answers = [
    { ...ann, at: at(110, 0), survey: "nps", score: 7 },
    { ...ann, at: at(110, 0), survey: "csat", score: 2 },
  ];
  const tickets = [{ ...ann, createdAt: at(20), firstRespondedAt: null }];

  test("is the mean of its parts, each explained", () => {
    const cuts = { recency: [10, 100], frequency: [1, 2], monetary: [10, 20, 30] };
    const forecast = {
      purchases: { model: bgNbd, parameters: { r: 1, alpha: 1, a: 1, b: 1 } },
      horizon: 30,
    };
    const { health } = customerView(
      { orders, answers, tickets },
      { ...OPTIONS, rfm: { cuts }, forecast },
    ).present;
    const values = Object.fromEntries(health.parts.map(({ name, value }) => [name, value]));
    expect(values).toEqual({
      // 90 of 180 days without a sign of life.
      activity: 5,
      // NPS 7 of 0 to 10 is 7; CSAT 2 of 1 to 5 is a quarter of the way, 2.5.
      satisfaction: 4.75,
      // One ticket is open.
      service: 5,
      // Under BG/NBD, who bought once is alive.
      loyalty: 10,
      // Frequency score 1 of 3 is 0, spend score 4 of 4 is 10.
      value: 5,
    });
    expectClose(health.value, (5 + 4.75 + 5 + 10 + 5) / 5);
    expect(health.coverage).toBe(1);
    expect(health.parts.map(({ because }) => because)).toEqual([
      "last sign of life 90 days ago, 0 from 180 days on",
      "csat 2 of 1 to 5, nps 7 of 0 to 10",
      "1 open ticket",
      "alive with a probability of 1.00",
      "frequency 1 of 3, spend 4 of 4",
    ]);
  });

  test("missing parts leave their weight to the others, and coverage says so", () => {
    const policies = { healthWeights: { activity: 3, satisfaction: 1, loyalty: 2, value: 2 } };
    const { health } = customerView({ orders, answers }, { ...OPTIONS, policies }).present;
    // No tickets, no forecast, no cut points: 4 of the 9 in weights are there.
    expectClose(health.coverage, 4 / 9);
    expectClose(health.value, (3 * 5 + 1 * 4.75) / 4);
    expect(health.parts.map(({ share }) => share)).toEqual([0.75, 0.25, 0, 0, 0]);
    expect(health.parts.slice(2)).toEqual([
      { name: "service", value: null, weight: 1, share: 0, because: "no tickets" },
      { name: "loyalty", value: null, weight: 2, share: 0, because: "no forecast" },
      { name: "value", value: null, weight: 2, share: 0, because: "no RFM scores" },
    ]);
  });

  test("stale answers count as missing", () => {
    const partOf = (asOf: number, given = answers) =>
      customerView({ answers: given }, { asOf }).present.health.parts[1];
    expect(partOf(at(200, 0))?.value).toBe(4.75);
    expect(partOf(at(200, 1))).toMatchObject({ value: null, because: "all scores are stale" });
    const mixed = [...answers, { ...ann, at: at(150), survey: "mood", score: 40 }];
    expect(partOf(at(201), mixed)).toMatchObject({
      value: null,
      because: "no fresh score with a scale",
    });
    const surveys = { mood: { min: 0, max: 100 } };
    const view = customerView({ answers: mixed }, { asOf: at(201), surveys });
    expect(view.present.health.parts[1]).toMatchObject({
      value: 4,
      because: "mood 40 of 0 to 100",
    });
  });

  test("without records there is no score", () => {
    const { health } = customerView({}, OPTIONS).present;
    expect(health).toMatchObject({ value: null, coverage: 0 });
    expect(health.parts.map(({ because }) => because)).toEqual([
      "no sign of life on record",
      "no answers",
      "no tickets",
      "no forecast",
      "no RFM scores",
    ]);
  });

  test("service is 10 where all was solved lately, and missing where it was long ago", () => {
    const solved = [
      { ...ann, createdAt: at(20), firstRespondedAt: at(21), resolvedAt: at(110, 0) },
    ];
    const partOf = (asOf: number) =>
      customerView({ tickets: solved }, { asOf }).present.health.parts[2];
    expect(partOf(at(200, 0))).toMatchObject({ value: 10, because: "0 open tickets" });
    // An order that waits is no ticket.
    const waiting = [{ ...ann, at: at(100), amount: 5, completedAt: null }];
    const both = customerView({ tickets: solved, orders: waiting }, { asOf: at(200, 0) });
    expect(both.present.health.parts[2]).toMatchObject({ value: 10, because: "0 open tickets" });
    expect(partOf(at(201, 0))).toMatchObject({
      value: null,
      because: "the last ticket was solved 91 days ago",
    });
  });

  test("silence beyond the dormant is not worse than none", () => {
    const { health } = customerView({ orders }, { asOf: at(3000) }).present;
    expect(health.parts[0]?.value).toBe(0);
  });
});

describe("the future", () => {
  // The customer of Fader, Hardie and Lee (2005): 2 repeats, the last after 30.43 of 38.86 weeks.
  const orders = [0, 100, 213].map((day) => ({ ...ann, at: at(day), amount: 22.35 }));
  const asOf = at(272);
  const parameters = { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425754 };
  const purchases = { model: bgNbd, parameters };
  const spend = { parameters: { p: 6.248803, q: 3.744589, v: 15.447748 } };

  test("what BG/NBD and Gamma-Gamma expect of a published customer", () => {
    const forecast = { purchases, spend, horizon: 39, unit: "week" } as const;
    const { future } = customerView({ orders }, { asOf, forecast });
    // In whole days, 213 / 7 and 272 / 7 weeks; both figures by scipy. Published, with the weeks
    // rounded to 30.43 and 38.86: 0.726609 and 1.225910.
    expectClose(future.probabilityAlive, 0.7266203674543147);
    expectClose(future.purchases, 1.2259982750437808);
    // Loyalty is ten times that chance. Of five scores of frequency three days get the third, of four of
    // spend 67.05 gets the third: (2 / 4 + 2 / 3) / 2 of 10.
    const cuts = { recency: [10, 100], frequency: [1, 2, 3, 4], monetary: [20, 50, 100] };
    const policies = { healthWeights: { activity: 0 } };
    const { health } = customerView(
      { orders },
      { asOf, forecast, rfm: { cuts }, policies },
    ).present;
    const [activity, , , loyalty, value] = health.parts;
    expectClose(loyalty!.value, 7.266203674543147);
    expectClose(value!.value, 35 / 6);
    expect([activity!.share, loyalty!.share, value!.share]).toEqual([0, 0.5, 0.5]);
    expectClose(health.value, (7.266203674543147 + 35 / 6) / 2);
    expectClose(future.purchases, 1.22591, 1e-4);
    expectClose(future.probabilityAlive, 0.726609, 1e-4);
    expectClose(future.spend, 24.658615648575815);
    expectClose(future.value, 1.2259982750437808 * 24.658615648575815);
    expect(future.horizon).toBe(39 * 7 * DAY);
    expectClose(future.churnRisk?.value, 1 - 0.7266203674543147);
    expect(future.churnRisk?.band).toBe("low");
  });

  test("the same as from the customer's purchase history, refunds and all", () => {
    const more = [
      ...orders,
      { ...ann, at: at(213, 20), amount: 9 },
      { ...ann, at: at(50), amount: -4 },
      { ...ann, at: at(240), amount: -5 },
    ];
    const forecast = { purchases, spend, horizon: 100 };
    const { future } = customerView({ orders: more }, { asOf, forecast });
    const [history] = purchaseHistories(more, { until: asOf });
    expect(history).toMatchObject({ frequency: 2, monetary: (22.35 + 22.35 + 9 - 5) / 2 });
    expectClose(future.purchases, bgNbd.expectedPurchases(parameters, history!, 100));
    expectClose(future.spend, gammaGamma.expectedSpend(spend.parameters, history!)!);
  });

  test("a spend of one figure, or none", () => {
    const fixed = { purchases, spend: 20, horizon: 100 };
    const { future } = customerView({ orders }, { asOf, forecast: fixed });
    expectClose(future.value, 20 * future.purchases!);
    const none = customerView({ orders }, { asOf, forecast: { purchases, horizon: 100 } }).future;
    expect([none.spend, none.value]).toEqual([null, null]);
    expect(none.missing).toContainEqual({ part: "value", because: "no spend was given" });
    const endless = { parameters: { p: 1, q: 0.5, v: 1 } };
    const once = customerView(
      { orders: orders.slice(0, 1) },
      { asOf, forecast: { purchases, spend: endless, horizon: 1 } },
    );
    expect(once.future.missing).toContainEqual({
      part: "value",
      because: "the mean spend is infinite",
    });
  });

  test("bands of risk change at a third and two thirds", () => {
    // Under BG/NBD with a = b = 1 and r near 0, after one repeat: 1 / (1 + (alpha + T) / (alpha + t)).
    const bandOf = (days: number) => {
      const model = { model: bgNbd, parameters: { r: 1e-9, alpha: 1e-9, a: 1, b: 1 } };
      const two = [0, 10].map((day) => ({ ...ann, at: at(day), amount: 1 }));
      const forecast = { purchases: model, horizon: 1 };
      // Days are counted up to the last one before the moment of looking.
      return customerView({ orders: two }, { asOf: at(days + 1, 0), forecast }).future.churnRisk;
    };
    // T / t = 1: risk 1/2. T / t = 1.9: 1.9 / 2.9 = 0.655. T / t = 2.1: 2.1 / 3.1 = 0.677.
    expect(bandOf(10)?.band).toBe("medium");
    expectClose(bandOf(19)?.value, 1.9 / 2.9, 1e-6);
    expect(bandOf(19)?.band).toBe("medium");
    expect(bandOf(21)?.band).toBe("high");
  });

  test("what purchases are expected to bring is a number, or refused", () => {
    const forecast = { purchases, horizon: 1000, spend: 1e308 };
    expect(() => customerView({ orders }, { asOf, forecast })).toThrow(
      "customerView: forecast.spend must be small enough for its sums and squares to be finite",
    );
  });

  test("an order of nothing is 0, with either sign", () => {
    const free = { ...orders[0]!, amount: -0, completedAt: null };
    const { past, present } = customerView({ orders: [free] }, { asOf });
    const { amount } = past.orders;
    for (const figure of [amount?.last, amount?.mean, amount?.lowest]) expect(figure).toBe(0);
    expect(present.open.orders[0]?.amount).toBe(0);
  });

  test("what is left out, or undefined, has its default", () => {
    const nothing: object = { newDays: undefined, healthWeights: { activity: undefined } };
    const surveys = { nps: undefined } as never;
    const told = customerView({ orders }, { asOf, policies: nothing, surveys });
    expect(told).toEqual(customerView({ orders }, { asOf }));
  });

  test("the next order is due a mean gap after the last one", () => {
    const { future } = customerView({ orders }, { asOf });
    // Gaps of 100 and 113 days.
    expect(future.nextOrder).toEqual({
      at: at(213) + 106.5 * DAY,
      gap: 106.5 * DAY,
      n: 2,
      overdue: 0,
    });
    const later = customerView({ orders }, { asOf: at(330) }).future.nextOrder;
    expect(later?.overdue).toBe(at(330) - at(213) - 106.5 * DAY);
  });

  test("what cannot be told is null, and says why", () => {
    const { future } = customerView({}, { asOf });
    expect(future).toEqual({
      probabilityAlive: null,
      horizon: null,
      purchases: null,
      spend: null,
      value: null,
      nextOrder: null,
      churnRisk: null,
      renewalAt: null,
      suggestions: [],
      missing: [
        { part: "forecast", because: "no purchase model was given" },
        { part: "nextOrder", because: "no orders" },
        { part: "renewal", because: "no renewal ahead is known" },
        { part: "suggestions", because: "no rules were given" },
      ],
    });
    const reasonOf = (given: typeof orders, options: CustomerViewOptions, part: string) =>
      customerView({ orders: given }, options).future.missing.find((m) => m.part === part)?.because;
    const forecast = { purchases, horizon: 1 };
    expect(reasonOf([], { asOf, forecast }, "forecast")).toBe("no orders");
    const two = [orders[0]!, { ...orders[0]!, amount: 3 }];
    expect(reasonOf(two, { asOf }, "nextOrder")).toBe("orders on one day only");
    expect(reasonOf(orders, { asOf: at(900) }, "nextOrder")).toBe("the customer has churned");
  });
});

describe("suggestions", () => {
  const rule = (
    after: string,
    next: string,
    count: number,
    n: number,
    lift: number,
  ): NextPurchase => ({
    after,
    next,
    count,
    n,
    support: count / 100,
    confidence: count / n,
    interval: { lower: 0, upper: 1, level: 0.95, method: "wilson" },
    lift,
  });
  const rules = [
    rule("camera", "bag", 12, 40, 2.1),
    rule("camera", "card", 20, 40, 1.5),
    rule("camera", "lamp", 30, 40, 0.8),
    rule("tripod", "bag", 2, 4, 1.2),
    rule("card", "camera", 9, 10, 3),
  ];
  const orders = [
    { ...ann, at: at(0), amount: 5, products: ["card"] },
    { ...ann, at: at(30), amount: 500, products: ["camera"] },
    { ...ann, at: at(30, 20), amount: 50, products: ["tripod"] },
  ];

  test("are what most often followed what was bought last, with the reason", () => {
    const { suggestions } = customerView({ orders }, { ...OPTIONS, suggestions: { rules } }).future;
    expect(suggestions).toEqual([
      {
        product: "card",
        kind: "reorder",
        rule: rules[1],
        because:
          "20 of 40 purchases of camera were followed by card, 1.5 times as often as any purchase was",
      },
      {
        product: "bag",
        kind: "cross-sell",
        rule: rules[3],
        because:
          "2 of 4 purchases of tripod were followed by bag, 1.2 times as often as any purchase was",
      },
    ]);
  });

  test("as many as wanted, and as telling", () => {
    const productsOf = (options: { most?: number; minimumLift?: number }) => {
      const suggestions = { rules, ...options };
      const view = customerView({ orders }, { ...OPTIONS, suggestions });
      return view.future.suggestions.map(({ product }) => product);
    };
    expect(productsOf({ most: 1 })).toEqual(["card"]);
    expect(productsOf({ minimumLift: 0 })).toEqual(["lamp", "card", "bag"]);
    expect(productsOf({ minimumLift: 2 })).toEqual(["bag"]);
    expect(productsOf({ minimumLift: 9 })).toEqual([]);
  });

  test("are none, with a reason, where nothing is known or nothing fits", () => {
    const reasonOf = (given: typeof orders) =>
      customerView({ orders: given }, { ...OPTIONS, suggestions: { rules } }).future.missing.at(-1);
    expect(reasonOf([{ ...ann, at: at(0), amount: 5, products: [] }])?.because).toBe(
      "it is not known what was bought last",
    );
    expect(reasonOf([{ ...ann, at: at(0), amount: 5, products: ["pen"] }])?.because).toBe(
      "no rule fits what was bought last",
    );
  });
});

describe("one customer among records of many", () => {
  const orders = [
    { customerId: "ann", at: at(0), amount: 10 },
    { customerId: "bob", at: at(1), amount: 20 },
    { customerId: "old-ann", at: at(2), amount: 30 },
    { customerId: null, at: at(3), amount: 40 },
  ];

  test("is the one that was asked for, by any of the identities", () => {
    for (const customerId of ["ann", "old-ann"]) {
      const options = { ...OPTIONS, customerId, aliases: { "old-ann": "ann" } };
      const view = customerView({ orders }, options);
      expect(view.customerId).toBe("ann");
      expect(view.aliases).toEqual(["old-ann"]);
      expect(view.past.orders.spend).toBe(40);
      expect(view.excluded).toEqual([
        { reason: "another customer", count: 1 },
        { reason: "no customer", count: 1 },
      ]);
    }
  });

  test("must be named where there are several", () => {
    expect(() => customerView({ orders }, OPTIONS)).toThrow(
      'customerView: customerId is missing: it must be given for records of several, such as "ann" and "bob"',
    );
  });

  test("has an empty view where nothing is known", () => {
    const view = customerView({ orders }, { ...OPTIONS, customerId: "cem" });
    expect(view.customerId).toBe("cem");
    expect(view.present.state).toBe("prospect");
    expect(view.past.n).toBe(0);
    expect(view.excluded).toContainEqual({ reason: "another customer", count: 3 });
    expect(customerView({}, OPTIONS).customerId).toBeNull();
  });

  test("any iterable will do", () => {
    const view = customerView({ orders: new Set(orders) }, { ...OPTIONS, customerId: "bob" });
    expect(view.past.orders.spend).toBe(20);
  });

  test("a view survives JSON", () => {
    const view = customerView({ orders }, { ...OPTIONS, customerId: "bob" });
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
  });
});

test("values that are all the same have a mean that is the same, and differ from it by nothing", () => {
  // Three times 0.1 is 0.30000000000000004 for a computer, a third of which is 0.10000000000000002.
  const orders = [0, 1, 2].map((day) => ({ ...ann, at: at(day), amount: 0.1 }));
  expect(customerView({ orders }, OPTIONS).past.orders.amount).toMatchObject({
    mean: 0.1,
    decayed: 0.1,
    difference: 0,
  });
});

test("all well is 10, whatever fractions the weights are", () => {
  // 0.7 + 0.1 is 0.7999999999999999 for a computer, and 8 of that 10.000000000000002.
  const policies = { healthWeights: { activity: 0, satisfaction: 0.7, service: 0.1 } };
  const answers = [{ ...ann, at: at(190), survey: "nps", score: 10 }];
  const [createdAt, solvedAt] = [at(190), at(191)];
  const tickets = [{ ...ann, createdAt, firstRespondedAt: solvedAt, resolvedAt: solvedAt }];
  const { health } = customerView({ answers, tickets }, { ...OPTIONS, policies }).present;
  expect(health.parts.slice(1, 3).map(({ value }) => value)).toEqual([10, 10]);
  expect(health.value).toBe(10);
});

test("of somebody of whom nothing is on record nothing is told", () => {
  const orders = [{ customerId: "ann", at: new Date("2026-01-05"), amount: 5 }];
  const view = customerView({ orders }, { customerId: "bob", asOf: new Date("2026-03-01") });
  const { past, present, future } = view;
  expect(view).toMatchObject({ customerId: "bob", aliases: [] });
  expect(view.excluded).toEqual([{ reason: "another customer", count: 1 }]);
  expect(past).toMatchObject({
    n: 0,
    firstSeen: null,
    lastSeen: null,
    tenure: null,
    lifecycle: [],
  });
  expect(past.orders).toMatchObject({
    n: 0,
    currency: null,
    days: 0,
    spend: 0,
    refunds: 0,
    net: 0,
  });
  expect([past.channels, past.campaigns, past.surveys, past.interactions.types]).toEqual(
    Array(4).fill([]),
  );
  expect(past.products).toEqual({ seen: [], bought: [] });
  expect(past.tickets).toEqual({ n: 0, open: 0, responseTime: null, resolutionTime: null });
  expect(present).toMatchObject({ state: "prospect", scores: [], memberships: [], mrr: null });
  expect(present.rule).toMatchObject({ basis: "none", elapsed: null, since: null });
  expect(present.open).toEqual({ tickets: [], orders: [], oldest: null });
  expect(future).toMatchObject({ nextOrder: null, renewalAt: null, suggestions: [] });
});

describe("what cannot stand beside the rest is refused, unless it is in no figure", () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const asOf = day(20);
  const order = (more: object) => ({ ...ann, at: day(1), amount: 5, currency: "EUR", ...more });
  const member = (more: object) => ({
    ...ann,
    startedAt: day(1),
    endedAt: null,
    mrr: 5,
    currency: "EUR",
    ...more,
  });
  const view = (records: object) => () => customerView(records, { customerId: "ann", asOf });

  test.each<[string, object, string]>([
    [
      "a huge order",
      { orders: [order({ amount: -1e301 })] },
      "amount must be at most 1e300 in size",
    ],
    ["a huge fee", { memberships: [member({ mrr: 1e301 })] }, "mrr must be at most 1e300 in size"],
    [
      "two currencies",
      { orders: [order({}), order({ currency: "USD" })] },
      'currency must be "EUR" throughout, got "USD"',
    ],
    [
      "two currencies of fees",
      { memberships: [member({}), member({ currency: "USD", startedAt: day(3) })] },
      'currency must be "EUR" throughout, got "USD"',
    ],
    [
      "a score beyond its scale",
      { answers: [{ ...ann, at: day(2), survey: "nps", score: 11 }] },
      "score of nps must be from 0 to 10, got 11",
    ],
  ])("%s", (_, records, message) => {
    expect(view(records)).toThrow(`customerView: ${message}`);
  });

  test.each<[string, object]>([
    [
      "what is as large as can be",
      { orders: [order({ amount: 1e300 }), order({ amount: -1e300 })] },
    ],
    ["orders not known yet", { orders: [order({}), order({ at: asOf, currency: "USD" })] }],
    ["orders of nobody", { orders: [order({}), order({ customerId: "", currency: "USD" })] }],
    ["fees beside orders", { orders: [order({})], memberships: [member({ currency: "USD" })] }],
    [
      "no fee",
      { memberships: [member({}), member({ currency: "USD", mrr: null, startedAt: day(3) })] },
    ],
    [
      "both ends of a scale",
      { answers: [0, 10].map((score) => ({ ...ann, at: day(2), survey: "nps", score })) },
    ],
  ])("but not %s", (_, records) => {
    expect(view(records)).not.toThrow();
  });
});
