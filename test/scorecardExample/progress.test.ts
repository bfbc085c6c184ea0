import { afterEach, expect, test, vi } from "vitest";
import { progress } from "../../examples/scorecard/lib/progress";

afterEach(() => vi.restoreAllMocks());

function watch() {
  let now = 0;
  const lines: string[] = [];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    lines.push(String(text).replace("\r\x1b[K", "").trim());
    return true;
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { pass, lines };
}

test("a file that is read within a second passes in silence", () => {
  const { pass, lines } = watch();
  const line = progress("answers.csv", 1000);
  pass(900);
  line.read(1000);
  line.done(50);
  expect(lines).toEqual([]);
});

test("a longer one is told once a second, and at the end", () => {
  const { pass, lines } = watch();
  const line = progress("answers.csv", 1000);
  pass(1100);
  line.read(400);
  pass(500);
  line.read(600);
  pass(600);
  line.read(900);
  pass(300);
  line.done(1_234_567);
  expect(lines.filter((text) => text !== "")).toEqual([
    "answers.csv: 40 % read",
    "answers.csv: 90 % read",
    "answers.csv: 1,234,567 rows in 2.5 s",
  ]);
});
