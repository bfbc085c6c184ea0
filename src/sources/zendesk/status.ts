import { parted } from "../parted";

/** Tickets that are none, by the reason. */
export const NO_TICKET = {
  deleted: ({ status }: { readonly status?: string | null }): boolean =>
    parted(status) === "deleted",
};

/** Whether a ticket of this status waits for something; a solved one that was reopened keeps its old wait. */
export function isOpen(status: string | null | undefined): boolean {
  return /^(?:new|open|pending|(?:on )?hold)$/.test(parted(status));
}
