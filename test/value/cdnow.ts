import { readCsv } from "../data/readCsv";

/** The customers of the published summary, in weeks. */
export const CDNOW = readCsv("cdnow.csv").map((row) => ({
  customerId: Number(row["customer"]),
  frequency: Number(row["x"]),
  recency: Number(row["t_x"]),
  age: Number(row["T"]),
  monetary: Number(row["x"]) > 0 ? Number(row["zbar"]) : null,
}));
