import {
  backlog,
  firstResponseTime,
  InputError,
  replyTurns,
  resolutionTime,
  type TicketEvent,
  type TicketRules,
  ticketsFromEvents,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2);
type Told = readonly [minute: number, type: TicketEvent["type"], role?: TicketEvent["role"]];

/** The log of one ticket: what happened so many minutes after midnight, and who did it. */
function log(...told: readonly Told[]): TicketEvent[] {
  return told.map(([minute, type, role]) => ({
    ticketId: 1,
    at: START + minute * MINUTE,
    type,
    ...(role && { role }),
  }));
}

/** In minutes: when it was created, answered and solved, and why it does not count. */
function read(events: readonly TicketEvent[], rules?: TicketRules) {
  return ticketsFromEvents(events, rules).map((ticket) => [
    minuteOf(ticket.createdAt),
    minuteOf(ticket.firstRespondedAt),
    minuteOf(ticket.resolvedAt),
    ticket.excluded,
  ]);
}

function minuteOf(moment: Date | number | null): number | null {
  return moment === null ? null : (Number(moment) - START) / MINUTE;
}

const ASKED = [0, "created", "customer"] as const;

describe("what is a first response", () => {
  test.each<[string, readonly Told[], number | null]>([
    [
      "the first public reply by staff",
      [
        [5, "reply", "staff"],
        [9, "reply", "staff"],
      ],
      5,
    ],
    [
      "no internal note",
      [
        [3, "note", "staff"],
        [5, "reply", "staff"],
      ],
      5,
    ],
    [
      "no bot",
      [
        [0, "reply", "bot"],
        [5, "reply", "staff"],
      ],
      5,
    ],
    [
      "not the customer",
      [
        [2, "reply", "customer"],
        [5, "reply", "staff"],
      ],
      5,
    ],
    [
      "nobody of whom nothing is known",
      [
        [2, "reply"],
        [5, "reply", "staff"],
      ],
      5,
    ],
    ["nothing while there is none", [[3, "note", "staff"]], null],
  ])("%s", (_, told, answered) => {
    expect(read(log(ASKED, ...told))).toEqual([[0, answered, null, null]]);
  });

  test("events may come in any order", () => {
    const events = log(ASKED, [5, "reply", "staff"], [9, "solved", "staff"]);
    expect(read(events.toReversed())).toEqual(read(events));
    const again = log(ASKED, [5, "reply", "staff"], [7, "solved"], [8, "reopened"], [9, "solved"]);
    const longer = [...again, ...log([12, "reply", "staff"], [14, "pending"], [16, "resumed"])];
    expect(ticketsFromEvents(longer.toReversed())).toEqual(ticketsFromEvents(longer));
    expect(read(longer)).toEqual([[0, 5, 9, null]]);
  });

  test("a ticket begins with its creation, whatever is told of it before", () => {
    expect(read(log([-3, "handoff", "bot"], ASKED, [5, "reply", "staff"]))).toEqual([
      [0, 5, null, null],
    ]);
  });

  test("an answer at the very moment of the question is one", () => {
    expect(read(log(ASKED, [0, "reply", "staff"]))).toEqual([[0, 0, null, null]]);
    const opened = log([0, "created", "staff"], [0, "reply", "staff"], [4, "reply", "staff"]);
    expect(read(opened)).toEqual([[0, 4, null, null]]);
  });

  test("what happens at the moment of the report comes after it", () => {
    const events = log(ASKED, [5, "reply", "staff"], [9, "solved", "staff"]);
    expect(read(events, { asOf: START + 9 * MINUTE })).toEqual([[0, 5, null, null]]);
    expect(read(events, { asOf: START + 5 * MINUTE })).toEqual([[0, null, null, null]]);
  });

  test("a rule may say that nobody is known to have done it", () => {
    const events = log(ASKED, [5, "reply", "staff"]);
    expect(read(events, { roleOf: () => null })).toEqual([[0, null, null, null]]);
  });

  test("who is staff is judged at the moment of the event", () => {
    const events = log(ASKED, [5, "reply"], [20, "reply"]).map((event) => ({
      ...event,
      author: "ann",
    }));
    const joined = START + 10 * MINUTE;
    const roleOf = (event: (typeof events)[number]) => {
      if (event.type === "created") return "customer";
      return event.author === "ann" && Number(event.at) >= joined ? "staff" : undefined;
    };
    expect(ticketsFromEvents(events, { roleOf })[0]?.firstRespondedAt).toBe(START + 20 * MINUTE);
  });

  test("what staff wrote when they opened the ticket is no answer, the next reply is", () => {
    const opened: Told = [0, "created", "staff"];
    expect(read(log(opened, [0, "reply", "staff"], [9, "reply", "staff"]))).toEqual([
      [0, 9, null, null],
    ]);
    expect(read(log(opened, [9, "reply", "staff"]))).toEqual([[0, 9, null, null]]);
    expect(read(log(opened, [9, "reply", "staff"]), { staffOpened: "exclude" })).toEqual([
      [0, 9, null, "opened by staff"],
    ]);
  });

  test("the clock may start when the bot hands over", () => {
    const events = log(ASKED, [1, "reply", "bot"], [4, "handoff", "bot"], [6, "reply", "staff"]);
    expect(read(events, { clock: "handoff" })).toEqual([[4, 6, null, null]]);
    expect(read(events)).toEqual([[0, 6, null, null]]);
    expect(read(log(ASKED, [6, "reply", "staff"]), { clock: "handoff" })).toEqual([
      [0, 6, null, null],
    ]);
  });

  test("a handoff after the answer, or the solution, begins no wait", () => {
    const told = log(ASKED, [3, "reply", "staff"], [4, "handoff", "bot"]);
    expect(read(told, { clock: "handoff" })).toEqual([[0, 3, null, null]]);
    const solved = log(ASKED, [3, "solved", "bot"], [4, "handoff", "bot"]);
    expect(read(solved, { clock: "handoff" })).toEqual([[0, null, 3, null]]);
  });
});

