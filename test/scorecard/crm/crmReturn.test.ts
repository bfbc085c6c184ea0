import { type Assumption, type CrmEffect, type CrmReturnOptions, crmReturn } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../../golden/expectClose";

const kept: CrmEffect = {
  moved: "retention",
  customers: 5000,
  before: 0.8,
  after: { value: 0.84, low: 0.82, high: 0.86 },
  valuePerCustomer: 1000,
  attributed: 0.6,
};
const cheaper: CrmEffect = {
  moved: "service cost",
  contacts: 40_000,
  before: 6,
  after: 5,
  attributed: { value: 0.5, low: 0, high: 0.75 },
};
const unit: CrmReturnOptions = {
  costs: [
    { name: "staff", amount: { value: 90_000, low: 80_000, high: 110_000 } },
    { name: "software", amount: 10_000 },
  ],
  effects: [kept, cheaper],
};

describe("what each effect brings", () => {
  test.each<[CrmEffect, number]>([
    // 5000 * 0.04 * 1000 * 0.6
    [kept, 120_000],
    // 40 000 * 1 * 0.5
    [cheaper, 20_000],
    // 2000 * 15 * 0.4 * 0.25
    [
      { moved: "spend", customers: 2000, before: 200, after: 215, margin: 0.4, attributed: 0.25 },
      3000,
    ],
    // 70 * 300 * 0.5
    [
      { moved: "new customers", before: 100, after: 170, valuePerCustomer: 300, attributed: 0.5 },
      10_500,
    ],
    // 7000 * 1
    [{ moved: "other", name: "Ideas sold", amount: 7000, attributed: 1 }, 7000],
    // Things may get worse: 40 000 * -0.5
    [{ moved: "service cost", contacts: 40_000, before: 5, after: 5.5, attributed: 1 }, -20_000],
  ])("%j brings %d", (effect, amount) => {
    const { parts, benefit } = crmReturn({ costs: unit.costs, effects: [effect] });
    expectClose(parts[0]!.amount, amount);
    expectClose(benefit, amount);
    expect(parts[0]).toMatchObject({ moved: effect.moved, name: effect.name ?? effect.moved });
  });

  test("each part explains itself", () => {
    const { parts } = crmReturn(unit);
    expect(parts[1]).toEqual({
      name: "service cost",
      moved: "service cost",
      amount: 20_000,
      share: 20_000 / (parts[0]!.amount + 20_000),
      formula: "contacts * (before - after) * attributed",
      inputs: { contacts: 40_000, before: 6, after: 5, attributed: 0.5 },
      sentence: "service cost: 40000 * (6 - 5) * 0.5 = 20000.",
    });
    expect(parts[0]!.sentence).toBe("retention: 5000 * (0.84 - 0.8) * 1000 * 0.6 = 120000.");
  });
});

describe("the return", () => {
  test("is what is gained an amount spent", () => {
    const result = crmReturn(unit);
    expectClose(result.value, 0.4);
    expectClose(result.ratio, 1.4);
    expectClose(result.net, 40_000);
    expectClose(result.neededShare, 100 / 140);
    expect(result).toMatchObject({ n: 2, cost: 100_000 });
    expect(result.costs).toEqual([
      { name: "staff", amount: 90_000 },
      { name: "software", amount: 10_000 },
    ]);
    expect(result.sentence).toBe(
      "A benefit of 140000 against a cost of 100000: 0.4 gained per 1 spent.",
    );
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
  });

  test("is below 0 where the unit does not pay", () => {
    const result = crmReturn({
      costs: [{ name: "all", amount: 50 }],
      effects: [{ moved: "other", amount: 20, attributed: 1 }],
    });
    expectClose(result.value, -0.6);
    expectClose(result.neededShare, 2.5);
    expect(result.sentence).toBe("A benefit of 20 against a cost of 50: 0.6 lost per 1 spent.");
  });

  test("is null where nothing is spent", () => {
    for (const costs of [[], [{ name: "nothing", amount: 0 }]]) {
      const result = crmReturn({ costs, effects: [kept] });
      expect(result).toMatchObject({ value: null, ratio: null, range: null, cost: 0 });
      expectClose(result.benefit, 120_000);
      for (const line of result.sensitivity) {
        const nothing = line.of === "nothing";
        expect(line.returnAtLow).toBeNull();
        expect(line.swing).toBeNull();
        if (nothing) expectClose(line.breakEven, 120_000);
      }
      expect(result.sentence).toBe("Without costs or effects there is no return.");
    }
  });

  test("is null where nothing has moved that anybody knows of", () => {
    const result = crmReturn({ costs: unit.costs, effects: [] });
    expect(result).toMatchObject({ value: null, n: 0, benefit: 0, cost: 100_000, range: null });
    expect(result).toMatchObject({ neededShare: null, ratio: 0, parts: [] });
  });

  test("of a loss, no part has a share of the benefit", () => {
    const effects: CrmEffect[] = [{ moved: "other", amount: -5, attributed: 1 }];
    const result = crmReturn({ costs: unit.costs, effects });
    expect(result.parts[0]!.share).toBeNull();
    expect(result.neededShare).toBeNull();
  });
});

