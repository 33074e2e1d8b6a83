/** Lines shown around a change. */
const CONTEXT = 3;

/** Returns a unified diff of one hunk, empty when the texts are equal. Line breaks are as in the texts. */
export function textDiff(before: string, after: string, file: string): string {
  if (before === after) return "";
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const start = Math.max(0, head - CONTEXT);
  const behind = Math.min(tail, CONTEXT);
  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
  const lines = [
    ...old.slice(start, head).map((line) => ` ${line}`),
    ...old.slice(head, oldEnd).map((line) => `-${line}`),
    ...now.slice(head, nowEnd).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + behind).map((line) => ` ${line}`),
  ];
  const range = (end: number): string => `${start + 1},${end + behind - start}`;
  return [`--- ${file}\n+++ ${file}\n@@ -${range(oldEnd)} +${range(nowEnd)} @@\n`, ...lines.map(ended)].join("");
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function ended(line: string): string {
  return line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`;
}
