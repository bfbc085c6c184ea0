/** A number with four digits: for reading, never for reckoning. */
export function digits(number: number): string {
  return String(Number(number.toPrecision(4)));
}

/** A formula with its inputs' numbers in place of their names. */
export function withNumbers(formula: string, inputs: Readonly<Record<string, number>>): string {
  return formula.replace(/[a-z]+/gi, (name) => {
    const number = inputs[name] as number;
    return number < 0 ? `(${digits(number)})` : digits(number);
  });
}
