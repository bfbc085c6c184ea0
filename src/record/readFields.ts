import { fail } from "../check";
import type { Key } from "../measure";
import { checkKey } from "./field";

const NONE: readonly string[] = [];

/** Whose record it is; `null` where nobody is named: an empty cell names nobody. */
export function readCustomer(kpi: string, customerId: Key | undefined): Key {
  if (customerId === undefined || customerId === "") return null;
  return checkKey(kpi, "customerId", customerId);
}

/** A text; `null` where it is missing or empty. */
export function readText(
  kpi: string,
  field: string,
  text: string | null | undefined,
): string | null {
  if (text === null || text === undefined || text === "") return null;
  return typeof text === "string" ? text : fail(kpi, field, "a text or null", text);
}

/** What was bought, as a list of the record's own. */
export function readProducts(
  kpi: string,
  products: readonly string[] | null | undefined,
): readonly string[] {
  if (products === null || products === undefined) return NONE;
  if (!Array.isArray(products)) fail(kpi, "products", "a list of texts", products);
  for (const product of products) {
    if (typeof product !== "string") fail(kpi, "products", "texts", product);
  }
  return products.slice();
}
