import type { Language } from "./language";

/** English has every text; the other languages must have the same ones. */
export type Words = typeof words;

const words = {
  scorecard: "customer scorecard",
  period: (from: string, until: string, zone: string) => `${from} to ${until}, ${zone}`,
  skip: "Skip to the figures",
  contents: "Contents",
  languages: "Languages",
  to: (lower: string, upper: string) => `${lower} to ${upper}`,
  quote: (statement: string) => `“${statement}”`,
  blank: "(blank)",
  list: ", ",
  table: "The figures as a table",
  none: "none",

  sections: {
    headlines: "Figures",
    objectives: "Objectives, scored 0 to 10",
    said: "What customers say",
    segments: "By segment",
    months: "By month",
    service: "Service, expected and perceived (1 to 7)",
    attention: "Where to look first",
    loyalty: "Who stays",
    worth: "What customers are worth",
    customer: (id: string) => `One customer: ${id}`,
    rejected: "Rejected rows",
    notes: "Notes",
  },

  figures: {
    nps: "Recommendation (NPS)",
    csat: "Satisfied (CSAT)",
    servqual: "Service gap (SERVQUAL)",
    weighted: "by importance",
    firstResponse: "First reply (median)",
    withinTarget: (hours: string) => `Replied within ${hours} h`,
    retention: "Customers kept",
    fromCounts: "by three counts",
    churn: "Customers lost (churn)",
    revenue: "Revenue",
    historicValue: "Value of a buyer",
    lifetimeValue: "Lifetime value",
  },

  columns: {
    kpi: "KPI",
    value: "Value",
    interval: "95% interval",
    basis: "Based on",
    yearAgo: "Year ago",
    target: "Target",
    status: "Status",
    objective: "Objective",
    kind: "They",
    interest: "Matters to",
    score: "Score",
    segment: "Segment",
    month: "Month",
    nps: "NPS",
    csat: "CSAT",
    gap: "Gap",
    firstReply: "First reply",
    within: (hours: string) => `Within ${hours} h`,
    kept: "Kept",
    lost: "Lost",
    new: "New",
    revenue: "Revenue",
    worth: "Value",
    lifetime: "Lifetime",
    dimension: "Dimension",
    expected: "Expected",
    perceived: "Perceived",
    weakest: "Weakest",
    overall: "Overall",
    verdict: "Verdict",
    answers: "Answers",
    share: "Share",
    quarter: "Quarter",
    customers: "Customers",
    number: "Number",
    step: "Step",
    change: "Change",
    total: "Total",
    revenueBefore: "Value a year before",
    touchpoint: "Touchpoint",
    pull: "Pull",
  },

  status: { green: "on target", amber: "close", red: "missed" },
  kind: { say: "say", do: "do" },
  interest: { customer: "customer", company: "company" },
  all: "All together",

  objectives: {
    recommend: "I would tell a friend to buy here.",
    answered: "They answer quickly and help.",
    stay: "I stay, because it is worth it.",
  },

  dimensions: {
    tangibles: "tangibles",
    reliability: "reliability",
    responsiveness: "responsiveness",
    assurance: "assurance",
    empathy: "empathy",
  },

  weakest: {
    channel: (name: string) => `NPS by channel: ${name}`,
    team: (hours: string, name: string) => `Within ${hours} h by team: ${name}`,
    dimension: (name: string) => `Service gap by dimension: ${name}`,
    segment: (name: string) => `Customers kept by segment: ${name}`,
  },
  verdict: { worse: "clearly worse", better: "clearly better", chance: "may be chance" },
  reasons: (segment: string, reasons: string) => `Why customers left, ${segment}: ${reasons}`,
  notGiven: "not given",
  waiting: (tickets: string, longest: string) => `No reply yet: ${tickets}, one for ${longest}`,

  rejected: {
    of: (file: string, left: string, rows: string) => `${file}: ${left} of ${rows}`,
    row: (rows: string) => `row ${rows}`,
  },

  quarter: (number: string, year: string) => `Q${number} ${year}`,

  charts: {
    every: { n: "n", noData: "No data" },
    nps: {
      title: "Would you recommend us? Answers from 0 to 10",
      low: "Detractors",
      between: "Passives",
      high: "Promoters",
    },
    npsSummary: (promoters: string, detractors: string, value: string) =>
      `${promoters} promoters less ${detractors} detractors: an NPS of ${value}.`,
    csat: {
      title: "Are you satisfied? Answers from 1 to 5",
      low: "Dissatisfied",
      between: "Neutral",
      high: "Satisfied",
    },
    csatSummary: (share: string) => `${share} are satisfied: they answered 4 or 5.`,
    trend: {
      title: "NPS, month by month",
      band: "The band holds the true figure 95 times in 100.",
      dashed: (target: string) => `The dashed line is the target, ${target}.`,
    },
    survival: {
      title: "How long customers stay",
      half: (months: string) => `Half of all customers stay for ${months} or longer.`,
      mostStay: "More than half of all customers are still there.",
      time: "Months as a customer",
      survival: "Still there",
    },
    cohorts: {
      title: "Who buys again, by the quarter of the first order",
      summary: "The share that ordered again so many quarters after the first order.",
      offset: "Quarters since the first order",
      overall: "All",
      incomplete: "not over yet for everybody",
    },
    waterfall: {
      title: "Monthly revenue, from the start of the year to its end",
      kept: (share: string) =>
        `Of the revenue at the start ${share} is left at the end, not counting new customers.`,
      start: "Start",
      new: "New",
      reactivation: "Came back",
      expansion: "More",
      contraction: "Less",
      churn: "Left",
      end: "End",
    },
    whale: {
      title: "Profit, from the best customer to the worst",
      summary: (top: string, unprofitable: string) =>
        `The best fifth of the buyers brings ${top} of the profit; ${unprofitable} of the buyers cost ` +
        "more than they bring.",
      customers: "Buyers, the best first",
      profit: "Profit, added up",
      peak: "Peak",
      total: "Total",
    },
    ticketCost: (cost: string) => `Answering a ticket is taken to cost ${cost}.`,
  },

  changes: {
    real: (from: string, to: string, difference: string) =>
      `From ${from} to ${to} the NPS changed by ${difference}: more than chance.`,
    none: "No change of the NPS from one month to the next is more than chance.",
  },

  touchpoints: {
    caption: "The journey: what each touchpoint adds to the NPS of all, or takes from it",
    of: (touchpoint: string, stage: string) => `${touchpoint} (${stage})`,
  },

  sayDo: {
    caption: "What customers said before the year, and what they did in it",
    cells: {
      loyalist: "Satisfied, stayed (loyalists)",
      mercenary: "Satisfied, left (mercenaries)",
      hostage: "Not satisfied, stayed (hostages)",
      defector: "Not satisfied, left (defectors)",
    },
    stayed: (satisfied: string, others: string) =>
      `Of the satisfied ${satisfied} stayed, of the others ${others}.`,
    isReal: "The difference is more than chance: words announce deeds.",
    mayBeChance: "The difference may be chance.",
  },

  notes: {
    leftOut: (what: string, loss: string) => `${what}: ${loss} left out.`,
    noFile: (file: string) => `No ${file}`,
    noColumn: (file: string, column: string) => `${file} has no column "${column}"`,
    losses: {
      answers: "recommendation and satisfaction",
      memberships: "customers kept and lost",
      orders: "revenue and value",
      tickets: "first replies",
      servqual: "the service gap",
      csat: "satisfaction",
      channel: "the weakest channel",
      segment: "segments",
      reason: "reasons for leaving",
      team: "the slowest team",
      customerId: "what single customers say and ask",
      mrr: "monthly revenue",
      touchpoint: "the journey",
    },
    noRow: (file: string) => `${file} has no row that can be used.`,
    outside: (file: string, months: string, days: string) =>
      `${file} has no row from ${months}, but from ${days}. Choose "from" and "until" in settings.json.`,
    money: (currency: string) => `Money is in ${currency}.`,
    noMargin: "Value is revenue less refunds: settings.json has no margin.",
    margin: (share: string) =>
      `Value is revenue less refunds in these months, times a margin of ${share}, a buyer.`,
    lifetime: (interest: string) =>
      "Lifetime value is what a new customer brings if all goes on as in these months: the value " +
      `of those who bought, the share of customers kept, ${interest} interest a year.`,
    noTargets: "No targets in settings.json, so that nothing is scored.",
    calendar: "Months are those of the Gregorian calendar.",
  },
};

export const en: Language<"one"> = {
  code: "en",
  locale: "en",
  units: "narrow",
  direction: "ltr",
  name: "English",
  counted: {
    answers: { one: "{n} answer", other: "{n} answers" },
    people: { one: "{n} person", other: "{n} people" },
    replies: { one: "{n} reply", other: "{n} replies" },
    tickets: { one: "{n} ticket", other: "{n} tickets" },
    customers: { one: "{n} customer", other: "{n} customers" },
    orders: { one: "{n} order", other: "{n} orders" },
    rows: { one: "{n} row", other: "{n} rows" },
  },
  words,
};
