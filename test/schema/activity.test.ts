import { expect, expectTypeOf, test } from "vitest";
import type { Activity } from "../../src/record/activity";
import { activitySchema, validate } from "../../src/schema";
import { issuesOf, recordOf } from "./issuesOf";

const ACTIVITY = { customerId: 7, at: new Date("2026-03-01T09:30:00Z") };

test("text and typed values come out the same", () => {
  expect(recordOf(activitySchema, { customerId: 7, at: "2026-03-01T13:00+03:30" })).toEqual(
    ACTIVITY,
  );
  expect(recordOf(activitySchema, ACTIVITY)).toEqual(ACTIVITY);
  expectTypeOf(validate(activitySchema, []).records).toExtend<Activity[]>();
});

test("both fields are demanded", () => {
  expect(issuesOf(activitySchema, {})).toEqual(["customerId is missing", "at is missing"]);
});
