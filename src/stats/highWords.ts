/**
 * The words of numbers that begin with sign and exponent: they order numbers from 0 as the numbers
 * do. Every second of `words` is one, from `first` on.
 */
export function highWords(numbers: Float64Array): { words: Uint32Array; first: 0 | 1 } {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  return { words, first: IS_LITTLE_ENDIAN ? 1 : 0 };
}

const IS_LITTLE_ENDIAN: boolean = /* @__PURE__ */ isLittleEndian();

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
}
