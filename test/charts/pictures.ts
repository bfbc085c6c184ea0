import {
  by,
  cohorts,
  csat,
  loadByHour,
  measure,
  nps,
  over,
  profitability,
  survival,
} from "customer-kpis";
import {
  type Band,
  bulletChart,
  type ChartSpec,
  cohortChart,
  comparisonChart,
  distributionChart,
  gaugeChart,
  loadChart,
  scorecardChart,
  servqualChart,
  smallMultiplesChart,
  sparklineChart,
  survivalChart,
  trendChart,
  waterfallChart,
  whaleChart,
} from "customer-kpis/charts";

/** The pictures of a chart: with default options, and what is hard to draw. */
export interface Pictures {
  readonly plain: ChartSpec;
  /** By what is hard about them. */
  readonly hard: Readonly<Record<string, ChartSpec>>;
}

const day = 86_400_000;
const start = Date.UTC(2025, 0, 1);

/** Numbers that look like chance and are always the same: sines of whole numbers. */
function wobble(i: number): number {
  const x = 10_000 * Math.sin(i + 1);
  return x - Math.floor(x);
}

/** Answers of a year and a half, a little better from month to month. */
const answers = Array.from({ length: 900 }, (_, i) => ({
  score: Math.max(0, Math.min(10, Math.round(5 + 5.5 * wobble(i) + (1.5 * i) / 900))),
  channel: ["Email", "Phone", "Chat", "Shop", "App"][Math.floor(5 * wobble(i + 5000) ** 1.5)]!,
  at: new Date(start + Math.floor((i / 900) * 540) * day),
}));
const months = measure(answers, over({ unit: "month" }, nps()));
const weeks = measure(answers, over({ unit: "week" }, nps()));
const channels = measure(answers, by("channel", nps()));

const persianMonth = new Intl.DateTimeFormat("fa-IR-u-ca-gregory", {
  month: "short",
  year: "2-digit",
  timeZone: "UTC",
});
const inPersian = (key: string) => persianMonth.format(new Date(`${key}-01`));
const persian = { locale: "fa" } as const;
const every = { n: "تعداد", to: "تا", noData: "داده‌ای نیست" };

const result = (value: number | null, half = 0, n = 40) =>
  value === null
    ? { value, n: 0, interval: null }
    : { value, n, interval: { lower: value - half, upper: value + half } };
const groupsOf = (names: readonly string[], heightOf: (i: number) => number | null, half = 0.2) =>
  names.map((key, i) => ({ key, result: result(heightOf(i), half) }));
const longNames = [
  "Returns and complaints, by telephone, evenings",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "Delivery to the door on the day that was promised, in all regions",
  "Shop",
];

const trend: Pictures = {
  plain: trendChart(months, { title: "Recommendation", target: 40 }),
  hard: {
    "one point": trendChart(months.slice(0, 1), { target: 40 }),
    "77 weeks": trendChart(weeks, { target: 40 }),
    "long names": trendChart(
      months.slice(0, 12).map(({ key, result }) => ({ key: `Month of the year ${key}`, result })),
    ),
    "values below 0, and a gap": trendChart(
      months.slice(0, 9).map(({ key }, i) => ({
        key,
        result: result(i === 4 ? null : -20 + 6 * i, 8),
      })),
    ),
    "all equal": trendChart(months.slice(0, 6).map(({ key }) => ({ key, result: { value: 4 } }))),
    "from right to left": trendChart(
      months.map(({ key, result: { value, n, interval } }) => ({
        key,
        result: {
          value: value === null ? null : value / 100,
          n,
          interval: interval && { lower: interval.lower / 100, upper: interval.upper / 100 },
        },
      })),
      {
        ...persian,
        title: "خالص مروجان",
        target: 0.4,
        labelOf: inPersian,
        format: new Intl.NumberFormat("fa", { style: "percent" }).format,
        labels: { ...every, target: "هدف" },
      },
    ),
  },
};

