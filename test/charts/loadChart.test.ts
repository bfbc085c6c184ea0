import { loadChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { draw, namesIn, textsIn } from "./draw";
import { load } from "./examples";

test("draws all hours of the week, none rounded", () => {
  const { values } = loadChart(load).data;
  expect(
    values.map(({ weekday, hour, arrivalsPerHour, answersPerHour }) => ({
      weekday,
      hour,
      arrivalsPerHour,
      answersPerHour,
    })),
  ).toEqual(
    load.hours.map(({ weekday, hour, arrivalsPerHour, answersPerHour }) => ({
      weekday,
      hour,
      arrivalsPerHour,
      answersPerHour,
    })),
  );
});

test("a row for every day, and the busiest hours in words", async () => {
  const chart = loadChart(load);
  expect(chart.description).toBe("Arrivals per hour, at most 2: Mon 9. n 3");
  const svg = await draw(chart);
  expect(namesIn(svg)).toHaveLength(168);
  expect(namesIn(svg)[9]).toBe("Mon 9: 2");
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  expect(textsIn(svg)).toEqual(expect.arrayContaining([...days, "0", "Hour"]));
});

test("every third hour is named, and a legend tells the shades", async () => {
  const texts = textsIn(await draw(loadChart(load)));
  const hours = ["0", "3", "6", "9", "12", "15", "18", "21"];
  expect(texts.slice(texts.indexOf("Hour") - 8, texts.indexOf("Hour"))).toEqual(hours);
  expect(texts.slice(0, 5)).toEqual(["0", "0.5", "1", "1.5", "2"]);
});

test("an hour that the period does not have is no hour without arrivals", () => {
  const hours = load.hours.map((hour) =>
    hour.weekday === "sunday" ? { ...hour, arrivalsPerHour: null, answersPerHour: null } : hour,
  );
  const { values } = loadChart({ ...load, hours }).data;
  expect(values.at(-1)?.["text"]).toBe("Sun 23: No data");
});

test("weekdays are written as the caller does", async () => {
  const chart = loadChart(load, { labelOf: (weekday) => weekday.toUpperCase() });
  expect(chart.description).toContain("MONDAY 9");
  expect(textsIn(await draw(chart))).toContain("SUNDAY");
});

test.each<[string, unknown, string]>([
  ["load", 5, "load must be what loadByHour answers, got 5"],
  ["list of hours", { n: 1 }, "hours is missing: it must be an array of hours"],
  ["count", { hours: [] }, "n is missing: it must be a finite number"],
  [
    "arrivals",
    { n: 1, hours: [{ weekday: "monday", hour: 1 }] },
    "arrivalsPerHour is missing: it must be a finite number or null",
  ],
  [
    "answers",
    { n: 1, hours: [{ weekday: "monday", hour: 1, arrivalsPerHour: 1 }] },
    "answersPerHour is missing: it must be a finite number or null",
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => loadChart(wrong as never)).toThrow(`loadChart: ${message}`);
});

test("refuses a labelOf that is no function", () => {
  expect(() => loadChart(load, { labelOf: 5 as never })).toThrow(
    "loadChart: labelOf must be a function, got 5",
  );
});