test("a handoff at the moment of the answer begins its wait", () => {
  const events = log(ASKED, [5, "handoff", "bot"], [5, "reply", "staff"]);
  expect(read(events, { clock: "handoff" })).toEqual([[5, 5, null, null]]);
});

describe("what does not count", () => {
  test("of two reasons the one counts that was known first", () => {
    const opened = log([0, "created", "staff"], [2, "spam"]);
    expect(read(opened, { staffOpened: "exclude" })).toEqual([[0, null, null, "opened by staff"]]);
    expect(read(opened)).toEqual([[0, null, null, "spam"]]);
    const twice = log(ASKED, [2, "merged"], [3, "created", "customer"]);
    expect(read(twice, { invalid: "exclude" })).toEqual([[0, null, null, "merged"]]);
  });

  test("a ticket counts until it is created again", () => {
    const events = log(ASKED, [5, "created", "customer"], [9, "reply", "staff"]);
    const tickets = ticketsFromEvents(events, { invalid: "exclude" });
    const asOf = (minute: number) => firstResponseTime(tickets, { asOf: START + minute * MINUTE });
    expect(asOf(5)).toMatchObject({ unanswered: 1, excluded: [] });
    expect(asOf(6)).toMatchObject({
      unanswered: 0,
      excluded: [{ reason: "created twice", count: 1 }],
    });
  });

  test("who opened a ticket is told by its creation", () => {
    const reasonOf = (...told: readonly Told[]) =>
      read(log(...told), { staffOpened: "exclude" }).map(([, , , reason]) => reason);
    expect(reasonOf(ASKED, [2, "reply", "staff"])).toEqual([null]);
    expect(reasonOf([-3, "handoff", "bot"], [0, "created", "staff"])).toEqual(["opened by staff"]);
  });

  test.each<[string, readonly Told[]]>([
    [
      "merged",
      [
        [3, "merged"],
        [5, "reply", "staff"],
      ],
    ],
    [
      "spam",
      [
        [3, "spam"],
        [4, "merged"],
      ],
    ],
    ["solved unanswered", [[3, "solved", "bot"]]],
  ])("%s", (reason, told) => {
    const { n, excluded } = firstResponseTime(ticketsFromEvents(log(ASKED, ...told)));
    expect([n, excluded]).toEqual([0, [{ reason, count: 1 }]]);
  });

  test("spam does not count from the moment on at which that is known", () => {
    expect(ticketsFromEvents(log(ASKED, [3, "spam"]))[0]).toMatchObject({
      excluded: "spam",
      excludedAt: START + 3 * MINUTE,
    });
  });

  test("a ticket solved unanswered is the same out of a log and as a row", () => {
    const row = { createdAt: START, firstRespondedAt: null, resolvedAt: START + 3 * MINUTE };
    const [told] = ticketsFromEvents(log(ASKED, [3, "solved", "bot"]));
    expect(firstResponseTime([told!])).toEqual(firstResponseTime([row]));
    expect(resolutionTime([told!])).toMatchObject({ value: 3 * MINUTE, n: 1, excluded: [] });
    expect(resolutionTime([row])).toMatchObject({ value: 3 * MINUTE, n: 1, excluded: [] });
  });
});

