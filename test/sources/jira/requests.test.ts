import { csat, measure, select } from "customer-kpis";
import { jira, recognize, sources, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const FIRST = "[CHART] Date of First Response";
const request = {
  "Issue key": "HELP-1",
  Created: "05/Jan/26 9:12 AM",
  Resolved: "",
  [`Custom field (${FIRST})`]: "",
};

function read(more: object, options: object = { timeZone: "UTC" }) {
  return validate(jira.requests, [{ ...request, ...more }], options);
}

describe("a file", () => {
  test.each([
    ["Issue key", "Created", "Resolved", "Reporter", "Status", `Custom field (${FIRST})`],
    [
      "Clave de incidencia",
      "Creada",
      "Resuelta",
      "Informador",
      "Estado",
      `Campo personalizado (${FIRST})`,
    ],
    [
      "Vorgangsschlüssel",
      "Erstellt",
      "Erledigt",
      "Autor",
      "Status",
      `Benutzerdefinierte Felder (${FIRST})`,
    ],
    [
      "Clé de ticket",
      "Création",
      "Résolu",
      "Rapporteur",
      "État",
      `Champs personnalisés (${FIRST})`,
    ],
    ["Chave da item", "Criado", "Resolvido", "Relator", "Status", `Campo personalizado (${FIRST})`],
  ])("whose keys are called %s is read", (id, created, resolved, reporter, status, first) => {
    const row = {
      [first]: "05/01/2026 09:30",
      [status]: "Done",
      [reporter]: "ann",
      [resolved]: "13/01/2026 09:12",
      [created]: "05/01/2026 09:12",
      [id]: "HELP-1",
    };
    const found = recognize(Object.keys(row), sources);
    expect(found.map((one) => [one.source.name, one.missing])).toEqual([["jira.requests", []]]);
    expect(validate(jira.requests, [row])).toMatchObject({
      records: [
        {
          id: "HELP-1",
          customerId: "ann",
          status: "Done",
          createdAt: new Date("2026-01-05T09:12Z"),
          firstRespondedAt: new Date("2026-01-05T09:30Z"),
          resolvedAt: new Date("2026-01-13T09:12Z"),
        },
      ],
      // 13 is no month.
      assumed: ["dayFirst", "timeZone"],
    });
  });

  test("whose dates are numbers that prove nothing asks for their order", () => {
    const rows = [{ ...request, Created: "05/01/2026 09:12" }];
    expect(() => validate(jira.requests, rows)).toThrow(/dayFirst must be true or false/);
    const { records } = validate(jira.requests, rows, { dayFirst: true });
    expect(records[0]!.createdAt).toEqual(new Date("2026-01-05T09:12Z"));
  });
});

describe("a month", () => {
  const languages: Record<string, string> = {
    en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    es: "ene feb mar abr may jun jul ago sep oct nov dic",
    "es, longer": "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    de: "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "de, later": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    fr: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    pt: "jan fev mar abr mai jun jul ago set out nov dez",
    "pt, later": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
  };

  test.each(Object.entries(languages))("is read in %s", (_, names) => {
    const rows = names.split(" ").map((name) => ({ ...request, Created: `08/${name}/26 1:05 PM` }));
    const { records } = validate(jira.requests, rows);
    expect(records.map(({ createdAt }) => createdAt.toISOString())).toEqual(
      Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, i, 8, 13, 5)).toISOString()),
    );
  });

  test("that nobody knows is refused", () => {
    expect(read({ Created: "05/Foo/26 9:12 AM" }).rejected).toHaveLength(1);
    expect(read({ Created: "31/Feb/26 9:12 AM" }).rejected).toHaveLength(1);
  });
});

describe("a request", () => {
  test.each([
    ["05/Jan/26 12:05 AM", "2026-01-05T00:05Z"],
    ["05/Jan/26 12:05 PM", "2026-01-05T12:05Z"],
    ["05/ene/26 1:05 p. m.", "2026-01-05T13:05Z"],
    ["05/Jan/26 21:05", "2026-01-05T21:05Z"],
    ["2026-01-05 21:05", "2026-01-05T21:05Z"],
  ])("of %s", (text, moment) => {
    expect(read({ Created: text }).records[0]!.createdAt).toEqual(new Date(moment));
  });

  test("is first answered when the chart says so, whatever time a target had left", () => {
    const left = { "Custom field (Time to first response)": "-06:00" };
    expect(read(left).records[0]!.firstRespondedAt).toBeNull();
    // New York is 5 h behind UTC.
    const row = { ...left, [`Custom field (${FIRST})`]: "05/Jan/26 9:30 AM" };
    const { records } = read(row, { timeZone: "America/New_York" });
    expect(records[0]!.firstRespondedAt).toEqual(new Date("2026-01-05T14:30Z"));
  });

  test("in the night on which clocks change", () => {
    // Berlin, 29 March 2026: 01:30 is 00:30 UTC, 03:30 is 01:30 UTC.
    const row = { Created: "29/Mar/26 1:30 AM", Resolved: "29/Mar/26 3:30 AM" };
    const [record] = read(row, { timeZone: "Europe/Berlin" }).records;
    expect(record!.createdAt).toEqual(new Date("2026-03-29T00:30Z"));
    expect(record!.resolvedAt).toEqual(new Date("2026-03-29T01:30Z"));
  });

  test("is reported by an account where the file has its id", () => {
    const row = { Reporter: "Ann", "Reporter Id": "5b10" };
    expect(read(row).records[0]!.customerId).toBe("5b10");
  });

  test("is rated from 1 to 5", () => {
    const rows = ["5", "2", "", "0", "Good"].map((rating) => ({
      ...request,
      "Satisfaction rating": rating,
    }));
    const { records, rejected } = validate(jira.requests, rows);
    expect(rejected.map(({ row }) => row)).toEqual([4, 5]);
    expect(measure(records, select("score", csat()))).toMatchObject({
      value: 1 / 2,
      unanswered: 1,
    });
  });
});

test("a time may have the halves of the day that German files of Java have", () => {
  const rows = ["05/Mär/26 9:12 vorm.", "05/Mär/26 9:12 nachm."].map((Erstellt, i) => {
    return { Vorgangsschlüssel: `H-${i}`, Erstellt };
  });
  const { records } = validate(jira.requests, rows, { timeZone: "UTC" });
  expect(records.map(({ createdAt }) => createdAt.toISOString())).toEqual([
    "2026-03-05T09:12:00.000Z",
    "2026-03-05T21:12:00.000Z",
  ]);
});

test("a date that no language can read is not blamed on a month that one of them knows", () => {
  const rows = [{ "Issue key": "H-1", Created: "05/Jan/26 9:12 oclock" }];
  expect(validate(jira.requests, rows).rejected[0]!.issues[0]!.message).toMatch(
    /got "05\/Jan\/26 9:12 oclock" \(column "Created"\)$/,
  );
});
