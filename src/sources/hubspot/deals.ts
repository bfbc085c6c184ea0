import type { Key } from "../../slice";
import { isoInstant, key, money, optional, orNull, text, yesNo } from "../column";
import { parted } from "../parted";
import { type Source, source } from "../source";
import { firstId } from "./firstId";

/** A deal of HubSpot's Sales Hub that was won. */
export interface HubspotDeal {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** Who bought: the first company that it is associated with, else the first contact. */
  readonly customerId: string;
  /** When it was won. */
  readonly at: Date;
  /** What it brings. */
  readonly amount: number;
  /** Its currency; `null` where the file does not say. */
  readonly currency: string | null;
}

/**
 * Deals of HubSpot, as a view is exported to CSV, a row a deal: those that were won are orders.
 *
 * - **Which deals count**: those in the stage "Closed won", or that "Is Closed Won" calls so where the view
 *   has that column, which is needed where stages have other names. "Closed lost" is left out as "lost", all
 *   other stages as "open", and those without a company as "no customer".
 * - **Amount** is that of the deal, in its own currency. A deal that was won without one is rejected.
 * - **Who**: ids are parted by `;`, and the first is the primary company.
 * - **The zone** is the portal's, and the file does not say it: `timeZone`, or `assumed`.
 *
 * Evidence: layout and names were seen in tests that imitate the export, "Is Closed Won" is the label of a
 * documented property. November 2026.
 *
 * @example
 * ```ts
 * import { hubspot, validate } from "customer-kpis/sources";
 *
 * const deal = { "Deal Name": "Ten", "Close Date": "2026-01-10 00:00", Amount: "15000", "Associated Company IDs": "9001;9005" };
 * const rows = [
 *   { ...deal, "Record ID": "7001", "Deal Stage": "Closed won" },
 *   { ...deal, "Record ID": "7002", "Deal Stage": "Closed lost" },
 *   { ...deal, "Record ID": "7004", "Deal Stage": "Proposal" },
 * ];
 * const { records, leftOut } = validate(hubspot.deals, rows);
 * records.length; // => 1
 * records[0]?.customerId; // => "9001"
 * leftOut.map(({ reason }) => reason); // => ["lost", "open"]
 * ```
 */
export const deals: Source<HubspotDeal> = source({
  name: "hubspot.deals",
  marks: ["Deal Name", "Deal Stage", "Close Date"],
  written: { decimal: "." },
  fields: {
    id: key(["Record ID", "Deal ID"]),
    customerId: orNull(
      key(["Associated Company IDs", "Associated Company ID", "Associated Contact IDs"]),
    ),
    contact: optional(key("Associated Contact IDs")),
    at: isoInstant("Close Date"),
    amount: money("Amount"),
    currency: optional(text("Currency")),
    stage: text("Deal Stage"),
    won: optional(yesNo("Is Closed Won")),
  },
  leaveOut: {
    lost: ({ stage }) => LOST.test(parted(stage)),
    // A cell that cannot be read decides nothing: it is not there, where its column is.
    open: ({ stage, won }, columns) =>
      stage != null &&
      (won !== undefined || !columns.has("won")) &&
      !(won ?? WON.test(parted(stage))),
    "no customer": ({ customerId, contact }, columns) =>
      customerId === null && (contact === null || !columns.has("contact")),
  },
  record({ id, customerId, contact, at, amount, currency }) {
    return {
      id,
      customerId: firstId(customerId ?? contact) as string,
      at,
      amount,
      currency: currency?.toUpperCase() ?? null,
    };
  },
});

/** The pipeline may stand behind a stage in brackets. */
const WON = /^closed ?won(?: \(.*\))?$/;
const LOST = /^closed ?lost(?: \(.*\))?$/;
