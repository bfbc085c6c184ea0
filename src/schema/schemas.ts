import type * as z from "zod";
import { type CellsOptions, cells } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import type { Lifetime } from "../loyalty/survival/lifetime";
import type { Activity } from "../record/activity";
import type { Membership, Subscription } from "../record/membership";
import type { Order } from "../record/order";
import type { Ticket } from "../record/ticket";
import type { Key } from "../slice";
import type { ServqualResponse } from "../survey/servqual/servqualAnswers";
import { activities } from "./activity";
import { type Answer, answers } from "./answer";
import { dates } from "./date";
import { ids } from "./id";
import { keys } from "./key";
import { lifetimes } from "./lifetime";
import { memberships } from "./membership";
import { numbers } from "./number";
import { orders } from "./order";
import { scores } from "./score";
import { servquals } from "./servqual";
import { subscriptions } from "./subscription";
import { tickets } from "./ticket";
import { waits } from "./wait";
import { yesNos } from "./yesNo";

/** Every schema of this door, for cells written in one way. */
export interface Schemas {
  /** Survey answers. */
  readonly answerSchema: z.ZodType<Answer>;
  /** Who was a customer, from when to when. */
  readonly membershipSchema: z.ZodType<Dated<Membership>>;
  /** Memberships with their monthly revenue. */
  readonly subscriptionSchema: z.ZodType<Dated<Subscription>>;
  /** What customers did. */
  readonly activitySchema: z.ZodType<Dated<Activity>>;
  /** Orders and refunds. */
  readonly orderSchema: z.ZodType<Dated<Order>>;
  /** Requests for help. */
  readonly ticketSchema: z.ZodType<Dated<Ticket>>;
  /** How long customers stayed, for data without dates. */
  readonly lifetimeSchema: z.ZodType<Lifetime>;
  /** SERVQUAL questionnaires. */
  readonly servqualSchema: z.ZodType<ServqualResponse>;
  /** One number, for a column of your own. */
  readonly numberSchema: z.ZodType<number>;
  /** One survey score or none, for a column of your own. */
  readonly scoreSchema: z.ZodType<number | null>;
  /** One moment, for a column of your own. */
  readonly dateSchema: z.ZodType<Date>;
  /** One customer, order or ticket, for a column of your own. */
  readonly idSchema: z.ZodType<NonNullable<Key>>;
  /** One segment or team, for a column of your own. */
  readonly keySchema: z.ZodType<NonNullable<Key>>;
  /** Yes or no, for a column of your own. */
  readonly yesNoSchema: z.ZodType<boolean>;
  /** One wait in milliseconds, for a column of your own. */
  readonly waitSchema: z.ZodType<number>;
}

/**
 * The schemas of this door for files written in another way than UTC and decimal point.
 *
 * @param options - Of times: `timeZone`, `dayFirst`, `calendar`, `language`, `unixTime`, `waits`. Of
 *   numbers: `decimal`, `thousands`, `grouping`. Of words: `missing`, `words`, `normalize`. Of answers:
 *   `scale`, which bounds scores and SERVQUAL answers; for two scales call it twice. See
 *   {@link CellsOptions} for each.
 * @returns The same names as the ready schemas.
 * @throws InputError for an unknown option, zone, language, mark or unit, or a
 *   scale that is none.
 * @example
 * ```ts
 * import { schemas, validate } from "customer-kpis/schema";
 *
 * const { orderSchema } = schemas({ timeZone: "Europe/Berlin", decimal: "," });
 * const rows = [{ customerId: "ann", at: "2026-03-01 09:30", amount: "1.234,50" }];
 * validate(orderSchema, rows).records; // =>
 * // [{ customerId: "ann", at: new Date("2026-03-01T08:30Z"), amount: 1234.5 }]
 *
 * const { answerSchema } = schemas({ scale: { min: 0, max: 10 }, missing: ["N/A"] });
 * const { records, rejected } = validate(answerSchema, [{ score: "N/A" }, { score: "11" }]);
 * records; // => [{ score: null }]
 * rejected[0]?.issues[0]?.message; // => 'score must be a whole number from 0 to 10, got "11"'
 * ```
 */
export function schemas(options: CellsOptions = {}): Schemas {
  const read = cells(options);
  return {
    answerSchema: answers(read),
    membershipSchema: memberships(read),
    subscriptionSchema: subscriptions(read),
    activitySchema: activities(read),
    orderSchema: orders(read),
    ticketSchema: tickets(read),
    lifetimeSchema: lifetimes(read),
    servqualSchema: servquals(read),
    numberSchema: numbers(read),
    scoreSchema: scores(read),
    dateSchema: dates(read),
    idSchema: ids(read),
    keySchema: keys(read),
    yesNoSchema: yesNos(read),
    waitSchema: waits(read),
  };
}
