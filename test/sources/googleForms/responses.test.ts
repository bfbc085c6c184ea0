import { googleForms, recognize, sources, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const LIKELY = "How likely are you to recommend us?";
const at = (Timestamp: string) => ({ Timestamp, [LIKELY]: "9" });

describe("a time of Forms", () => {
  test.each([
    ["2026/01/05 9:12:33 AM GMT+3:30", "2026-01-05T05:42:33.000Z"],
    ["2026/01/05 12:00:00 AM GMT-5", "2026-01-05T05:00:00.000Z"],
    ["2026/01/05 12:00:00 PM GMT+5:45", "2026-01-05T06:15:00.000Z"],
    ["2026/07/05 11:59:59 PM GMT+1", "2026-07-05T22:59:59.000Z"],
    ["2026/01/05 9:12:33 AM GMT", "2026-01-05T09:12:33.000Z"],
  ])("%s has its offset", (written, instant) => {
    const { records, assumed } = validate(googleForms.responses, [at(written)], {
      timeZone: "Asia/Tokyo",
    });
    expect(records[0]!.at.toISOString()).toBe(instant);
    expect(assumed).toEqual([]);
  });

  test("in a night whose hour comes twice is told by the offset", () => {
    // Berlin's clocks go from 03:00 back to 02:00 on 25 October 2026.
    const rows = ["GMT+2", "GMT+1"].map((offset) => at(`2026/10/25 2:30:00 AM ${offset}`));
    const { records } = validate(googleForms.responses, rows);
    expect(records.map((one) => one.at.toISOString())).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
  });
});

describe("a time of Forms beside a zone's name", () => {
  test.each([
    // Daylight saving begins on 29 March 2026 in Berlin, on 8 March in New York.
    ["2026/02/03 1:34:04 PM MEZ", "Europe/Berlin", "2026-02-03T12:34:04.000Z"],
    ["2026/07/05 9:12:33 AM MESZ", "Europe/Berlin", "2026-07-05T07:12:33.000Z"],
    ["2026/10/04 4:59:22 p. m. CEST", "Europe/Madrid", "2026-10-04T14:59:22.000Z"],
    ["2026/03/05 12:22:54 PM EST", "America/New_York", "2026-03-05T17:22:54.000Z"],
    ["2026/03/10 12:22:54 AM EDT", "America/New_York", "2026-03-10T04:22:54.000Z"],
    ["2026/07/05 9:12:33 AM BST", "Europe/London", "2026-07-05T08:12:33.000Z"],
    // The hour that comes twice.
    ["2026/10/25 2:30:00 AM MESZ", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026/10/25 2:30:00 AM MEZ", "Europe/Berlin", "2026-10-25T01:30:00.000Z"],
  ])("%s of %s is read", (written, timeZone, instant) => {
    const { records, assumed } = validate(googleForms.responses, [at(written)], { timeZone });
    expect(records.map((one) => one.at.toISOString())).toEqual([instant]);
    expect(assumed).toEqual([]);
  });

  test.each([
    ["another zone's", "Europe/Athens"],
    ["that of no zone that was told", undefined],
  ])("is rejected where it is %s, and it is said what to do", (_, timeZone) => {
    const options = timeZone === undefined ? {} : { timeZone };
    const { rejected } = validate(
      googleForms.responses,
      [at("2026/02/03 1:34:04 PM MEZ")],
      options,
    );
    expect(rejected[0]!.issues[0]!.message).toContain(
      'got "2026/02/03 1:34:04 PM MEZ" (say timeZone)',
    );
  });
});

describe("a time of a sheet", () => {
  test("has the day first where one date of the column proves it, or the caller says so", () => {
    const rows = [at("05/01/2026 9:12:33"), at("31/01/2026 23:50:00")];
    const { records, assumed } = validate(googleForms.responses, rows, {
      timeZone: "Europe/Paris",
    });
    // Paris is an hour ahead of UTC in January.
    expect(records.map((one) => one.at.toISOString())).toEqual([
      "2026-01-05T08:12:33.000Z",
      "2026-01-31T22:50:00.000Z",
    ]);
    expect(assumed).toEqual(["dayFirst"]);
    const american = validate(googleForms.responses, [at("5/1/2026 9:12:33")], { dayFirst: false });
    expect(american.records[0]!.at).toEqual(new Date("2026-05-01T09:12:33Z"));
    expect(american.assumed).toEqual(["timeZone"]);
  });

  test("that may be either is asked for", () => {
    expect(() => validate(googleForms.responses, [at("5/1/2026 9:12:33")])).toThrow(
      /^googleForms.responses: dayFirst must be true or false/,
    );
  });

  test("with dots is read too", () => {
    const { records } = validate(googleForms.responses, [at("25.01.2026 09:12:33")]);
    expect(records[0]!.at).toEqual(new Date("2026-01-25T09:12:33Z"));
  });
});

test.each([
  ["Zeitstempel", "E-Mail-Adresse", "Wie zufrieden sind Sie insgesamt?"],
  ["Horodateur", "Adresse e-mail", "Quel est votre niveau de satisfaction ?"],
  ["Marca temporal", "Dirección de correo electrónico", "¿Qué tan satisfecho está?"],
  ["Carimbo de data/hora", "Endereço de e-mail", "Qual é o seu nível de satisfação?"],
  ["Отметка времени", "Адрес электронной почты", "Насколько Вы довольны?"],
  ["timestamp", "EMAIL ADDRESS", "How satisfied are you?"],
])("the header %s is read", (time, email, question) => {
  const row = {
    [question]: "4",
    [email]: "Ann@example.com",
    [time]: "2026/01/05 9:12:33 AM GMT+1",
  };
  const found = recognize(Object.keys(row), sources);
  expect(found.map(({ source }) => source.name)).toEqual(["googleForms.responses"]);
  expect(validate(googleForms.responses, [row]).records).toEqual([
    { at: new Date("2026-01-05T08:12:33Z"), customerId: "ann@example.com", satisfied: 4 },
  ]);
});

/** What Forms calls the column of addresses, and that of usernames, in the languages of its header. */
const ADDRESSES = {
  Timestamp: ["Email Address", "Email", "Username"],
  Zeitstempel: ["E-Mail-Adresse", "E-Mail", "Nutzername"],
  Horodateur: ["Adresse e-mail", "Adresse email", "Nom d'utilisateur"],
  "Marca temporal": ["Dirección de correo electrónico", "Correo electrónico", "Nombre de usuario"],
  "Carimbo de data/hora": ["Endereço de e-mail", "Nome de usuário"],
  "Informazioni cronologiche": ["Indirizzo email"],
  Tijdstempel: ["E-mailadres"],
  "Sygnatura czasowa": ["Adres e-mail"],
  "Zaman damgası": ["E-posta Adresi"],
  "Отметка времени": ["Адрес электронной почты"],
  "مُهر زمان": ["نشانی ایمیل"],
  "مهر زمان": ["آدرس ایمیل"],
  "طابع زمني": ["عنوان البريد الإلكتروني"],
  タイムスタンプ: ["メールアドレス"],
};

test.each(Object.entries(ADDRESSES))("beside %s an address is somebody's", (time, names) => {
  for (const name of names) {
    const row = { [time]: "2026/01/05 9:12:33 AM GMT+1", [LIKELY]: "9", [name]: "ann@example.com" };
    const { records } = validate(googleForms.responses, [row]);
    expect(records.map(({ customerId }) => customerId)).toEqual(["ann@example.com"]);
  }
});

describe("a question", () => {
  const read = (question: string) =>
    validate(googleForms.responses, [
      { Timestamp: "2026/01/05 9:12:33 AM GMT+1", [question]: "5" },
    ]);

  test("that may ask two things is asked for", () => {
    expect(() => read("How satisfied are you, and would you recommend us?")).toThrow(
      'googleForms.responses: recommend, satisfied may be in the column "How satisfied are you, and would you recommend us?" (say rename: { recommend: "How satisfied are you, and would you recommend us?" })',
    );
    expect(() => read("How easy was it, and how satisfied are you?")).toThrow(
      /^.*: satisfied, effort/,
    );
  });

  test("how dissatisfied somebody is has another scale, and is none", () => {
    for (const question of [
      "How dissatisfied are you?",
      "Wie unzufrieden sind Sie?",
      "نارضایتی شما",
      "میزان عدم رضایت شما",
      "إلى أي مدى أنت غير راضٍ؟",
    ]) {
      expect(() => read(question)).toThrow(/may be in the column/);
    }
    const both = "Overall, how satisfied or dissatisfied are you with us?";
    expect(read(both).records[0]!.satisfied).toBe(5);
  });
});

test("words are the form's own: unknown ones are rejected, blank ones no answer", () => {
  const rows = ["Satisfied", "Meh", ""].map((satisfied) => ({
    ...at("2026-01-05 09:00"),
    "How satisfied are you?": satisfied,
  }));
  const { records, rejected } = validate(googleForms.responses, rows, { words: { satisfied: 4 } });
  expect(records.map(({ satisfied }) => satisfied)).toEqual([4, null]);
  expect(rejected.map(({ row, issues }) => [row, issues[0]!.field])).toEqual([[2, "satisfied"]]);
});
