/** One answer: a number, a record that holds it in `score`, or `null`/`undefined` where unanswered. */
export type Score =
  | number
  | null
  | undefined
  | { readonly score: number | null | undefined };