const comparison: Pictures = {
  plain: comparisonChart(channels, {
    title: "Recommendation by channel",
    reference: nps(answers).value!,
  }),
  hard: {
    "one group": comparisonChart(channels.slice(0, 1)),
    "60 groups": comparisonChart(
      groupsOf(
        Array.from({ length: 60 }, (_, i) => `Branch ${i + 1}`),
        (i) => 3 + 2 * wobble(i),
      ),
    ),
    "long names": comparisonChart(
      groupsOf(longNames, (i) => 3.5 + 0.3 * i),
      { reference: 4 },
    ),
    "values below 0, and one without": comparisonChart(
      groupsOf(["North", "East", "South", "West"], (i) => (i === 2 ? null : 30 - 35 * i), 12),
    ),
    "all equal": comparisonChart(
      ["North", "East", "South"].map((key) => ({ key, result: { value: 4 } })),
    ),
    "from right to left": comparisonChart(
      groupsOf(["ایمیل", "تلفن", "گفت‌وگوی برخط با پشتیبانی فروش"], (i) => 0.35 + 0.2 * i, 0.1),
      {
        ...persian,
        title: "رضایت",
        reference: 0.5,
        format: new Intl.NumberFormat("fa", { style: "percent" }).format,
        labels: { ...every, reference: "همه" },
      },
    ),
  },
};

const distribution: Pictures = {
  plain: distributionChart(nps(answers).distribution, { title: "Scores", bands: "nps" }),
  hard: {
    "one answer": distributionChart(nps([7]).distribution, { bands: "nps" }),
    "60 scores": distributionChart(
      Array.from({ length: 60 }, (_, score) => ({ score, count: Math.round(50 * wobble(score)) })),
    ),
    "long names": distributionChart(csat([1, 2, 3, 4, 4, 5, 5, 5]).distribution, {
      bands: "csat",
      format: (score) =>
        ["Very dissatisfied", "Dissatisfied", "Neither nor", "Satisfied", "Very satisfied"][
          score - 1
        ]!,
    }),
    "scores below 0": distributionChart(
      [-2, -1, 0, 1, 2].map((score) => ({ score, count: 8 + 3 * score })),
    ),
    "all equal": distributionChart([1, 2, 3, 4, 5].map((score) => ({ score, count: 8 }))),
    "from right to left": distributionChart(nps(answers).distribution, {
      ...persian,
      title: "پراکندگی امتیازها",
      bands: "nps",
      labels: {
        ...every,
        score: "امتیاز",
        answers: "پاسخ‌ها",
        low: "بدگویان",
        between: "منفعلان",
        high: "مروجان",
      },
    }),
  },
};

const lifetimes = Array.from({ length: 240 }, (_, i) => ({
  duration: Math.ceil(-30 * Math.log(1 - 0.95 * wobble(i))),
  ended: wobble(i + 999) < 0.7,
}));
const survivalOf = (factor: number, keep: number) =>
  survival(
    lifetimes
      .filter((_, i) => wobble(i + 77) < keep)
      .map(({ duration, ended }) => ({ duration: Math.ceil(factor * duration), ended })),
  );

const survivals: Pictures = {
  plain: survivalChart(survivalOf(1, 1), { unit: "month", title: "How long they stay" }),
  hard: {
    "one lifetime": survivalChart(survival([{ duration: 5, ended: true }])),
    milliseconds: survivalChart(survivalOf(day * 11.5, 1)),
    "several groups, long names": survivalChart([
      { key: "Monthly plan, may be cancelled at any time", result: survivalOf(0.5, 0.4) },
      { key: "Yearly plan", result: survivalOf(1, 0.4) },
      { key: "Company", result: survivalOf(2, 0.3) },
    ]),
    "all equal": survivalChart(
      survival(Array.from({ length: 5 }, () => ({ duration: 4, ended: false }))),
    ),
    "from right to left": survivalChart(
      [
        { key: "ماهانه", result: survivalOf(0.5, 0.4) },
        { key: "سالانه", result: survivalOf(1, 0.4) },
      ],
      {
        ...persian,
        title: "ماندگاری مشتریان",
        unit: "month",
        labels: {
          ...every,
          atRisk: "زیر نظر",
          survival: "هنوز مشتری",
          median: "میانه",
          notReached: "نرسیده",
        },
      },
    ),
  },
};

const visits = Array.from({ length: 1500 }, (_, i) => {
  const customerId = i % 300;
  const began = Math.floor(180 * wobble(customerId));
  return {
    customerId,
    at: new Date(
      start + (began + Math.floor(170 * wobble(i + 300) ** 3 * (i >= 300 ? 1 : 0))) * day,
    ),
  };
}).filter(({ at }) => at.getTime() < start + 181 * day);
const cohortsOf = (unit: "month" | "week" | "day", count = Infinity, from = visits) =>
  cohorts(
    from.filter((_, i) => i < count),
    { unit, asOf: new Date(start + 181 * day) },
  );

