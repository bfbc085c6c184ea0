import type { Measure } from "customer-kpis";

/** What is picked of every record, for what a measure cannot tell: a measure of our own. */
export function records<Row, Picked>(pick: (row: Row) => Picked): Measure<Row, Picked[], Picked[]> {
  return {
    init: () => [],
    step(picked, row) {
      picked.push(pick(row));
      return picked;
    },
    merge(left, right) {
      for (const one of right) left.push(one);
      return left;
    },
    finish: (picked) => picked.slice(),
  };
}
