import type { Language } from "./language";

/** English has every text; the other languages must have the same ones. */
export type Words = typeof words;

const words = {
  scorecard: "customer scorecard",
  period: (from: string, until: string, zone: string) => `${from} to ${until}, ${zone}`,
  skip: "Skip to the figures",
  languages: "Languages",
  to: (lower: string, upper: string) => `${lower} to ${upper}`,
  quote: (statement: string) => `“${statement}”`,
  blank: "(blank)",
  list: ", ",
  table: "The figures as a table",
  none: "none",

  sections: {
    files: "Files",
    headlines: "At a glance",
    figures: "All figures",
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
    without: "Without it",
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
    now: "Now",
    scoreBefore: "Score then",
    side: "Side",
    measures: "Measures",
    weight: "Weight",
    arithmetic: "Arithmetic",
    what: "What",
    times: "Times",
    last: "Last",
    lately: "Lately",
    always: "Mean",
    difference: "Difference",
  },

  status: { green: "on target", amber: "close", red: "missed" },
  doubtful: "doubtful",
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

  weakPoints: "Every part that is worse than the others by more than chance",
  verdict: { worse: "clearly worse", better: "clearly better", chance: "may be chance" },
  reasons: (reasons: string, segment: string | null) =>
    `Why customers left${segment === null ? "" : `, ${segment}`}: ${reasons}`,
  notGiven: "not given",
  otherReasons: "others",
  allReasons: "Why customers left, segment by segment",
  waiting: (tickets: string, longest: string) =>
    `No reply yet: ${tickets}, longest wait ${longest}`,

  rejected: (file: string, left: string, rows: string) => `${file}: ${left} of ${rows}`,
  rejectedFor: (count: string, fault: string, examples: string) =>
    `${count}× ${fault}: ${examples}`,
  example: (row: string, file: string, came: string) =>
    `row ${row}${file === "" ? "" : ` of ${file}`}${came === "" ? "" : ` (${came})`}`,
  /** Why a file cannot be read. */
  unreadable: {
    encoding: "it is not in UTF-8; save it as “CSV UTF-8”",
    empty: "it is empty",
    workbook: "it is a workbook, an archive or a PDF; save it as “CSV UTF-8”",
    folder: "it is a folder",
    quote: (start: string) => `a quotation mark is never closed in the row that begins ${start}`,
  },
  /** What tools write in the place of a reason for leaving. */
  reasonCodes: {
    cancellation_requested: "asked to cancel",
    payment_failed: "payment failed",
    payment_disputed: "payment disputed",
  },
  /** What is wrong, for the list of rejected rows. */
  faults: {
    blank: (field: string) => `${field} is missing`,
    date: (field: string) => `${field} is no date`,
    number: (field: string) => `${field} is no number`,
    id: (field: string) => `${field} is no id`,
    wait: (field: string) => `${field} is no length of time`,
    negative: (field: string) => `${field} is below 0`,
    word: (field: string, words: string) => `${field} is none of ${words}`,
    scale: (field: string, min: string, max: string) =>
      `${field} is no whole number from ${min} to ${max}`,
    order: (field: string, other: string) => `${field} is before ${other}`,
    fields: (expected: string) => `other fields than the ${expected} of the header`,
  },
  /** The same beside a figure, with an example of what came. */
  mostly: {
    blank: (field: string) => `rows without ${field}`,
    date: (came: string) => `dates like ${came}`,
    number: (came: string) => `numbers like ${came}`,
    id: (came: string) => `ids like ${came}`,
    wait: (came: string) => `waits like ${came}`,
    negative: (came: string) => `figures below 0 like ${came}`,
    word: (came: string) => `unknown words like ${came}`,
    scale: (came: string, field: string, min: string, max: string) =>
      `answers like ${came} in ${field}, which goes from ${min} to ${max}`,
    order: (field: string, other: string) => `${field} before ${other}`,
    fields: "rows with too few or too many fields",
    other: (message: string) => `rows with this fault: ${message}`,
  },
  files: {
    took: (files: string, source: string, rows: string) => `${files}: read as ${source}, ${rows}.`,
    counted: (count: string, file: string) => `${count} counted, as ${file} would have them`,
    hidden: (file: string) => `Not counted, as ${file} is there.`,
    unused: "Nothing here is counted from it.",
    refused: (why: string) => `Nothing can be counted from it: ${why}`,
    span: (first: string, last: string) => `The first of ${first}, the last of ${last}`,
    joined: (rows: string) => `${rows} joined to an earlier one`,
    repeated: (rows: string, last: string) =>
      `${rows} in several files: what was changed last counts, else the file that is last by name, ${last}`,
    shared: (rows: string) =>
      `${rows} that another export of the same tool has, too: they count once`,
    several: (file: string, sources: string) =>
      `In the place of ${file} stand ${sources}. Where two of them tell of the same, leave one out of the folder.`,
    alike: (rows: string) =>
      `${rows} with the id of another one that differs: all count, as nothing tells which is the latest`,
    leftOut: (reasons: string) => `Left out: ${reasons}`,
    reasons: {
      "no customer": "no customer",
      future: "future",
      transferred: "transferred",
      "never paid": "never paid",
      "no order": "no order",
      canceled: "canceled",
      cancelled: "cancelled",
      unavailable: "unavailable",
      "bad debt": "bad debt",
      employees: "employees",
      "product/market fit": "product/market fit",
      lost: "lost",
      open: "open",
      custom: "custom",
      preview: "preview",
      spam: "spam",
      unfinished: "unfinished",
      voided: "voided",
      deleted: "deleted",
      paused: "paused",
      test: "test",
      failed: "failed",
      pending: "pending",
      uncaptured: "uncaptured",
      footer: "footer",
      header: "header",
      "blank row": "blank row",
      repeated: "repeated",
      "older state": "older state",
    },
    otherCurrency: (currency: string) => `not in ${currency}`,
    ratings: (count: string) =>
      `${count} ratings of satisfaction counted as answers, on the day on which the ticket came`,
    ownScale: "Satisfied is who gave the best mark of the tool's own scale",
    noScale:
      "Satisfaction is not counted, as nothing says how many points its scale has: write it into answers.csv, 1 to 5",
    rejected: (rows: string) => `Rejected: ${rows}, see the rejected rows`,
    zone: (zone: string) =>
      `The file names no time zone: its times are taken for ${zone}. Another: --time-zone Asia/Dubai`,
    dayFirst:
      "Day and month stand as all its dates agree with. Otherwise: --day-first, --month-first",
    unread: (names: string) =>
      `Not read, as only CSV files that stand in the folder itself are: ${names}.`,
    unknown: (files: string) => `Of no tool that is known: ${files}.`,
  },
  trust: {
    from: (read: string, lost: string, rows: string, file: string, mostly: string) =>
      `From ${read} of the rows of ${file}: ${lost} of ${rows} rejected, ${mostly}.`,
    /** Of more than half of them; of fewer. */
    mostly: (what: string) => `mostly ${what}`,
    often: (what: string) => `most often ${what}`,
    doubtful: (figures: string) => `Not to be trusted: ${figures}.`,
    position: {
      first: "Most of the lost rows stand at the beginning of the file.",
      last: "Most of the lost rows stand at the end of the file.",
    },
    value: (column: string, value: string, share: string) =>
      `The loss is no chance: of the rows with ${column} ${value} it took ${share}.`,
    figures: (column: string, lost: string, kept: string) =>
      `The loss is no chance: ${column} is ${lost} on average in the lost rows, ${kept} in the others.`,
    hint: (said: string) => `What may help, in settings.json: ${said}.`,
    zone: (zone: string) =>
      `Times are taken for those of ${zone}, as settings.json names no timeZone.`,
    months: "The months are the last twelve whole ones, as settings.json names none.",
    lastMonths: "The months are the last twelve of the files, as settings.json names none.",
    unreadable: (file: string, why: string) =>
      `Left out, as it cannot be read: ${file}. The reason: ${why}.`,
    oneDay: (file: string, day: string) => `Only of ${day}: ${file}.`,
    part: (file: string, from: string, until: string) => `From ${from} to ${until} only: ${file}.`,
    fives: (file: string, month: string | null) =>
      `No answer ${month === null ? "" : `of ${month} `}in ${file} is above 5: they may be of five points, and not from 0 to 10.`,
    twice: (file: string, rows: string) =>
      `At least ${rows} of ${file} stand there a second time, same in every field, and count again: was something pasted twice?`,
    cents: (file: string, broken: string, whole: string) =>
      `In ${file} most amounts are there a hundred times as large, too, as ${whole} beside ${broken}: some may be in cents.`,
    days: (file: string) =>
      `${file} has days without times of day: how long somebody waited is not to be told from it.`,
    silent: (file: string, day: string) =>
      `After ${day} nobody joins or leaves in ${file}: what came later may be missing.`,
    hole: (file: string, from: string, until: string) =>
      `Nothing from ${from} to ${until}: ${file}.`,
    gone: (file: string) => `Everybody has left in ${file}: it may name only those who have left.`,
    stayed: (file: string, day: string | null) =>
      day === null
        ? `Nobody ever leaves in ${file}: it may name only those who have stayed.`
        : `After ${day} nobody leaves in ${file}, for longer than ever before: who has left since may be missing.`,
    busiest: (customer: string, orders: string, all: string) =>
      `The customer ${customer} has ${orders} of ${all}: is it a name that all share who have none?`,
    largest: (customer: string, amount: string) =>
      `One order of the customer ${customer}, of ${amount}, is half of all that was sold, or more: is it right?`,
    future: (file: string, day: string) =>
      `There are dates in the future in ${file}, up to ${day}: they count in no figure, and may be read otherwise than they are meant.`,
    filesEnd: (day: string) =>
      `The files end on ${day}: the last month is not whole, and may look worse or better than it is.`,
  },

  highlights: {
    change: (
      name: string,
      [from, fromWhen]: readonly [string, string],
      [to, toWhen]: readonly [string, string],
      { isUp, isBetter }: { readonly isUp: boolean; readonly isBetter: boolean },
      season: readonly [string, string] | null,
    ) =>
      `${name} ${isUp ? "rose" : "fell"} from ${from} (${fromWhen}) to ${to} (${toWhen}): ` +
      `${isBetter ? "better" : "worse"}, and more than chance` +
      `${season ? `, as in the same months a year before (${season[0]} to ${season[1]})` : ""}.`,
    yearBefore: (since: string | null) =>
      since === null ? "a year earlier" : `a year earlier, from ${since} on`,
    year: "in these months",
    notTrusted: "What has changed cannot be said, as these figures are not to be trusted.",
    noComparison: "No figure could be compared with an earlier one.",
    noParts: "No touchpoint, channel, team or segment could be compared with the others.",
    noChange: "No figure has changed by more than chance.",
    noChangeButSeason:
      "No figure has changed by more than chance, other than as it did in the same months a year earlier.",
    part: {
      touchpoint: (name: string) => `the touchpoint ${name}`,
      channel: (name: string) => `the channel ${name}`,
      team: (name: string) => `the team ${name}`,
      segment: (name: string) => `the segment ${name}`,
    },
    weakness: (part: string, name: string, value: string, without: string) =>
      `What harms most is ${part}: ${name} ${value} there; without it ${without} overall.`,
    weaknessToo: (part: string, value: string, without: string) =>
      `Then ${part}: ${value}, without it ${without} overall.`,
    noWeakness:
      "No touchpoint, channel, team or segment is worse than the others by more than chance.",
    lost: (lost: string, customers: string, share: string) =>
      `${lost} of ${customers} left (${share}).`,
    paid: (amount: string) => `They paid ${amount} a month.`,
    segment: (name: string, share: string) => `The segment ${name} loses most: ${share}.`,
    reason: (reason: string, count: string) => `Reason named most: ${reason} (${count}).`,
    late: (late: string, tickets: string, hours: string, share: string) =>
      `${late} of ${tickets} (${share}) waited longer than ${hours} h for a reply.`,
    detractors: (detractors: string, answers: string, share: string) =>
      `${detractors} of ${answers} (${share}) came from people who would not recommend the company (0 to 6).`,
    few: {
      profit: (share: string) => `The best fifth of the buyers brings ${share} of the profit.`,
      revenue: (share: string) => `The best fifth of the buyers brings ${share} of the revenue.`,
      /** Where others take away more than all together bring. */
      alone: (best: string, all: string) =>
        `The best fifth of the buyers brings ${best}, all together ${all}: others take the rest away again.`,
    },
    nothing: "More cannot be said from these files.",
  },
  /** Where all groups or months have the same figure. */
  allAlike: (value: string) => `The same everywhere: ${value}.`,
  allMonthsAlike: (value: string, areAll: boolean) =>
    `The same in every ${areAll ? "" : "whole "}month: ${value}.`,
  extremes: (low: string, lowest: string, high: string, highest: string) =>
    `Lowest ${low} (${lowest}), highest ${high} (${highest}).`,
  tile: {
    target: (status: string, target: string) => `${status}, target ${target}`,
    yearBefore: (value: string, since: string | null) =>
      since === null ? `Year before: ${value}` : `Year before, from ${since} on: ${value}`,
    months: (now: string, value: string, before: string, earlier: string) =>
      `${now}: ${value}, ${before}: ${earlier}`,
    verdicts: {
      better: "better",
      worse: "worse",
      chance: "may be chance",
      season: "as the year before",
    },
    withWaiting: (value: string, range: string) =>
      `With those that still wait: ${value} (95%: ${range})`,
    interval: (range: string) => `95%: ${range}`,
    basis: (counted: string) => `From ${counted}`,
    weakest: (parts: string) => `Weakest: ${parts}`,
    spark: (
      [first, firstValue]: readonly [string, string],
      [last, lastValue]: readonly [string, string],
      [low, lowest]: readonly [string, string],
      [high, highest]: readonly [string, string],
    ) =>
      `From ${first} (${firstValue}) to ${last} (${lastValue}); lowest ${low} (${lowest}), ` +
      `highest ${high} (${highest}).`,
  },

  quarter: (number: string, year: string) => `Q${number} ${year}`,

  charts: {
    every: { n: "n", to: "to", noData: "No data" },
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
      band: "The line through each point holds the true figure 95 times in 100.",
      dashed: (target: string) => `The dashed line is the target, ${target}.`,
    },
    service: {
      title: "What customers expect, and what they perceive",
      summary: (dimension: string, gap: string) => `The widest gap: ${dimension}, ${gap}.`,
    },
    survival: {
      title: "How long customers stay",
      half: (months: string) => `Half of all customers stay for ${months} or longer.`,
      mostStay: "More than half of all customers are still there.",
      time: "Months as a customer",
      survival: "Still there",
      median: "median",
      notReached: "not reached",
      atRisk: "Still watched",
    },
    cohorts: {
      title: "Who buys again, by the quarter of the first order",
      again: (share: string) =>
        `${share} of all buyers ordered again in the quarter after their first.`,
      note: "Each row is the customers of a quarter, each cell the share who ordered so many quarters later.",
      offset: "Quarters since the first order",
      overall: "All",
      incomplete: "not over yet for everybody",
      share: "Percent of customers",
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
      titles: {
        profit: "Profit, from the best customer to the worst",
        revenue: "Revenue, from the best customer to the worst",
      },
      profits: { profit: "Profit, added up", revenue: "Revenue, added up" },
      noProfit: "All buyers together bring nothing.",
      costly: (share: string) => `${share} of the buyers cost more than they bring.`,
      customers: "Buyers, the best first",
      peak: "Peak",
      total: "Total",
    },
    ticketCost: (cost: string) => `Answering a ticket is taken to cost ${cost}.`,
  },

  change: {
    caption: "Against the year before",
    directions: { better: "better", worse: "worse", same: "the same" },
    atOdds: (one: string, other: string, isReal: boolean) =>
      `Beware: ${one} got better while ${other} got worse${isReal ? "" : "; it may be chance"}.`,
    together: (one: string, other: string) => `${one} and ${other} did not go opposite ways.`,
  },
  sides: {
    caption: "The same scores from other sides",
    names: {
      say: "What customers say",
      do: "What customers do",
      leading: "What announces (leading)",
      lagging: "What has happened (lagging)",
      customer: "What matters to customers",
      company: "What matters to the company",
    },
  },
  arithmetic: "How the scores came about",

  changes: {
    real: (from: string, to: string, difference: string) =>
      `From ${from} to ${to} the NPS changed by ${difference}: more than chance.`,
    none: "No change of the NPS from one month to the next is more than chance.",
  },

  touchpoints: {
    title: "NPS at every touchpoint",
    summary: (weakest: string) => `${weakest} harms most.`,
    none: "No touchpoint is worse than the others by more than chance.",
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

  customer: {
    chosen:
      "No customer was named: of those who have not left, this is the one whose leaving would cost " +
      "most, which is the value of the year times the chance of having gone.",
    though: {
      overdue: (state: string, due: string, overdue: string, gap: string) =>
        `Counts as ${state}, yet the order due on ${due} is overdue by ${overdue}, where ${gap} ` +
        "between two orders are usual: still a customer by name, a doubtful one by what they do.",
      healthy: (health: string, chance: string) =>
        `The health of ${health} looks back on the whole time; the chance of still buying, ${chance}, ` +
        "looks at what has not come lately. Believe the latter.",
      returns: (state: string, day: string) =>
        `Counts as ${state} as the membership has ended, yet ordered on ${day} after that.`,
    },
    past: "Past",
    firstSeen: "First seen",
    lastSeen: "Last seen",
    lifecycle: "Turns",
    event: (event: string, day: string) => `${event} ${day}`,
    events: { joined: "joined", churned: "left", reactivated: "came back" },
    orders: "Orders",
    spend: "Spent",
    refunded: "Paid back",
    gap: "From one order to the next",
    bought: "Bought",
    channels: "Met",
    tickets: "Asked for help",
    waited: "Waited for a reply",

    present: "Present",
    state: "State",
    because: (what: string, why: string) => `${what} (${why})`,
    states: {
      prospect: "prospect",
      new: "new",
      active: "active",
      "at risk": "at risk",
      dormant: "dormant",
      churned: "left",
      reactivated: "came back",
    },
    rules: {
      "no-order": () => "no order, no membership",
      "membership-ended": (ago: string) => `membership ended ${ago} ago`,
      "no-order-for": (long: string, limit: string) => `no order for ${long}, more than ${limit}`,
      "membership-ends": (left: string) => `membership ends in ${left}`,
      "silent-for": (long: string, limit: string) =>
        `no sign of life for ${long}, more than ${limit}`,
      returned: (ago: string) => `came back ${ago} ago`,
      joined: (ago: string) => `joined ${ago} ago`,
      "none-of-these": (long: string) => `a customer for ${long}, and nothing against it`,
    },
    open: "Waiting for us",
    oldest: (tickets: string, age: string) => `${tickets}, the oldest for ${age}`,
    lastSaid: "Said last",
    latest: (survey: string, score: string, age: string, isStale: boolean) =>
      `${survey} ${score}, ${age} ago${isStale ? " (too old to count)" : ""}`,
    mrr: "Pays a month",
    rfm: "RFM segment",
    segments: {
      best: "best",
      "at risk": "at risk",
      lost: "lost",
      loyal: "loyal",
      "big spenders": "big spenders",
      new: "new",
      others: "others",
    },
    healthScore: "Health, 0 to 10",
    scored: (score: string, coverage: string) => `${score}, with ${coverage} of its parts known`,
    madeOf: "Made of",
    health: {
      activity: "activity",
      satisfaction: "satisfaction",
      service: "service",
      loyalty: "loyalty",
      value: "value",
    },

    future: "Future",
    alive: "Still a customer, chance",
    risk: "Risk of leaving",
    bands: { low: "low", medium: "medium", high: "high" },
    purchases: "Purchases expected in a year",
    value: "What they will bring",
    nextOrder: "Next order due",
    overdue: (day: string, by: string) => `${day}, overdue by ${by}`,
    suggest: {
      reorder: (product: string) => `Offer again: ${product}`,
      "cross-sell": (product: string) => `Offer: ${product}`,
    },
    followed: (after: string, count: string, n: string, lift: string) =>
      `bought next by ${count} of ${n} after ${after}, ${lift} times the usual`,

    bias: "The last time is not the whole story",
    orderAmount: "Order",
  },

  notes: {
    leftOut: (what: string, loss: string) => `${what}: ${loss} left out.`,
    unreadable: (file: string) => `${file} cannot be read`,
    untold: (file: string, losses: string) => `Not told by ${file}, and so left out: ${losses}.`,
    noFile: (file: string) => `No ${file}`,
    noColumn: (file: string, column: string) => `No column "${column}" in ${file}`,
    blankColumn: (file: string, column: string) => `Nothing in the column "${column}" of ${file}`,
    losses: {
      answers: "recommendation and satisfaction",
      memberships: "customers kept and lost",
      orders: "revenue and value",
      tickets: "first replies",
      servqual: "the service gap",
      nps: "recommendation",
      csat: "satisfaction",
      channel: "the weakest channel",
      segment: "segments",
      reason: "reasons for leaving",
      team: "the slowest team",
      customerId: "what single customers say and ask",
      mrr: "monthly revenue",
      touchpoint: "the journey",
      product: "what to offer next",
    },
    otherCurrency: (file: string, rows: string, currency: string) =>
      `${rows} of ${file} in another currency than the ${currency}: they do not count.`,
    repeated: (file: string, rows: string) =>
      `${rows} of ${file} stand there twice, same in every field: they count once.`,
    noRow: (file: string) => `No row of ${file} can be used.`,
    outside: (file: string, months: string, days: string) =>
      `No row of ${file} is from ${months}, but from ${days}. Choose "from" and "until" in settings.json.`,
    money: (currency: string) => `The currency is the ${currency}.`,
    noMargin: "Value is revenue less refunds: settings.json has no margin.",
    margin: (share: string) =>
      `Value is revenue less refunds in these months, times a margin of ${share}, a buyer.`,
    lifetime: (interest: string) =>
      "Lifetime value is what a new customer brings if all goes on as in these months: the value " +
      `of those who bought, the share of customers kept, ${interest} interest a year.`,
    strangers: (file: string, other: string) =>
      `Nobody who is in ${file} is in ${other}, so that what takes both is left out. Ids of two tools do not say who is who.`,
    noTargets: "No targets in settings.json, so that nothing is scored.",
    yearValue:
      "Lifetime value takes a report of twelve months: in fewer, who did not happen to buy would be no customer.",
    yearTarget:
      "The target for customers kept is one for twelve months: it is not held against these.",
    calendar: {
      gregory: "Months and days are those of the Gregorian calendar.",
      persian: "Months and days are those of the Persian calendar.",
      "islamic-umalqura": "Months and days are those of the Umm al-Qura calendar.",
    },
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
