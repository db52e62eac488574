import type { Fact } from "../../cli/clouds";

type Limits = Pick<Fact, "min" | "max" | "isMinGuessed">;

const number = String.raw`(-?\d[\d,]*(?:\.\d+)?)`;
/** Words that mark a range as accepted, not as an example or a default. */
const accepted = String.raw`(?:must be|can be|should be|values? (?:are|is|must be|can be|range)|ranges? is|range:|an integer|integers|choose a value|possible values:|be an? (?:integer|value|number))`;

/** Sentences with both ends of a range, as the clouds write them. */
const ranges = [
  String.raw`${accepted}[^.;]{0,30}?\b(?:between|from) ${number} (?:and|to|through) ${number}`,
  String.raw`${accepted} (?:in the range (?:of )?)?${number} (?:to|and) ${number}`,
  String.raw`(?:must be in|range:|should be) [[(]${number}, ?${number}[\])]`,
  String.raw`must be greater than or equal to ${number} and less than (?:or equal to )?${number}`,
  String.raw`minimum (?:specified )?value (?:for this field |can be |of |is )+${number}\S* (?:\.\s*|and )?(?:the )?maximum value (?:for this field |can be |of |is )+${number}`,
  String.raw`minimum value of ${number}\.\s*maximum value of ${number}`,
  String.raw`\bmin: ${number}\b[^.]*\.\s*max: ${number}`,
].map((text) => new RegExp(text, "i"));

/** One range for each kind of a thing, for instance `gp3: 1 - 65,536 GiB`. */
const perKind = new RegExp(String.raw`[a-z]\w* ?: ${number} - ${number}`, "gi");

/** A value beside the range, for instance `from 1 to 31, or 0 to specify a month only`. */
const orZero = /(?:,? or 0|set to zero)\b/i;

/** Sentences with the lower end only. */
const least: readonly (readonly [RegExp, number | undefined])[] = [
  [
    new RegExp(
      String.raw`(?:smallest allowed|must be at least|must be greater than or equal to|\bminimum(?: [a-z]+){0,2} is)[^.;]*? ${number}`,
      "i",
    ),
    undefined,
  ],
  [/\b(?:non-?negative|0 or any positive|must be greater than (?:or equal to )?zero)/i, 0],
  [/\bpositive integer/i, 1],
];

/* A number of things is not negative, unless -1 has a special meaning. No cloud documents this, and some accept -1 silently. */
const counts = [
  /^(?:(?:optional|required|output only)\. *|constraint enforced on )*(?:the )?(?:desired |initial |maximum |minimum |max |min |node )*(?:number|num|size|amount|count)s? (?:of|for|\(in)/i,
  /^(?:the )?(?:timeout|duration|size|lifetime)[^.]{0,20}\bin (?:seconds|minutes|days|gib|gb|bytes)/i,
];

/**
 * Reads the limits of a number from its description: many clouds write them only there. A sentence that is not understood gives none.
 *
 * @param isMinStated whether the model states the lower end itself, so that there is nothing to guess
 */
export function limitsIn(description: string, isMinStated = false): Limits {
  const text = plain(description);
  const range = ranges.map((each) => each.exec(text)).find((found) => found !== null);
  if (range !== undefined && range !== null) {
    return ordered(orZero.test(text) ? Math.min(0, value(range[1])) : value(range[1]), value(range[2]));
  }
  const kinds = [...text.matchAll(perKind)];
  if (kinds.length > 0) {
    return ordered(
      Math.min(...kinds.map(([, low]) => value(low))),
      Math.max(...kinds.map(([, , high]) => value(high))),
    );
  }
  if (/-1\b|negative|unlimited/i.test(text.replaceAll(/non-?negative/gi, ""))) {
    return {};
  }
  const [pattern, fixed] = least.find(([each]) => each.test(text)) ?? [];
  if (pattern === undefined) {
    return !isMinStated && counts.some((each) => each.test(text)) ? { min: 0, isMinGuessed: true } : {};
  }
  const named = [...text.matchAll(new RegExp(pattern, "gi"))].map(([, low]) => value(low));
  return { min: fixed ?? Math.min(...named, ...(orZero.test(text) ? [0] : [])) };
}

/** Sentences with the length of a text. */
const lengths = [
  /\blimited to (\d+) characters/i,
  /\b(?:at most|up to|maximum of|maximum length (?:is|of)|no more than|cannot exceed|must not exceed) (\d+) (?:[\w-]+ )?characters/i,
];

/** Reads from its description how long a text may be. */
export function lengthIn(description: string): Pick<Fact, "maxLength"> {
  const text = plain(description);
  const found = lengths.map((each) => each.exec(text)).find((one) => one !== null);
  return found === undefined || found === null ? {} : { maxLength: Number(found[1]) };
}

/** Some ranges leave out an end, as `(0.0, 1.0]`. That end passes here. */
function ordered(min: number, max: number): Limits {
  return min < max ? { min, max } : {};
}

function value(text = ""): number {
  return Number(text.replaceAll(",", ""));
}

function plain(description: string): string {
  return description
    .replaceAll(/<[^>]*>|[`*]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
