import type { Key } from "../../slice";
import { instant, key, optional, score, text } from "../column";
import { type Source, source } from "../source";

/** A request of Jira Service Management. Fields whose column is not in the export are left out. */
export interface JiraRequest {
  /** Its key: `HELP-1`. */
  readonly id: NonNullable<Key>;
  /** Who reported it: the account's id, else the name. */
  readonly customerId: Key;
  /** Its status, which is the project's own. */
  readonly status: string | null;
  /** When it was created. */
  readonly createdAt: Date;
  /** When it was first answered; `null` while nobody has. */
  readonly firstRespondedAt: Date | null;
  /** When it was resolved; `null` while it is not. */
  readonly resolvedAt: Date | null;
  /** 1 to 5, `null` no answer: `csat()`. */
  readonly score: number | null;
}

/** How the name of a custom field's column begins. */
const CUSTOM = [
  "Custom field",
  "Campo personalizado",
  "Benutzerdefinierte Felder",
  "Benutzerdefiniertes Feld",
  "Champs personnalisés",
  "Champ personnalisé",
];

/**
 * Requests of Jira Service Management, or issues of Jira, as a search is exported to CSV, a row a request.
 *
 * - **Headers and months** are in the language of the user who exported: English, Spanish, German, French or
 *   Portuguese. For others `rename` says the columns, and `language` whose months these are.
 * - **Dates** are `05/Jan/26 9:12 AM`. An administrator may have set another layout; where day and month are
 *   both numbers in it, `dayFirst` is asked for unless the column proves it.
 * - **The first answer** is "[CHART] Date of First Response". "Time to first response" and "Time to
 *   resolution" are what is LEFT of a service target's time, `03:12` or `-06:00`, and are not used.
 * - **The zone** is the user's, and the file does not say it: `timeZone`, or `assumed`.
 * - **In two states** in one file, a request is as the row with the latest "Updated" says.
 * - **Columns that stand several times** (comments, watchers, sprints) are not read.
 *
 * Evidence: English, Spanish, Portuguese, German and French headers were seen in programs that read such
 * files; what the two custom fields are called in other languages than English is guessed from the words
 * that Jira uses elsewhere. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { jira, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   "Clave de incidencia": "HELP-5",
 *   Creada: "31/ene/26 11:50 PM",
 *   Resuelta: "01/feb/26 11:50 PM",
 *   "Campo personalizado ([CHART] Date of First Response)": "01/feb/26 12:20 AM",
 *   "Satisfaction rating": "4",
 * };
 * const { records } = validate(jira.requests, [row], { timeZone: "America/Bogota" });
 * records[0]?.createdAt; // => new Date("2026-02-01T04:50:00Z")
 * records[0]?.firstRespondedAt; // => new Date("2026-02-01T05:20:00Z")
 * measure(records, select("score", csat())).value; // => 1
 * ```
 */
export const requests: Source<JiraRequest> = source({
  name: "jira.requests",
  written: { decimal: ".", languages: ["en", "es", "de", "fr", "pt"] },
  fields: {
    id: key([
      "Issue key",
      "Work item key",
      "Clave de incidencia",
      "Vorgangsschlüssel",
      "Clé de ticket",
      "Clé du ticket",
      "Chave da item",
      "Chave do item",
      "Chave da issue",
    ]),
    customerId: optional(
      key(["Reporter Id", "Reporter", "Informador", "Autor", "Rapporteur", "Relator"]),
    ),
    status: optional(text(["Status", "Estado", "État", "Statut"])),
    createdAt: instant([
      "Created",
      "Creada",
      "Creado",
      "Fecha de creación",
      "Erstellt",
      "Erstellungsdatum",
      "Création",
      "Créé",
      "Créée",
      "Date de création",
      "Criado",
      "Criado(a)",
      "Criada",
      "Data de criação",
    ]),
    changedAt: optional(instant("Updated")),
    firstRespondedAt: optional(
      instant(
        custom(
          "[CHART] Date of First Response",
          "[CHART] Fecha de la primera respuesta",
          "[CHART] Fecha de primera respuesta",
          "[CHART] Datum der ersten Antwort",
          "[CHART] Date de la première réponse",
          "[CHART] Date de première réponse",
          "[CHART] Data da primeira resposta",
        ),
      ),
    ),
    resolvedAt: optional(
      instant([
        "Resolved",
        "Resuelta",
        "Resuelto",
        "Fecha de resolución",
        "Erledigt",
        "Gelöst",
        "Lösungsdatum",
        "Résolu",
        "Résolue",
        "Date de résolution",
        "Resolvido",
        "Resolvido(a)",
        "Resolvida",
        "Data de resolução",
      ]),
    ),
    score: optional(
      score(
        custom(
          "Satisfaction rating",
          "Satisfaction",
          "Satisfacción",
          "Calificación de satisfacción",
          "Valoración de satisfacción",
          "Zufriedenheit",
          "Zufriedenheitsbewertung",
          "Évaluation de la satisfaction",
          "Note de satisfaction",
          "Satisfação",
          "Classificação de satisfação",
          "Avaliação de satisfação",
        ),
        { min: 1, max: 5 },
      ),
    ),
  },
});

/** What the column of a custom field may be called, in a user's language. */
function custom(...fields: readonly string[]): string[] {
  return fields.flatMap((field) => [field, ...CUSTOM.map((name) => `${name} (${field})`)]);
}
