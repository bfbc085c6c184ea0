import { fail } from "../check";

/** A share and what it rests on: results of `csat`, `retention`, `ces(...).easy` and others are one. */
export interface Share {
  /** The share, 0 to 1; `null` without answers. */
  readonly value: number | null;
  /** How many answers it rests on. */
  readonly n: number;
}

/** Throws where something is not a share. */
export function checkShare(kpi: string, field: string, share: Share): void {
  if (typeof share !== "object" || share === null) {
    fail(kpi, field, "a result with value and n", share);
  }
  const { value, n } = share;
  if (!(Number.isFinite(n) && n >= 0)) fail(kpi, `${field}.n`, "a number of answers", n);
  if (value !== null && !(value >= 0 && value <= 1)) {
    fail(kpi, `${field}.value`, "a share from 0 to 1, or null", value);
  }
}