const cohort: Pictures = {
  plain: cohortChart(cohortsOf("month"), { title: "Who came back" }),
  hard: {
    "one cohort": cohortChart(
      cohorts([{ customerId: 1, at: new Date(start) }], {
        unit: "month",
        asOf: new Date(start + 40 * day),
      }),
    ),
    "26 weeks": cohortChart(cohortsOf("week")),
    "long names": cohortChart(cohortsOf("month"), {
      labelOf: (key) => `All who came in the month of ${key}`,
    }),
    "all equal": cohortChart(
      cohorts(
        [0, 31, 59].map((later) => ({ customerId: 1, at: new Date(start + later * day) })),
        { unit: "month", asOf: new Date(start + 90 * day) },
      ),
    ),
    "from right to left": cohortChart(cohortsOf("month"), {
      ...persian,
      title: "بازگشت مشتریان",
      labelOf: inPersian,
      labels: {
        ...every,
        offset: "ماه از آغاز",
        overall: "همه",
        share: "درصد مشتریان",
        incomplete: "هنوز برای همه تمام نشده",
      },
    }),
  },
};

const week = { start: new Date("2026-03-02"), end: new Date("2026-03-30") };
const tickets = Array.from({ length: 700 }, (_, i) => {
  const hour = Math.floor(8 + 5 * wobble(i) + 5 * wobble(i + 2000));
  const weekday = Math.floor(7 * wobble(i + 4000) ** 1.3);
  const late = wobble(i + 6000) < 0.08 ? 9 : 0;
  return {
    createdAt: new Date(
      week.start.getTime() +
        (7 * (i % 4) + weekday) * day +
        (((hour + late) % 24) + 0.5) * 3_600_000,
    ),
  };
});
const load: Pictures = {
  plain: loadChart(loadByHour(tickets, { period: week }), { title: "When they ask" }),
  hard: {
    "one ticket": loadChart(loadByHour(tickets.slice(0, 1), { period: week })),
    "long names": loadChart(loadByHour(tickets, { period: week }), {
      labelOf: (weekday) => `${weekday}, customer service`,
    }),
    "from right to left": loadChart(loadByHour(tickets, { period: week }), {
      ...persian,
      title: "ساعت‌های شلوغ",
      labelOf: (weekday) =>
        ({
          saturday: "شنبه",
          sunday: "یکشنبه",
          monday: "دوشنبه",
          tuesday: "سه‌شنبه",
          wednesday: "چهارشنبه",
          thursday: "پنجشنبه",
          friday: "آدینه",
        })[weekday],
      labels: { ...every, hour: "ساعت", arrivals: "ورودی در ساعت", most: "بیشینه" },
    }),
  },
};

const revenueOf = (startsAt: number, changes: Readonly<Record<string, number>>) => {
  let total = startsAt;
  const movements = ["new", "reactivation", "expansion", "contraction", "churn"] as const;
  const waterfall = movements.map((movement) => {
    const change = changes[movement] ?? 0;
    total += change;
    return { movement, change, total };
  });
  return { start: startsAt, end: total, waterfall };
};
const year = revenueOf(81_250, {
  new: 12_400,
  expansion: 6180.5,
  contraction: -2100,
  churn: -9300,
});
const waterfall: Pictures = {
  plain: waterfallChart(year, { title: "Monthly revenue" }),
  hard: {
    "one step": waterfallChart(revenueOf(0, { new: 40 })),
    "long names": waterfallChart(year, {
      labels: { new: "Won from customers whom nobody had known before", churn: "Left for good" },
    }),
    "values below 0": waterfallChart(revenueOf(100, { churn: -130, new: 10 })),
    "all equal": waterfallChart(revenueOf(50, { new: 50, churn: -50 })),
    "from right to left": waterfallChart(year, {
      ...persian,
      title: "درآمد ماهانه",
      labels: {
        ...every,
        start: "آغاز",
        new: "تازه",
        expansion: "افزایش",
        contraction: "کاهش",
        churn: "از دست رفته",
        end: "پایان",
      },
    }),
  },
};

const profitOf = (count: number, marginOf: (i: number) => number) =>
  profitability(
    Array.from({ length: count }, (_, i) => ({
      customerId: i,
      margin: marginOf(i),
      costToServe: 0,
    })),
  );
