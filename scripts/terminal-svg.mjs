// Draws what a command prints in a terminal: bold, dim and the colours that gallerist uses.

const ESCAPE = String.fromCharCode(27);
const SEQUENCE = new RegExp(`${ESCAPE}\\[(\\d+)m`);

const FONT = 14;
/** The width of a character of a monospaced font, as a part of its size. Each line is stretched to it. */
const ADVANCE = 0.6;
const LINE = 20;
const MARGIN = 20;
const BAR = 34;
/** The styles that an escape sequence turns on. Others end with the sequences of OFF. */
const ON = { 1: "bold", 2: "dim", 31: "red", 33: "yellow" };
const OFF = { 0: Object.values(ON), 22: ["bold", "dim"], 39: ["red", "yellow"] };

/** Returns the picture of a command and its output. */
export function terminalSvg(command, output) {
  const lines = [`${ESCAPE}[1m$ ${command}${ESCAPE}[22m`, "", ...output.trimEnd().split("\n")];
  const styles = new Set();
  const columns = Math.max(...lines.map((line) => Array.from(plain(line)).length));
  const width = Math.ceil(columns * FONT * ADVANCE) + 2 * MARGIN;
  const height = BAR + lines.length * LINE + MARGIN;
  const texts = lines.map((line, index) => textOf(line, BAR + (index + 1) * LINE - 5, styles)).filter(Boolean);
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (fill, index) => `<circle cx="${20 + index * 18}" cy="17" r="5.5" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)} in a terminal">
<style>text{font:${FONT}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#d7dee7;white-space:pre}.bold{font-weight:700;fill:#fff}.dim{fill:#96a2b0}.red{fill:#ff9d96}.yellow{fill:#f2c063}</style>
<rect width="${width}" height="${height}" rx="8" fill="#161c24"/>
${dots.join("")}
${texts.join("\n")}
</svg>
`;
}

/** Returns the parts of a line that have characters, each at its column: an SVG does not stretch what is empty. */
function textOf(line, y, styles) {
  let column = 0;
  return line
    .split(SEQUENCE)
    .flatMap((part, index) => {
      if (index % 2 === 1) {
        if (ON[part]) styles.add(ON[part]);
        for (const style of OFF[part] ?? []) styles.delete(style);
        return [];
      }
      return part.split(/( {2,})/).map((text) => {
        const length = Array.from(text).length;
        const x = round(MARGIN + column * FONT * ADVANCE);
        column += length;
        if (text.trim() === "") return "";
        const names = [...styles].join(" ");
        return `<text x="${x}" y="${y}" textLength="${round(length * FONT * ADVANCE)}"${names ? ` class="${names}"` : ""}>${escaped(text)}</text>`;
      });
    })
    .join("");
}

function plain(line) {
  return line
    .split(SEQUENCE)
    .filter((_, index) => index % 2 === 0)
    .join("");
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