describe("what assumptions do", () => {
  test("each is moved alone, the largest swing first", () => {
    const { sensitivity } = crmReturn(unit);
    expect(sensitivity).toHaveLength(11);
    // Retention from 0.82 to 0.86: 60 000 to 180 000 in place of 120 000.
    expect(sensitivity[0]).toMatchObject({
      of: "retention",
      assumption: "after",
      low: 0.82,
      high: 0.86,
    });
    expectClose(sensitivity[0]!.returnAtLow, -0.2);
    expectClose(sensitivity[0]!.returnAtHigh, 1);
    expectClose(sensitivity[0]!.swing, 1.2);
    // Staff from 80 000 to 110 000: 140 / 90 - 1 and 140 / 120 - 1.
    expect(sensitivity[1]).toMatchObject({ of: "staff", assumption: "amount", value: 90_000 });
    expectClose(sensitivity[1]!.returnAtLow, 140 / 90 - 1);
    expectClose(sensitivity[1]!.returnAtHigh, 140 / 120 - 1);
    // Service cost attributed from nothing to three quarters: 0 to 30 000 in place of 20 000.
    expect(sensitivity[2]).toMatchObject({ of: "service cost", assumption: "attributed" });
    expectClose(sensitivity[2]!.swing, 0.3);
    for (const { swing } of sensitivity.slice(3)) expect(swing).toBe(0);
  });

  test("each is told where the unit would just pay", () => {
    const { sensitivity } = crmReturn(unit);
    const at = (of: string, assumption: string) =>
      sensitivity.find((line) => line.of === of && line.assumption === assumption)!.breakEven;
    // Retention must bring 80 000 of 5000 * (after - 0.8) * 1000 * 0.6.
    expectClose(at("retention", "after"), 0.8 + 80 / 3000);
    expectClose(at("retention", "attributed"), 0.4);
    expectClose(at("retention", "valuePerCustomer"), 2000 / 3);
    expectClose(at("staff", "amount"), 130_000);
    // Service may even cost a little more: 40 000 * (6 - after) * 0.5 = -20 000.
    expectClose(at("service cost", "after"), 7);
    // No share from 0 to 1 of it would bring a loss of 20 000.
    expect(at("service cost", "attributed")).toBeNull();
  });

  test("a small effect beside a large one still has its own break-even", () => {
    const { sensitivity } = crmReturn({
      costs: [{ name: "all", amount: 2 ** 50 }],
      effects: [
        { moved: "other", name: "large", amount: 2 ** 50, attributed: 1 },
        { moved: "other", name: "small", amount: 3, attributed: 0.001 },
      ],
    });
    const small = sensitivity.find(
      ({ of, assumption }) => of === "small" && assumption === "amount",
    );
    expect(small!.breakEven).toBe(0);
  });

  test("where an assumption changes nothing, none would make it pay", () => {
    const effects: CrmEffect[] = [{ moved: "other", amount: 500, attributed: 0 }];
    const { sensitivity } = crmReturn({ costs: [{ name: "all", amount: 5 }], effects });
    expect(sensitivity.find(({ assumption }) => assumption === "amount")!.breakEven).toBeNull();
    expectClose(sensitivity.find(({ assumption }) => assumption === "attributed")!.breakEven, 0.01);
  });

  test("all at their worst and at their best", () => {
    // Worst 60 000 + 0 for 120 000, best 180 000 + 30 000 for 90 000.
    const { range } = crmReturn(unit);
    expectClose(range!.lower, 60 / 120 - 1);
    expectClose(range!.upper, 210 / 90 - 1);
  });

  test("nothing in doubt leaves a range of one return, in whatever order gains and losses come", () => {
    // 0.1 + 0.2 - 0.3 is nothing, and the cost is lost.
    for (const amounts of [
      [0.1, 0.2, -0.3],
      [0.3, -0.1, -0.2],
    ]) {
      const effects = amounts.map((amount, i) => {
        return { moved: "other", name: `${i}`, amount, attributed: 1 } as const;
      });
      const { value, range } = crmReturn({ costs: [{ name: "all", amount: 1e-12 }], effects });
      expect([value, range]).toEqual([-1, { lower: -1, upper: -1 }]);
    }
  });

  test("a loss is worst where little is spent", () => {
    const amount = { value: 100, low: 50, high: 200 };
    const { range } = crmReturn({
      costs: [{ name: "all", amount }],
      effects: [{ moved: "other", amount: -100, attributed: 1 }],
    });
    expect(range).toEqual({ lower: -3, upper: -1.5 });
  });

  test("a cost that may be nothing leaves no range", () => {
    const costs = [{ name: "all", amount: { value: 5, low: 0, high: 9 } }];
    const { range, sensitivity } = crmReturn({ costs, effects: [kept] });
    expect(range).toBeNull();
    const line = sensitivity.find(({ of }) => of === "all")!;
    expect([line.returnAtLow, line.swing]).toEqual([null, null]);
    expectClose(line.returnAtHigh, (120_000 - 9) / 9);
  });
});