describe("reopened tickets", () => {
  const events = log(
    ASKED,
    [5, "reply", "staff"],
    [10, "solved", "staff"],
    [100, "reopened", "customer"],
    [130, "reply", "staff"],
    [150, "solved", "staff"],
  );

  test("keep the response of their first cycle, and are solved when they are solved last", () => {
    expect(read(events)).toEqual([[0, 5, 150, null]]);
    expect(ticketsFromEvents(events)[0]).toMatchObject({
      repliedAt: [START + 5 * MINUTE, START + 130 * MINUTE],
      reopenings: [{ solvedAt: START + 10 * MINUTE, reopenedAt: START + 100 * MINUTE }],
      cycle: 1,
    });
  });

  test("may give a record for each cycle", () => {
    expect(read(events, { cycles: "each" })).toEqual([
      [0, 5, 10, null],
      [100, 130, 150, null],
    ]);
    expect(ticketsFromEvents(events, { cycles: "each" }).map(({ cycle }) => cycle)).toEqual([1, 2]);
  });

  test("are open again until they are solved again", () => {
    expect(read(events.slice(0, -1))).toEqual([[0, 5, null, null]]);
  });

  test("that a bot had solved have no first response of days", () => {
    const solvedByBot = log(
      ASKED,
      [1, "solved", "bot"],
      [5000, "reopened"],
      [5001, "reply", "staff"],
    );
    expect(read(solvedByBot)).toEqual([[0, null, null, null]]);
    expect(firstResponseTime(ticketsFromEvents(solvedByBot)).excluded).toEqual([
      { reason: "solved unanswered", count: 1 },
    ]);
  });

  test("are open again when the customer writes", () => {
    const written = log(
      ASKED,
      [5, "reply", "staff"],
      [10, "solved", "staff"],
      [100, "reply", "customer"],
    );
    const open = ticketsFromEvents(written);
    expect(resolutionTime(open)).toMatchObject({ n: 0, unresolved: 1, reopened: { count: 1 } });
    // Solved, written again, solved again: reopened, though no event says so.
    const again = ticketsFromEvents([...written, ...log([120, "solved", "staff"])]);
    expect(again[0]).toMatchObject({
      resolvedAt: START + 120 * MINUTE,
      reopenings: [{ solvedAt: START + 10 * MINUTE, reopenedAt: START + 100 * MINUTE }],
    });
    expect(resolutionTime(again)).toMatchObject({
      value: 120 * MINUTE,
      first: { value: 10 * MINUTE },
      reopened: { value: 1, n: 1, count: 1 },
    });
    expect(resolutionTime(again, { clock: "open" }).value).toBe(30 * MINUTE);
    // The event that tells of it as well is no second one.
    const told = ticketsFromEvents([
      ...written,
      ...log([100, "reopened", "customer"], [120, "solved", "staff"]),
    ]);
    expect(told).toEqual(again);
  });

  test("stay solved when staff or a bot write", () => {
    const told = log(ASKED, [5, "solved"], [6, "reply", "staff"], [7, "reply", "bot"], [8, "note"]);
    expect(read(told)).toEqual([[0, 6, 5, null]]);
  });

  test("cannot be solved when they are, nor reopened when they are open", () => {
    const told = log(ASKED, [2, "reopened"], [5, "reply", "staff"], [6, "solved"], [9, "solved"]);
    expect(ticketsFromEvents(told)[0]).toMatchObject({
      resolvedAt: START + 6 * MINUTE,
      reopenings: [],
    });
  });

  test("solved on 1 January and reopened on 1 February are solved on the 15th", () => {
    const day = 1440;
    const told = log(ASKED, [60, "solved"], [31 * day, "reopened"]);
    const asOf = START + 14 * day * MINUTE;
    const tickets = ticketsFromEvents(told);
    expect(resolutionTime(tickets, { asOf })).toMatchObject({
      value: 60 * MINUTE,
      unresolved: 0,
      reopened: { count: 0 },
    });
    expect(backlog(tickets, { period: { start: START, end: asOf } }).value).toBe(0);
    expect(ticketsFromEvents(told, { asOf })).toEqual(ticketsFromEvents(told.slice(0, 2)));
  });
});

test("a pause ends with a solution, and not with what staff write meanwhile", () => {
  const pausesOf = (...told: readonly Told[]) =>
    ticketsFromEvents(log(ASKED, ...told)).map(({ pauses }) =>
      pauses.map(({ start, end }) => [minuteOf(start), minuteOf(end)]),
    );
  expect(pausesOf([1, "pending"], [3, "solved"], [5, "reopened"])).toEqual([[[1, 3]]]);
  expect(pausesOf([1, "pending"], [2, "reply", "staff"], [3, "resumed"])).toEqual([[[1, 3]]]);
});

