import type { Random } from "./random";

/** What the company sells. */
export type Product = "beans" | "ground" | "capsules" | "machine" | "cleaning kit" | "cups";

const PRODUCTS: Record<Product, number> = {
  beans: 44,
  ground: 20,
  capsules: 22,
  machine: 5,
  "cleaning kit": 3,
  cups: 6,
};

/** How much an order of it brings against a usual one. */
export const PRICE_FACTOR: Record<Product, number> = {
  beans: 1,
  ground: 0.9,
  capsules: 1.1,
  machine: 2,
  "cleaning kit": 0.5,
  cups: 0.6,
};

/** The truth: more than half of those who buy a machine buy a cleaning kit next. */
export function nextProduct(last: Product | undefined, random: Random): Product {
  return last === "machine" && random.chance(0.55) ? "cleaning kit" : random.pick(PRODUCTS);
}