const money = fc.integer({ min: -1000, max: 1000 });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

/** An assumption between two of these numbers. */
function about(numbers: fc.Arbitrary<number>): fc.Arbitrary<Assumption> {
  const range = fc.tuple(numbers, numbers, numbers).map((list) => {
    const [low, value, high] = list.sort((a, b) => a - b);
    return { value: value!, low: low!, high: high! };
  });
  return fc.oneof(numbers, range);
}

const someUnit: fc.Arbitrary<CrmReturnOptions> = fc
  .record({
    amounts: fc.array(about(fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 3 }),
    effects: fc.array(
      fc.oneof(
        fc.record({
          moved: fc.constant("retention" as const),
          customers: about(fc.nat(100)),
          before: about(share),
          after: about(share),
          valuePerCustomer: about(money),
          attributed: about(share),
        }),
        fc.record({
          moved: fc.constant("other" as const),
          amount: about(money),
          attributed: about(share),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ amounts, effects }) => ({
    costs: amounts.map((amount, i) => ({ name: `cost ${i}`, amount })),
    effects: effects.map((effect, i) => ({ ...effect, name: `effect ${i}` })),
  }));

test("the return, and every one with a single assumption moved, lies within the range", () => {
  fc.assert(
    fc.property(someUnit, (options) => {
      const { value, range, sensitivity } = crmReturn(options);
      const reach = 1e-9 * (1 + Math.abs(range!.lower) + Math.abs(range!.upper));
      const returns = sensitivity.flatMap(({ returnAtLow, returnAtHigh }) => [
        returnAtLow!,
        returnAtHigh!,
      ]);
      for (const one of [value!, ...returns]) {
        expect(one).toBeGreaterThanOrEqual(range!.lower - reach);
        expect(one).toBeLessThanOrEqual(range!.upper + reach);
      }
    }),
  );
});

test("at a break-even, benefit and cost are equal", () => {
  fc.assert(
    fc.property(someUnit, (options) => {
      for (const { of, assumption, breakEven } of crmReturn(options).sensitivity) {
        if (breakEven === null) continue;
        const moved = <One extends { readonly name?: string }>(list: readonly One[]) =>
          list.map((one) => (one.name === of ? { ...one, [assumption]: breakEven } : one));
        const { net, cost, benefit } = crmReturn({
          costs: moved(options.costs),
          effects: moved(options.effects),
        });
        const size = 1 + Math.abs(cost) + Math.abs(benefit) + Math.abs(breakEven);
        expect(Math.abs(net)).toBeLessThanOrEqual(1e-9 * size);
      }
    }),
  );
});

test("in another currency the return is the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), money, share, (cost, amount, attributed) => {
      const at = (rate: number) =>
        crmReturn({
          costs: [{ name: "all", amount: cost * rate }],
          effects: [{ moved: "other", amount: amount * rate, attributed }],
        }).value!;
      expectClose(at(1000) + 2000, at(1) + 2000);
    }),
  );
});