test("a customer who says that it is solved asks for nothing", () => {
  const events = log(
    ASKED,
    [3, "reply", "staff"],
    [5, "solved", "staff"],
    [7, "solved", "customer"],
  );
  expect(ticketsFromEvents(events)).toMatchObject([{ reopenings: [] }]);
  const turns = replyTurns(log(ASKED, [3, "reply", "staff"], [5, "solved", "customer"]));
  expect(turns.map(({ resolvedAt }) => minuteOf(resolvedAt))).toEqual([5]);
  expect(replyTurns(log([0, "created", "staff"], [5, "solved", "customer"]))).toEqual([]);
});

test("staff who write twice answer once", () => {
  const [turn] = replyTurns(log(ASKED, [3, "reply", "staff"], [4, "reply", "staff"]));
  expect(turn?.repliedAt.map(minuteOf)).toEqual([3, 4]);
});

test("pauses last from the question to the customer's answer", () => {
  const events = log(
    ASKED,
    [10, "pending", "staff"],
    [12, "note", "staff"],
    [30, "reply", "customer"],
    [40, "pending"],
    [41, "pending"],
    [45, "resumed"],
    [50, "pending"],
  );
  const minutes = ticketsFromEvents(events)[0]!.pauses.map(({ start, end }) => [
    minuteOf(start),
    minuteOf(end),
  ]);
  expect(minutes).toEqual([
    [10, 30],
    [40, 45],
    [50, null],
  ]);
});

test("a log gives what the measures need", () => {
  const tickets = ticketsFromEvents(
    log(ASKED, [10, "pending"], [30, "reply", "customer"], [35, "reply", "staff"], [60, "solved"]),
  );
  expect(resolutionTime(tickets)).toMatchObject({ value: 40 * MINUTE, oneTouch: { value: 1 } });
  expect(firstResponseTime(tickets).value).toBe(35 * MINUTE);
});

describe("next reply time", () => {
  const turns = (...told: readonly Told[]) =>
    replyTurns(log(...told)).map(({ createdAt, firstRespondedAt, resolvedAt }) => [
      minuteOf(createdAt),
      minuteOf(firstRespondedAt),
      minuteOf(resolvedAt),
    ]);

  test("every wait of a customer is a record, from the first message that is not answered", () => {
    expect(
      turns(
        ASKED,
        [5, "reply", "bot"],
        [10, "reply", "staff"],
        [12, "reply", "staff"],
        [20, "reply", "customer"],
        [25, "reply", "customer"],
        [40, "reply", "staff"],
        [50, "reply", "customer"],
      ),
    ).toEqual([
      [0, 10, null],
      [20, 40, null],
      [50, null, null],
    ]);
  });

  test("staff's own tickets begin with the customer's first message", () => {
    expect(turns([0, "created", "staff"], [8, "reply", "customer"], [9, "reply", "staff"])).toEqual(
      [[8, 9, null]],
    );
  });

  test("thanks that are followed by a solution are no wait", () => {
    expect(
      turns(ASKED, [5, "reply", "staff"], [6, "reply", "customer"], [7, "solved", "staff"]),
    ).toEqual([
      [0, 5, null],
      [6, null, 7],
    ]);
    const told = log(ASKED, [5, "reply", "staff"], [6, "reply", "customer"], [7, "solved"]);
    expect(firstResponseTime(replyTurns(told))).toMatchObject({
      n: 1,
      unanswered: 0,
      excluded: [{ reason: "solved unanswered", count: 1 }],
    });
  });

  test("after a solution the next message waits anew", () => {
    expect(
      turns(ASKED, [3, "solved", "bot"], [9, "reply", "customer"], [11, "reply", "staff"]),
    ).toEqual([
      [0, null, 3],
      [9, 11, null],
    ]);
  });

  test("a ticket that is reopened by a message waits from that message on", () => {
    expect(
      turns(
        ASKED,
        [5, "reply", "staff"],
        [6, "solved"],
        [9, "reopened"],
        [9, "reply", "customer"],
        [11, "reply", "staff"],
      ),
    ).toEqual([
      [0, 5, 6],
      [9, 11, null],
    ]);
  });
});

