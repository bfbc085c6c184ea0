/** How p values are adjusted where many are looked at. */
export type Correction = "holm" | "benjamini-hochberg" | "none";

/**
 * Adjusts p values for looking at many; those that are `null` stay so and do not count.
 *
 * Holm (1979) bounds the chance of a single false alarm among all; Benjamini and Hochberg (1995)
 * the share of false alarms among all alarms.
 */
export function adjustP(p: readonly (number | null)[], correction: Correction): (number | null)[] {
  const adjusted = [...p];
  const order = [...p.keys()].filter((i) => p[i] !== null).sort((a, b) => p[a]! - p[b]!);
  const m = order.length;
  if (correction === "holm") {
    let most = 0;
    order.forEach((i, rank) => {
      most = Math.max(most, Math.min(1, (m - rank) * p[i]!));
      adjusted[i] = most;
    });
  } else if (correction === "benjamini-hochberg") {
    let least = 1;
    for (let rank = m; rank > 0; rank--) {
      const i = order[rank - 1]!;
      least = Math.min(least, (m / rank) * p[i]!);
      adjusted[i] = least;
    }
  }
  return adjusted;
}
