import { credentialSpans, type Span } from "./patterns";
import { secretSpans, secretSpansInWord } from "./plain-secrets";

/** The place of a text. It decides which parts of the text look like secrets. */
export type TextPlace =
  /** A value whose name the user chose, for instance a variable. */
  | { readonly name: string }
  /** A word of a command line, and the word before it. */
  | { readonly after: unknown }
  /** Any other text. Only credentials that Keelson recognizes without a name count. */
  | "other";

/** Replaces the parts of a text that look like a secret. `mark` returns the replacement for each part. */
export function maskSecrets(text: string, place: TextPlace, mark: (secret: string) => string): string {
  let [masked, end] = ["", 0];
  for (const [from, to] of spansOf(text, place).sort(([one], [other]) => one - other)) {
    if (to > end) {
      const start = Math.max(from, end);
      masked += text.slice(end, start) + mark(text.slice(start, to));
      end = to;
    }
  }
  return masked + text.slice(end);
}

function spansOf(text: string, place: TextPlace): Span[] {
  return place === "other"
    ? credentialSpans(text)
    : "name" in place
      ? secretSpans(place.name, text)
      : secretSpansInWord(place.after, text);
}
