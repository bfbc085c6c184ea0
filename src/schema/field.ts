import * as z from "zod";
import * as cell from "../cells/cell";
import { notARecord, Problem, type Read } from "../cells/cell";

/** A field that must say something. */
export function required<Value>(read: Read<Value>): z.ZodType<Value> {
  return field(cell.required(read));
}

/** A field that must be there, but may be blank: `null`. */
export function nullable<Value>(read: Read<Value>): z.ZodType<Value | null> {
  return field(cell.nullable(read));
}

/** A field that may be blank (`null`) or left out (`undefined`). */
export function optional<Value>(read: Read<Value>): z.ZodType<Value | null | undefined> {
  return field(cell.optional(read));
}

/** An object with these fields; others are dropped. */
export function record<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.object(shape, { error: ({ input }) => notARecord(input).message });
}

function field<Value>(read: (value: unknown) => Value | Problem): z.ZodType<Value> {
  return z.transform<unknown, Value>((value, { issues }) => {
    const got = read(value);
    if (!(got instanceof Problem)) return got;
    issues.push({ code: "custom", input: value, message: got.message });
    return z.NEVER;
  });
}
