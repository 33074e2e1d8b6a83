/** Characters that take two columns of a terminal: those of East Asia in full width, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Marks that a terminal puts onto the character before them. */
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** Returns the number of columns that a printable character takes on a terminal. */
export function columnsOf(character: string): number {
  if (character.length === 1 && character < "\u0300") return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
