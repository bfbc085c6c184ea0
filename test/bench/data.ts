import { seeded } from "../seeded";
/** A row as an application has it: more fields than any one KPI reads. */
export interface Row {
  readonly customerId: string;
  readonly score: number;
  readonly satisfied: number;
  readonly channel: string;
  readonly at: Date;
  readonly minutes: number;
  readonly createdAt: Date;
  readonly firstRespondedAt: Date | null;
}

const CHANNELS = ["email", "phone", "chat", "web", "app", "store", "social", "partner"];
const START = Date.UTC(2023, 0, 1);
const THREE_YEARS = 3 * 365 * 86_400_000;

/** The same rows every time. */
export function makeRows(count: number): Row[] {
  const random = seeded(1);
  return Array.from({ length: count }, () => {
    const at = new Date(START + Math.floor(random() * THREE_YEARS));
    const minutes = Math.floor(random() ** 3 * 5000);
    return {
      customerId: `customer-${Math.floor(random() * (count / 10))}`,
      score: Math.floor(random() * 11),
      satisfied: 1 + Math.floor(random() * 5),
      channel: CHANNELS[Math.floor(random() * CHANNELS.length)] as string,
      at,
      minutes,
      createdAt: at,
      firstRespondedAt: random() < 0.95 ? new Date(at.getTime() + minutes * 60_000) : null,
    };
  });
}
