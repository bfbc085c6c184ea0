/** Tells on stderr how far the reading of a file is, once that takes more than a second. */
export function progress(
  name: string,
  size: number,
): { read: (bytes: number) => void; done: (rows: number) => void } {
  const start = performance.now();
  let told = start;

  function read(bytes: number): void {
    const now = performance.now();
    if (now - told < 1000) return;
    told = now;
    write(`${name}: ${Math.floor((100 * bytes) / size)} % read`);
  }

  function done(rows: number): void {
    if (told === start) return;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    write(`${name}: ${rows.toLocaleString("en")} rows in ${seconds} s`);
    if (process.stderr.isTTY) process.stderr.write("\n");
  }

  return { read, done };
}

/** In a terminal each line replaces the one before it. */
function write(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}
