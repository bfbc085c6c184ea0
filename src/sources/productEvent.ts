import type { Key } from "../slice";

/** Something a customer did in a product. */
export interface ProductEvent {
  /** Who. */
  readonly customerId: NonNullable<Key>;
  /** When. */
  readonly at: Date;
  /** What: the event's name. */
  readonly event: string;
}
