/** The chances of exactly and of at least 0, 1, ... `most` purchases. */
export interface CountChances {
  readonly chances: number[];
  readonly atLeast: number[];
}

/** Purchases at a rate that is gamma distributed with shape `r`, where `z` is `t / (alpha + t)`. */
export function negativeBinomial(r: number, z: number, most: number): CountChances {
  const chances = [Math.exp(r * Math.log1p(-z))];
  for (let n = 1; n <= most; n++) chances.push((chances[n - 1]! * (r + n - 1) * z) / n);
  // From the far end, so that small chances keep their digits.
  let beyond = 0;
  let chance = chances[most]!;
  for (let n = most + 1; chance > 0; n++) {
    const ratio = ((r + n - 1) * z) / n;
    chance *= ratio;
    beyond += chance;
    const falls = Math.max(ratio, z);
    if (falls < 1 && chance <= 1e-17 * (1 - falls) * beyond) break;
  }
  const atLeast = new Array<number>(chances.length);
  for (let n = most; n >= 0; n--) {
    beyond += chances[n]!;
    atLeast[n] = beyond;
  }
  return { chances, atLeast };
}
