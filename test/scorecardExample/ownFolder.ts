import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect } from "vitest";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { UserError } from "../../examples/scorecard/lib/userError";
import type { Results } from "../../examples/scorecard/results/results";

/** A folder that is new and empty for each test of a file, and gone after the last. */
export function ownFolder() {
  const all = mkdtempSync(join(tmpdir(), "scorecard-"));
  const own = {
    path: all,
    /** Writes a file into it. */
    write(name: string, content: string | Buffer): void {
      writeFileSync(join(own.path, name), content);
    },
    /** What the scorecard makes of it, in the middle of March 2026. */
    results(): Results {
      return scorecardOf(own.path, new Date("2026-03-15T12:00:00Z"));
    },
  };
  beforeEach(() => {
    own.path = mkdtempSync(join(all, "folder-"));
  });
  afterAll(() => rmSync(all, { recursive: true }));
  return own;
}

/** What whoever made the files is told is wrong with them. */
export function complaintOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
  throw new Error("nothing was wrong");
}