const whale: Pictures = {
  plain: whaleChart(
    profitOf(60, (i) => 900 * wobble(i) ** 3 - 90),
    { title: "Profit" },
  ),
  hard: {
    "one customer": whaleChart(profitOf(1, () => 120)),
    "all lose": whaleChart(profitOf(20, (i) => -5 - i)),
    "all equal": whaleChart(profitOf(20, () => 5)),
    "from right to left": whaleChart(
      profitOf(60, (i) => 900 * wobble(i) ** 3 - 90),
      {
        ...persian,
        title: "سود",
        labels: {
          ...every,
          customers: "مشتریان، از سودآورترین",
          profit: "سود انباشته",
          peak: "قله",
          total: "همه",
        },
      },
    ),
  },
};

const dimensionsOf = (names: readonly string[], gapOf: (i: number) => number) => ({
  dimensions: names.map((name, i) => ({
    name,
    gap: gapOf(i),
    expectation: 6.2 - 0.2 * i,
    perception: 6.2 - 0.2 * i + gapOf(i),
    n: 80,
  })),
});
const five = ["Tangibles", "Reliability", "Responsiveness", "Assurance", "Empathy"];
const quality: Pictures = {
  plain: servqualChart(
    dimensionsOf(five, (i) => 0.4 - 0.5 * i),
    { title: "Service quality" },
  ),
  hard: {
    "one dimension": servqualChart(dimensionsOf(five.slice(0, 1), () => -1)),
    "long names": servqualChart(dimensionsOf(longNames, (i) => -0.3 * i)),
    "all equal": servqualChart({
      dimensions: five.map((name) => ({ name, gap: 0, expectation: 5, perception: 5, n: 4 })),
    }),
    "from right to left": servqualChart(
      dimensionsOf(["ملموسات", "اعتماد", "پاسخ‌گویی"], (i) => 0.4 - 0.5 * i),
      {
        ...persian,
        title: "کیفیت خدمات",
        labels: { ...every, expectation: "انتظار", perception: "ادراک", gap: "شکاف" },
      },
    ),
  },
};

const gauge: Pictures = {
  plain: gaugeChart(7.25, { title: "Loved" }),
  hard: {
    "outside of the range": gaugeChart(1250, { min: 0, max: 1000 }),
    "values below 0": gaugeChart(-35, { min: -100, max: 100, red: 0, green: 50 }),
    "lower is better": gaugeChart(26, { min: 0, max: 48, red: 24, green: 8 }),
    "from right to left": gaugeChart(7.25, {
      ...persian,
      title: "محبوبیت",
      labels: { ...every, red: "قرمز", amber: "زرد", green: "سبز" },
    }),
  },
};

const bullet: Pictures = {
  plain: bulletChart(7.25, { title: "Loved", target: 8 }),
  hard: {
    "outside of the range": bulletChart(1250, { min: 0, max: 1000, target: 1100 }),
    "values below 0": bulletChart(-35, { min: -100, max: 100, red: 0, green: 50, target: 50 }),
    "lower is better": bulletChart(26, { min: 0, max: 48, red: 24, green: 8, target: 8 }),
    "long names": bulletChart(3, {
      target: 8,
      labels: { red: "Far from what we promised", target: "What we promised" },
    }),
    "from right to left": bulletChart(0.725, {
      ...persian,
      title: "محبوبیت",
      target: 0.8,
      max: 1,
      format: new Intl.NumberFormat("fa", { style: "percent" }).format,
      labels: { ...every, red: "قرمز", amber: "زرد", green: "سبز", target: "هدف" },
    }),
  },
};

