const isFuzz = process.env["FUZZ"] === "1";

/** How many cases a property is tried on: all in `npm run fuzz`, a tenth of them in `npm test`. */
export function runs(all: number): number {
  return isFuzz ? all : Math.ceil(all / 10);
}
