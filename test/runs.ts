/** Whether this is `npm run test:long`. */
export const isLong = process.env["LONG"] === "1";

/** How many cases a property is tried on: all in `npm run test:long`, a tenth in `npm test`. */
export function runs(all: number): number {
  return isLong ? all : Math.ceil(all / 10);
}