const channelMonths = measure(answers, by("channel", over({ unit: "month" }, nps())));
const branchMonths = Array.from({ length: 60 }, (_, branch) => ({
  key: `Branch ${branch + 1}`,
  result: months.slice(0, 6).map(({ key }, i) => ({
    key,
    result: result(3 + wobble(branch) + 0.2 * i * wobble(branch + 100), 0.3),
  })),
}));
const multiples: Pictures = {
  plain: smallMultiplesChart(channelMonths, { title: "Recommendation by channel", target: 40 }),
  hard: {
    "one group, one point": smallMultiplesChart([{ key: "Email", result: months.slice(0, 1) }]),
    "60 groups": smallMultiplesChart(branchMonths),
    "long names": smallMultiplesChart(
      longNames.map((key, i) => ({
        key,
        result: months.slice(0, 8).map((month, j) => ({
          key: `Month ${month.key}`,
          result: result(j === 3 ? null : 20 * wobble(i) + 2 * j, 4),
        })),
      })),
    ),
    "values below 0, 77 weeks": smallMultiplesChart(
      ["North", "South"].map((key, i) => ({
        key,
        result: weeks.map((point) => ({
          key: point.key,
          result: result((point.result.value ?? 0) - 60 * i, 15),
        })),
      })),
    ),
    "all equal": smallMultiplesChart(
      ["North", "South"].map((key) => ({
        key,
        result: months.slice(0, 6).map((month) => ({ key: month.key, result: { value: 4 } })),
      })),
    ),
    "from right to left": smallMultiplesChart(
      ["ایمیل", "تلفن", "فروشگاه"].map((key, i) => ({
        key,
        result: months
          .slice(0, 9)
          .map((month, j) => ({ key: month.key, result: result(0.3 + 0.1 * i + 0.03 * j, 0.1) })),
      })),
      {
        ...persian,
        title: "رضایت در هر کانال",
        target: 0.6,
        periodOf: inPersian,
        format: new Intl.NumberFormat("fa", { style: "percent" }).format,
        labels: { ...every, target: "هدف" },
      },
    ),
  },
};

const sparkline: Pictures = {
  plain: sparklineChart(months, { target: 40 }),
  hard: {
    "one point": sparklineChart(months.slice(0, 1)),
    "77 weeks": sparklineChart(weeks),
    "a gap": sparklineChart(
      months
        .slice(0, 9)
        .map(({ key }, i) => ({ key, result: result(i === 4 ? null : -20 + 6 * i) })),
    ),
    "all equal": sparklineChart(months.map(({ key }) => ({ key, result: { value: 4 } }))),
    "from right to left": sparklineChart(months, { ...persian, target: 40, labels: every }),
  },
};

const statusOf = (score: number): Band =>
  score < 10 / 3 ? "red" : score < 20 / 3 ? "amber" : "green";
const cardOf = (names: readonly string[], scoreOf: (i: number) => number | null) => ({
  value: scoreOf(0),
  status: statusOf(scoreOf(0) ?? 0),
  objectives: [0, 1].map((half) => ({
    name: names[half]!,
    value: scoreOf(half),
    status: statusOf(scoreOf(half) ?? 0),
    measures: names.slice(2).flatMap((name, i) => {
      const score = scoreOf(i + 3);
      return i % 2 === half ? { name, score, status: score === null ? null : statusOf(score) } : [];
    }),
  })),
});
const card: Pictures = {
  plain: scorecardChart(
    cardOf(["Loved", "Quick", "NPS", "First response", "CSAT", "Resolved"], (i) =>
      i === 6 ? null : 9 * wobble(i),
    ),
    { title: "Scorecard" },
  ),
  hard: {
    "one measure": scorecardChart({
      value: 4,
      status: "amber",
      objectives: [
        {
          name: "Loved",
          value: 4,
          status: "amber",
          measures: [{ name: "NPS", score: 4, status: "amber" }],
        },
      ],
    }),
    "60 measures": scorecardChart(
      cardOf(
        ["Loved", "Quick", ...Array.from({ length: 60 }, (_, i) => `Measure ${i + 1}`)],
        (i) => Math.round(100 * wobble(i)) / 10,
      ),
    ),
    "long names": scorecardChart(
      cardOf([...longNames, ...longNames.map((name) => `${name} again`)], (i) => 10 * wobble(i)),
    ),
    "all equal": scorecardChart(cardOf(["Loved", "Quick", "NPS", "CSAT"], () => 10)),
    "from right to left": scorecardChart(
      cardOf(["محبوب", "سریع", "خالص مروجان", "نخستین پاسخ"], (i) => 9 * wobble(i)),
      {
        ...persian,
        title: "کارت امتیازی",
        labels: { ...every, whole: "امتیاز", red: "قرمز", amber: "زرد", green: "سبز" },
      },
    ),
  },
};

/** Every chart's pictures. */
export const pictures: Readonly<Record<string, Pictures>> = {
  bulletChart: bullet,
  cohortChart: cohort,
  comparisonChart: comparison,
  distributionChart: distribution,
  gaugeChart: gauge,
  loadChart: load,
  scorecardChart: card,
  servqualChart: quality,
  smallMultiplesChart: multiples,
  sparklineChart: sparkline,
  survivalChart: survivals,
  trendChart: trend,
  waterfallChart: waterfall,
  whaleChart: whale,
};
