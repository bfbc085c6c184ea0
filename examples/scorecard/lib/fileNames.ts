/** The files of our own, without `.csv`. */
export const FILES = ["answers", "memberships", "orders", "tickets", "servqual"] as const;

/** `answers` for `answers.csv`. */
export type FileName = (typeof FILES)[number];