test("every ticket of a log comes out once, in first-seen order", () => {
  const ids = fc.array(fc.nat(5), { maxLength: 20 });
  fc.assert(
    fc.property(ids, (list) => {
      const order = Array.from(new Set(list));
      const events = [
        ...order.map((ticketId) => ({ ticketId, type: "created", at: START }) as const),
        ...list.map(
          (ticketId) => ({ ticketId, type: "reply", role: "staff", at: START + 1 }) as const,
        ),
      ];
      expect(ticketsFromEvents(events).map(({ ticketId }) => ticketId)).toEqual(order);
    }),
  );
});

describe("logs as they are", () => {
  const answered = log(ASKED, [5, "reply", "staff"], [9, "solved", "staff"]);

  test("an event given twice is one", () => {
    const twice = [...answered, ...answered];
    expect(ticketsFromEvents(twice)).toEqual(ticketsFromEvents(answered));
    expect(replyTurns(twice)).toEqual(replyTurns(answered));
  });

  test("two replies of one second are two, where they have numbers of their own", () => {
    const replies = [1, 2, 2].map((id) => ({ ...log([5, "reply", "staff"])[0]!, id }));
    expect(ticketsFromEvents([...log(ASKED), ...replies])[0]?.repliedAt).toHaveLength(2);
  });

  test.each<[string, readonly TicketEvent[]]>([
    ["never created", log([5, "reply", "staff"], [9, "solved", "staff"])],
    ["created twice", log(ASKED, [3, "created", "customer"])],
    ["solved before created", log([-5, "solved"], ASKED)],
    ["answered before created", log([-5, "reply", "staff"], ASKED)],
  ])("%s is refused, or left out and counted by all", (reason, events) => {
    for (const make of [ticketsFromEvents, replyTurns]) {
      expect(() => make(events)).toThrow(InputError);
      expect(() => make(events)).toThrow(
        'ticket 1 must be created once, before all else (or let `invalid: "exclude"` leave it out)',
      );
    }
    const tickets = ticketsFromEvents(
      [...events, ...answered.map((event) => ({ ...event, ticketId: 2 }))],
      { invalid: "exclude" },
    );
    const excluded = [{ reason, count: 1 }];
    expect(firstResponseTime(tickets)).toMatchObject({ n: 1, unanswered: 0, excluded });
    expect(resolutionTime(tickets)).toMatchObject({ n: 1, unresolved: 0, excluded });
    const period = { start: START - 60 * MINUTE, end: START + 60 * MINUTE };
    expect(backlog(tickets, { period })).toMatchObject({ n: 1, excluded });
  });
});

test.each<[unknown[], string]>([
  [
    [{ ticketId: 1, type: "closed", at: START }],
    'type must be one of "created", "reply", "note", "handoff", "pending", "resumed", "solved", "reopened", "merged", "spam", got "closed" (record 0)',
  ],
  [
    [{ ticketId: 1, type: "created", role: "agent", at: START }],
    'role must be one of "customer", "staff", "bot", got "agent"',
  ],
  [[{ ticketId: {}, type: "created", at: START }], "ticketId must be a text, number, boolean or"],
  [[{ ticketId: null, type: "created", at: START }], "ticketId must be a ticket's number or name"],
  [[{ ticketId: 1, type: "created", at: new Date("never") }], "at must be a valid Date"],
  [[{ ticketId: 1, type: "created", at: 3600 }], "at must be milliseconds since 1970"],
  [[null], "record must be an object with ticketId, got null"],
])("a log that is none is refused", (events, message) => {
  expect(() => ticketsFromEvents(events as TicketEvent[])).toThrow(InputError);
  expect(() => ticketsFromEvents(events as TicketEvent[])).toThrow(`ticketsFromEvents: ${message}`);
});

test.each([
  [{ clock: "reply" }, 'clock must be one of "creation", "handoff", got "reply"'],
  [{ cycles: "all" }, 'cycles must be one of "first", "each", got "all"'],
  [{ staffOpened: false }, 'staffOpened must be one of "include", "exclude", got false'],
  [{ roleOf: "role" }, 'roleOf must be a function of an event, got "role"'],
  [{ bots: [] }, 'has no option "bots"'],
])("the rules %j are refused", (rules, message) => {
  expect(() => ticketsFromEvents([], rules as never)).toThrow(InputError);
  expect(() => ticketsFromEvents([], rules as never)).toThrow(`ticketsFromEvents: ${message}`);
});

test("a role that a rule makes up is refused", () => {
  const roleOf = () => "agent" as never;
  expect(() => ticketsFromEvents(log(ASKED), { roleOf })).toThrow(
    'ticketsFromEvents: role must be one of "customer", "staff", "bot", got "agent" (record 0)',
  );
});
