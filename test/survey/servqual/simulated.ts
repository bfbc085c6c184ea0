import { readCsv } from "../../data/readCsv";

/** The dimensions of the questionnaire. */
export const NAMES = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"];

/** Simulated answers to the questionnaire of 1991. */
export const simulated = readCsv("servqual.csv").map((row) => ({
  expectations: Array.from({ length: 22 }, (_, i) => Number(row[`E${i + 1}`])),
  perceptions: Array.from({ length: 22 }, (_, i) => Number(row[`P${i + 1}`])),
  weights: Object.fromEntries(NAMES.map((name) => [name, Number(row[`W_${name}`])])),
}));
