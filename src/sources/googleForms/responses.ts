import { instant, key, optional } from "../column";
import { type Source, source } from "../source";
import { answersOf, BY_WORDING, type SurveyAnswers } from "../surveyAnswers";

/** What the first column is called in the language of the form. */
const TIMESTAMP = [
  "Timestamp",
  "Zeitstempel",
  "Horodateur",
  "Marca temporal",
  "Carimbo de data/hora",
  "Informazioni cronologiche",
  "Tijdstempel",
  "Sygnatura czasowa",
  "Zaman damgası",
  "Отметка времени",
  "مُهر زمان",
  "مهر زمان",
  "طابع زمني",
  "タイムスタンプ",
];

/** What the column of collected addresses is called. */
const EMAIL = [
  "Email Address",
  "Email",
  "Username",
  "E-Mail-Adresse",
  "E-Mail",
  "Nutzername",
  "Adresse e-mail",
  "Adresse email",
  "Nom d'utilisateur",
  "Dirección de correo electrónico",
  "Correo electrónico",
  "Nombre de usuario",
  "Endereço de e-mail",
  "Nome de usuário",
  "Indirizzo email",
  "E-mailadres",
  "Adres e-mail",
  "E-posta Adresi",
  "Адрес электронной почты",
  "نشانی ایمیل",
  "آدرس ایمیل",
  "عنوان البريد الإلكتروني",
  "メールアドレス",
];

/**
 * Answers to a form of Google Forms, as "Download responses (.csv)" gives them, or as the form's sheet is
 * saved.
 *
 * - **Which rows count**: all; a form is only sent whole. A question that was skipped is `null`.
 * - **When**: Forms writes the offset beside the time, as in `2026/01/05 9:12:33 AM GMT+3:30`, or what the
 *   zone is called, as in `1:34:04 PM MEZ`: then `timeZone` has to say which zone that is. A sheet
 *   writes the spreadsheet's local time in its own language's layout: then `timeZone` says the zone, and
 *   `dayFirst` what comes first, unless the column proves it.
 * - **Which question**: told by its wording in the header, where the answers are no mere yes and no.
 * - **Answers in words** are the form's own: `words` says their scores.
 * - **Who**: the e-mail address, where the form collected it.
 *
 * A column "Timestamp" is all that these files are recognized by, so other files may seem to be one.
 *
 * Evidence: names in English, German, French, Spanish and Portuguese, and both layouts, were seen in files
 * and programs, names of zones in German and Spanish ones; other languages are remembered. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { googleForms, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   Timestamp: "2026/01/31 11:50:00 PM GMT+3:30",
 *   "Email Address": "Ann@example.com",
 *   "How satisfied are you overall?": "Satisfied",
 * };
 * const words = { "Very satisfied": 5, Satisfied: 4, Neutral: 3 };
 * const { records, assumed } = validate(googleForms.responses, [row], { words });
 * records[0]?.at; // => new Date("2026-01-31T20:20:00Z")
 * records[0]?.customerId; // => "ann@example.com"
 * measure(records, select("satisfied", csat())).value; // => 1
 * assumed; // => []
 * ```
 */
export const responses: Source<SurveyAnswers> = source({
  name: "googleForms.responses",
  marks: [TIMESTAMP],
  written: {
    languages: ["en", "de", "es"],
  },
  fields: {
    at: instant(TIMESTAMP),
    customerId: optional(key(EMAIL)),
    ...BY_WORDING,
  },
  record: answersOf,
});