describe("what is refused", () => {
  test.each<[object, string]>([
    [{ before: 1.2 }, "before of retention must be from 0 to 1, got 1.2"],
    [{ after: Number.NaN }, "after of retention must be from 0 to 1, got NaN"],
    [{ customers: -1 }, "customers of retention must be a finite number, 0 or more, got -1"],
    [
      { valuePerCustomer: Infinity },
      "valuePerCustomer of retention must be a finite number, got Infinity",
    ],
    [
      { attributed: { value: 0.5, low: 0.6, high: 0.9 } },
      "value of attributed of retention must be from low (0.6) to high (0.9), got 0.5",
    ],
    [
      { attributed: { value: 0.5, low: -1, high: 0.9 } },
      "low of attributed of retention must be from 0 to 1, got -1",
    ],
  ])("%j", (field, says) => {
    const effects = [{ ...kept, ...field } as CrmEffect];
    expect(() => crmReturn({ ...unit, effects })).toThrow(`crmReturn: ${says}`);
  });

  test.each<[object, string]>([
    [{ attributed: undefined }, "attributed of retention is missing: it must be from 0 to 1"],
    [{ attributed: null }, "attributed of retention must be from 0 to 1, got null"],
    [
      { after: { value: 0.5, low: 0.4 } },
      "high of after of retention is missing: it must be from 0 to 1",
    ],
    [
      { after: { value: 0.5, low: 0.4, high: 0.6, mid: 1 } },
      'has no option "mid"; it has value, low, high',
    ],
    [
      { margin: 0.4 },
      'has no option "margin"; it has moved, name, customers, before, after, valuePerCustomer, attributed',
    ],
    [{ name: 5 }, "name in effects must be text, got 5"],
  ])("%j is of the wrong kind", (field, says) => {
    const effects = [{ ...kept, ...field } as CrmEffect];
    expect(() => crmReturn({ ...unit, effects })).toThrow(`crmReturn: ${says}`);
  });

  test.each([["loyalty"], [undefined]])("an effect that there is not: %j", (moved) => {
    const effects = [{ ...kept, moved } as never];
    expect(() => crmReturn({ ...unit, effects })).toThrow(
      /^crmReturn: moved (is missing: it )?must be one of retention, spend, new customers, service cost, other/,
    );
  });

  test("names used twice", () => {
    expect(() => crmReturn({ ...unit, effects: [kept, kept] })).toThrow(
      'crmReturn: name in effects must be unlike the others\', got "retention"',
    );
    const cost = { name: "staff", amount: 1 };
    expect(() => crmReturn({ ...unit, costs: [cost, cost] })).toThrow(
      'crmReturn: name in costs must be unlike the others\', got "staff"',
    );
  });

  test("costs below 0", () => {
    expect(() => crmReturn({ ...unit, costs: [{ name: "staff", amount: -5 }] })).toThrow(
      "crmReturn: amount of staff must be a finite number, 0 or more, got -5",
    );
  });

  test("a cost of next to nothing, for which no number says the return", () => {
    expect(() => crmReturn({ ...unit, costs: [{ name: "staff", amount: 5e-324 }] })).toThrow(
      "crmReturn: effects must be small enough for its sums and squares to be finite, got Infinity",
    );
  });

  test("a benefit of next to nothing, of which no number says the share that is needed", () => {
    const effects = [{ moved: "other", amount: 5e-324, attributed: 1 }] as const;
    expect(() => crmReturn({ costs: [{ name: "all", amount: 10 }], effects })).toThrow(
      "crmReturn: costs must be small enough",
    );
  });

  test("lists that are none", () => {
    expect(() => crmReturn({ ...unit, costs: 5 as never })).toThrow(
      "crmReturn: costs must be a list, got 5",
    );
    expect(() => crmReturn({ ...unit, effects: [null] as never })).toThrow(
      "crmReturn: effects must be a list of objects, got null",
    );
    expect(() => crmReturn({ ...unit, years: 3 } as never)).toThrow(
      'crmReturn: has no option "years"',
    );
  });
});

describe("sums that fractions make a little more or less than they are", () => {
  const other = (amount: number, attributed = 1): CrmEffect => {
    return { moved: "other", name: `${amount}`, amount, attributed };
  };
  const costs = (...amounts: number[]) => amounts.map((amount) => ({ name: `${amount}`, amount }));

  test("who pays exactly for itself gains nothing and loses nothing", () => {
    // 0.1 + 0.2 is a little more than 0.3 for a computer.
    const result = crmReturn({ costs: costs(0.3), effects: [other(0.1), other(0.2)] });
    expect([result.value, result.net]).toEqual([0, 0]);
    const turned = crmReturn({ costs: costs(0.1, 0.2), effects: [other(0.3)] });
    expect([turned.value, turned.net]).toEqual([0, 0]);
  });

  test("effects that cancel out have no shares of a benefit", () => {
    const { benefit, parts } = crmReturn({
      costs: costs(1),
      effects: [other(0.1), other(0.2), other(-0.3)],
    });
    expect(benefit).toBe(0);
    expect(parts.map(({ share }) => share)).toEqual([null, null, null]);
  });

  test("what has to be attributed in full breaks even at all of it", () => {
    // 0.1 + 0.7 is 0.7999999999999999 for a computer, 0.1 + 0.2 a little more than 0.3.
    for (const [one, two, all] of [
      [0.1, 0.2, 0.3],
      [0.1, 0.7, 0.8],
    ] as const) {
      const { sensitivity } = crmReturn({ costs: costs(one, two), effects: [other(all, 0.5)] });
      const attributed = sensitivity.find(({ assumption }) => assumption === "attributed");
      expect(attributed?.breakEven).toBe(1);
    }
  });
});
