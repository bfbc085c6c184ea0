import * as door from "customer-kpis/charts";
import { describe, expect, test } from "vitest";
import { draw, faultsOf, textBoxes, textsIn } from "./draw";
import { examples } from "./examples";

test("every chart has its examples", () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(door).sort());
});

test("the schema finds faults", () => {
  const chart = examples["gaugeChart"]!.full();
  expect(faultsOf({ ...chart, layer: [{ mark: { type: "blob" } }] } as never)).not.toEqual([]);
});

const RTL_LETTERS = /^\u2067.*\u2069$/;

describe.each(Object.entries(examples))("%s", (name, { full, empty }) => {
  const persian = { locale: "fa", title: "نمودار" };

  test.each([
    ["plain", full()],
    ["with all options", full({ title: "A title", width: 600, height: 300, font: "serif" })],
    ["from right to left", full(persian)],
    ["without data", empty({ title: "A title" })],
  ])("%s, it is what Vega-Lite's schema allows, and is drawn", async (_, chart) => {
    expect(faultsOf(chart)).toEqual([]);
    expect(await draw(chart)).toMatch(/^<svg/);
  });

  test("is plain data, and the same again", () => {
    const chart = full({ title: "A title" });
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
    expect(full({ title: "A title" })).toEqual(chart);
  });

  test("tells its figures in words, after its title", () => {
    const { description } = full({ title: "How we are" });
    expect(description).toMatch(/^How we are\. .*\d/);
    expect(full({ title: "How are we?" }).description).toMatch(/^How are we\? .*\d/);
    expect(full().description).toBe(description.replace("How we are. ", ""));
    expect(full({ description: "In my own words." }).description).toBe("In my own words.");
  });

  test("every mark that is told has its figures in words", () => {
    const told = full().layer.filter(({ mark }) => mark.aria !== false);
    expect(told.length).toBeGreaterThan(0);
    for (const { encoding, data = full().data } of told) {
      expect(encoding.description).toEqual({ field: "text" });
      expect(data.values.map(({ text }) => typeof text)).not.toContain("undefined");
    }
  });

  test("says that there is nothing where there is nothing", async () => {
    const chart = empty({ title: "How we are", labels: { noData: "Nothing yet" } as object });
    expect(chart.description).toBe("How we are. Nothing yet");
    expect(textsIn(await draw(chart))).toEqual(["Nothing yet", "How we are"]);
  });

  test("takes the width and the height, and has its own without", () => {
    expect(full().width).toBe(name === "sparklineChart" ? 140 : 480);
    expect(full().height).toBeGreaterThan(20);
    expect(full({ width: 360, height: 111 })).toMatchObject({ width: 360, height: 111 });
    const inElement = full({ width: "container" });
    expect(inElement.width).toBe("container");
    expect(faultsOf(inElement)).toEqual([]);
  });

  test("is as wide as asked, labels and all", async () => {
    for (const width of [360, 700]) {
      expect(await draw(full({ width }))).toContain(`width="${width}"`);
    }
  });

  test("breaks a heading that is too long into lines, and loses no letter of two of them", async () => {
    const title = "Recommendation of the customers who were asked in the year, by what they bought";
    const chart = full({ title, width: 480 });
    // Of 15 pixels and bold, 49 letters of 9.7 are 478.
    expect([chart.title!.text].flat()).toEqual([
      "Recommendation of the customers who were asked in",
      "the year, by what they bought",
    ]);
    const { width, boxes } = await textBoxes(chart);
    const heading = boxes.filter(({ text }) => text.startsWith("Recommendation of the"));
    expect(heading.length).toBeGreaterThan(0);
    for (const { right } of heading) expect(right).toBeLessThanOrEqual(width);
    expect(faultsOf(chart)).toEqual([]);
    expect([full({ title: "In short", width: 480 }).title!.text].flat()).toEqual(["In short"]);
  });

  test("takes the page's colors: whoever draws it gives the ink and the paper", () => {
    const chart = full({ title: "How we are" });
    expect(chart.background).toBe("transparent");
    expect(chart.config.text.color).toBe("currentColor");
    expect(JSON.stringify(chart)).not.toMatch(/"(?:#fff(?:fff)?|#000(?:000)?|white|black)"/);
    const own = { ink: "#eeeeee", background: "#101010", good: "#00ff00" };
    const dark = full({ title: "How we are", colors: own });
    expect(dark.background).toBe("#101010");
    expect(JSON.stringify(dark)).not.toContain("currentColor");
    expect(JSON.stringify(dark)).not.toContain("#2070b0");
  });

  test("an Arabic sign of percent stands on one side, before words and behind", () => {
    const chart = full({ locale: "fa", format: () => "۵۰٪" });
    const drawn = JSON.stringify([chart.layer, chart.data, chart.title ?? ""]);
    // Behind digits it is fenced in, within a text that says that it runs from the right.
    expect(drawn).not.toMatch(/[۰-۹]٪/);
    for (const [text] of drawn.matchAll(/"(?:[^"\\\\]|\\\\.)*٪(?:[^"\\\\]|\\\\.)*"/g)) {
      expect(text).toContain("\u2067");
    }
  });

  test("writes the digits and the commas of a language", () => {
    const { description } = full(persian);
    expect(description).toMatch(/[۰-۹]/);
    expect(description).toMatch(/[،؛]/);
    expect(description).not.toMatch(/[,;]/);
  });

  test("runs from right to left where its language does, or as told", () => {
    expect(full(persian).title?.text).toMatch(RTL_LETTERS);
    expect(full(persian).config.title.anchor).toBe("end");
    expect(full({ ...persian, direction: "ltr" }).config.title.anchor).toBe("start");
    expect(full({ direction: "rtl" }).config.title.anchor).toBe("end");
    expect(full({ locale: "ru" }).config.title.anchor).toBe("start");
    expect(JSON.stringify(full({ locale: "ru" }))).not.toContain("\u2067");
  });

  test("writes values as the caller does", () => {
    expect(full({ format: () => "<value>" }).description).toContain("<value>");
  });

  test("takes words in place of its own, and no others", () => {
    expect(() => full({ labels: { colour: "x" } as object })).toThrow(
      `${name} labels: has no option "colour"`,
    );
  });

  test.each<[string, object, string]>([
    ["option", { colour: "red" }, `${name}: has no option "colour"; it has title, `],
    ["title", { title: 5 }, `${name}: title must be text, got 5`],
    ["description", { description: 5 }, `${name}: description must be text, got 5`],
    ["font", { font: null }, `${name}: font must be text, got null`],
    ["labels", { labels: "n" }, `${name} labels: options must be an object, got "n"`],
    ["label", { labels: { n: 5 } }, `${name}: labels.n must be text, got 5`],
    ["title of an axis", { xTitle: 5 }, `${name}: xTitle must be text, got 5`],
    ["title of an axis", { yTitle: null }, `${name}: yTitle must be text, got null`],
    ["list of colors", { colors: "dark" }, `${name} colors: options must be an object, got "dark"`],
    [
      "color",
      { colors: { blue: "#00f" } },
      `${name} colors: has no option "blue"; it has ink, background, `,
    ],
    ["color", { colors: { ink: 5 } }, `${name}: colors.ink must be text, got 5`],
    ["series", { colors: { series: [] } }, `${name}: colors.series must be an array of colors`],
    ["locale", { locale: "no such" }, `${name}: locale must be a language such as "en" or "fa"`],
    ["direction", { direction: "up" }, `${name}: direction must be one of ltr, rtl, got "up"`],
    ["format", { format: ".1f" }, `${name}: format must be a function, got ".1f"`],
    ["width", { width: 0 }, `${name}: width must be a number above 0 or "container", got 0`],
    ["width", { width: "50%" }, `${name}: width must be a number above 0 or "container"`],
    ["height", { height: -1 }, `${name}: height must be a number above 0, got -1`],
  ])("refuses a wrong %s", (_, options, message) => {
    expect(() => full(options)).toThrow(message);
    expect(() => empty(options)).toThrow(message);
  });

  test("refuses options that are none", () => {
    expect(() => full(null as never)).toThrow(`${name}: options must be an object, got null`);
  });
});
