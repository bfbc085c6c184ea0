// Changes a file in many small ways and tells which changes no test of its room notices.
// npm run mutate -- src/stats/student.ts
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const files = process.argv.slice(2);
if (files.length === 0 || !files.every((file) => /^src\/.*\.ts$/.test(file) && existsSync(file))) {
  console.error("Name files of src: npm run mutate -- src/stats/student.ts");
  process.exit(1);
}

// The tests of `src/stats/student.ts` are in `test/stats`, those of `src/time.ts` beside it.
const rooms = files.map((file) => {
  const room = file.split("/").slice(1, -1)[0];
  return room ? `test/${room}/**/*.test.ts` : "test/*.test.ts";
});
const { status } = spawnSync(
  "node_modules/.bin/stryker",
  ["run", "stryker.config.json", "--mutate", files.join()],
  { stdio: "inherit", env: { ...process.env, MUTATED: [...new Set(rooms)].join() } },
);
process.exitCode = status ?? 1;
