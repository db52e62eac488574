/** Breaks a line at spaces to fit a width; all lines except the first are indented. */
export function wrap(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length <= width || current.trim() === "") {
      current = longer;
    } else {
      lines.push(current.trimEnd());
      current = `${indent}${word}`;
    }
  }
  return [...lines, current];
}
