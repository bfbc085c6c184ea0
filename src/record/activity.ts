import type { Key } from "../slice";
import type { Instant } from "../time";
import { instant, key } from "./fields";
import { type RecordType, record } from "./record";

/** Something a customer did. */
export interface Activity {
  /** Who did it. `null` and `""`: nobody. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
}

/** {@link Activity}, declared. */
export const activity: RecordType<Activity> = /* @__PURE__ */ record<Activity>({
  customerId: key,
  at: instant,
});
