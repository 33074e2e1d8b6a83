// Makes the outputs look like a terminal, for what is shown there alone.
for (const stream of [process.stdout, process.stderr]) {
  Object.defineProperties(stream, { isTTY: { value: true }, columns: { value: 120 } });
}
