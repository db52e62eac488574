/** How much of the common beginning is shown before the difference. */
const context = 30;
const ellipsis = "…";

/** Cuts two different texts around their first difference, so that they still differ. */
export function cutPair(before: string, after: string, longest: number): [string, string] {
  if (before.length <= longest && after.length <= longest) {
    return [before, after];
  }
  const common = commonLength(before, after);
  const start = startOf(before, common);
  return [cutFrom(before, start, longest), cutFrom(after, start, longest)];
}

/** Cuts a text at its end. */
export function cutEnd(text: string, longest: number): string {
  return cutFrom(text, 0, longest);
}

function commonLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) {
    length += 1;
  }
  return length;
}

/** Returns where to begin: at the word of the difference, if it is near, and in a command at the word before it, such as its flag. */
function startOf(text: string, difference: number): number {
  if (difference <= context) {
    return 0;
  }
  const near = text.slice(difference - context, difference);
  const [boundary] = /\s\S+\s+\S*$/.exec(near) ?? /[/,\s"'({[][^/,\s"'({[]*$/.exec(near) ?? [near];
  return difference - boundary.length + (boundary.length < near.length ? 1 : 0);
}

function cutFrom(text: string, start: number, longest: number): string {
  const quote = text.startsWith('"') ? '"' : "";
  const lead = start === 0 ? "" : `${quote}${ellipsis}`;
  const rest = `${lead}${text.slice(start)}`;
  return rest.length > longest ? `${rest.slice(0, longest - 1)}${ellipsis}` : rest;
}
