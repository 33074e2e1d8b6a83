// Makes standard error look like a terminal, for what is shown there alone.
Object.defineProperties(process.stderr, { isTTY: { value: true }, columns: { value: 120 } });
