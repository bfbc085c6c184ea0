/**
 * A record whose moments are `Date`s, as the schemas return it: where the record type says
 * `Date | number`, a validated one says `Date`.
 */
export type Dated<Row> = {
  [Field in keyof Row]: Date extends Row[Field] ? Exclude<Row[Field], number> : Row[Field];
};
