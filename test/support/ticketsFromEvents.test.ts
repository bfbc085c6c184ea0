import {
  firstResponseTime,
  replyTurns,
  resolutionTime,
  type TicketEvent,
  type TicketRules,
  ticketsFromEvents,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const MINUTE = 60_000;
type Told = readonly [minute: number, type: TicketEvent["type"], role?: TicketEvent["role"]];

/** The log of one ticket: what happened so many minutes after midnight, and who did it. */
function log(...told: readonly Told[]): TicketEvent[] {
  return told.map(([minute, type, role]) => ({
    ticketId: 1,
    at: minute * MINUTE,
    type,
    ...(role && { role }),
  }));
}

/** In minutes: when it was created, answered and solved, and why it does not count. */
function read(events: readonly TicketEvent[], rules?: TicketRules) {
  return ticketsFromEvents(events, rules).map((ticket) => [
    ticket.createdAt / MINUTE,
    ticket.firstRespondedAt === null ? null : ticket.firstRespondedAt / MINUTE,
    ticket.resolvedAt === null ? null : ticket.resolvedAt / MINUTE,
    ticket.excluded,
  ]);
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
  });

  test("who is staff is judged at the moment of the event", () => {
    const events = log(ASKED, [5, "reply"], [20, "reply"]).map((event) => ({
      ...event,
      author: "ann",
    }));
    const joined = 10 * MINUTE;
    const roleOf = (event: (typeof events)[number]) => {
      if (event.type === "created") return "customer";
      return event.author === "ann" && Number(event.at) >= joined ? "staff" : undefined;
    };
    expect(ticketsFromEvents(events, { roleOf })[0]?.firstRespondedAt).toBe(20 * MINUTE);
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

  test("a handoff in the first millisecond of 1970 counts too", () => {
    const events = log([-5, "created", "customer"], [0, "handoff", "bot"], [6, "reply", "staff"]);
    expect(read(events, { clock: "handoff" })).toEqual([[0, 6, null, null]]);
  });
});

describe("what does not count", () => {
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
    expect(ticketsFromEvents(log(ASKED, ...told))[0]?.excluded).toBe(reason);
    const { excluded, exclusions } = firstResponseTime(ticketsFromEvents(log(ASKED, ...told)));
    expect([excluded, exclusions]).toEqual([1, [{ reason, count: 1 }]]);
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
      replies: 2,
      reopens: 1,
      cycle: 1,
      firstResolvedAt: 10 * MINUTE,
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
    expect(read(solvedByBot)).toEqual([[0, null, null, "solved unanswered"]]);
  });
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
    Number(start) / MINUTE,
    end === null ? null : Number(end) / MINUTE,
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
    replyTurns(log(...told)).map(({ createdAt, firstRespondedAt, excluded }) => [
      createdAt / MINUTE,
      firstRespondedAt === null ? null : firstRespondedAt / MINUTE,
      excluded,
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
      [6, null, "solved unanswered"],
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
      [0, 5, null],
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
        ...order.map((ticketId) => ({ ticketId, type: "created", at: 0 }) as const),
        ...list.map((ticketId) => ({ ticketId, type: "reply", role: "staff", at: 1 }) as const),
      ];
      expect(ticketsFromEvents(events).map(({ ticketId }) => ticketId)).toEqual(order);
    }),
  );
});

test.each([
  [log([1, "reply", "staff"]), RangeError, 'ticket 1 must be created once, got "0 such events"'],
  [log(ASKED, ASKED), RangeError, 'ticket 1 must be created once, got "2 such events"'],
  [
    [{ ticketId: 1, type: "closed", at: 0 }],
    TypeError,
    'type must be one of created, reply, note, handoff, pending, resumed, solved, reopened, merged, spam, got "closed"',
  ],
  [
    [{ ticketId: 1, type: "created", role: "agent", at: 0 }],
    TypeError,
    'role must be one of customer, staff, bot, got "agent"',
  ],
  [
    [{ ticketId: {}, type: "created", at: 0 }],
    TypeError,
    "ticketId must be a string, number, boolean or null, got [object Object]",
  ],
  [
    [{ ticketId: 1, type: "created", at: new Date("never") }],
    RangeError,
    "at must be a valid Date or milliseconds since 1970, got Invalid Date",
  ],
  [[null], TypeError, "record must be an object with ticketId, type and at, got null"],
])("a log that is none is refused", (events, Fault, message) => {
  expect(() => ticketsFromEvents(events as TicketEvent[])).toThrow(
    new Fault(`ticketsFromEvents: ${message}`),
  );
});

test.each([
  [{ clock: "reply" }, 'clock must be one of creation, handoff, got "reply"'],
  [{ cycles: "all" }, 'cycles must be one of first, each, got "all"'],
  [{ staffOpened: false }, "staffOpened must be one of include, exclude, got false"],
  [{ roleOf: "role" }, 'roleOf must be a function of an event, got "role"'],
  [{ bots: [] }, 'option must be one of clock, cycles, staffOpened, roleOf, got "bots"'],
])("the rules %j are refused", (rules, message) => {
  expect(() => ticketsFromEvents([], rules as never)).toThrow(
    new TypeError(`ticketsFromEvents: ${message}`),
  );
});
