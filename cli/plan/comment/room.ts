const closing = "\n\n</details>";

/** Returns the first lines of a text, and closes every `<details>` that they open; `undefined` if not even the notice fits. */
function cut(text: string, length: number, whole: string): string | undefined {
  if (text.length <= length) {
    return text;
  }
  const cutNotice = `**Cut here, because the text is too long. Full text: ${whole}.**`;
  const kept: string[] = [];
  let size = cutNotice.length + 2;
  let open = 0;
  for (const line of text.split("\n")) {
    const opened = open + count(line, "<details") - count(line, "</details>");
    size += line.length + 1;
    if (size + opened * closing.length > length) {
      break;
    }
    kept.push(line);
    open = opened;
  }
  const result = `${kept.join("\n")}\n\n${cutNotice}${closing.repeat(open)}`;
  return result.length <= length ? result : undefined;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** A part of a comment, and its replacement if it does not fit as a whole. */
export interface Part {
  readonly whole: string;
  readonly otherwise: string;
  /** Whether its first lines are better than nothing. */
  readonly cuttable: boolean;
}

const separator = 2;

/** Says where to find a plan that is too long for a comment: a link if its address is known, otherwise the artifact of the pipelines. */
export function wholePlanAt(address?: string): string {
  return address === undefined ? "the run's artifact `plan`" : `[the whole plan](${address})`;
}

/**
 * Fits parts into a number of characters; earlier parts get room first, and each part keeps at least its hint. `elsewhere` is the place of
 * the whole text.
 */
export function fitted(parts: readonly Part[], length: number, elsewhere: string): string[] {
  const reserved = parts.map(({ otherwise }) => otherwise.length + separator);
  let left = length - reserved.reduce((sum, size) => sum + size, 0);
  return parts.map(({ whole, otherwise, cuttable }) => {
    const room = left + otherwise.length;
    const text = whole.length <= room ? whole : ((cuttable ? cut(whole, room, elsewhere) : undefined) ?? otherwise);
    left -= Math.max(0, text.length - otherwise.length);
    return text;
  });
}
