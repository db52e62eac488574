import { includes } from "../network";
import { type Condition, matches } from "./grant";

/** Writes a condition in the words of its author. */
export function shownCondition({ test, operator, values }: Condition): string {
  return operator === undefined ? test : `${test} ${operator} ${values.join("|")}`;
}

/** Writes conditions in one order, however their author sorted them. */
export function shownConditions(conditions: readonly Condition[]): string {
  return conditions.map(shownCondition).sort().join(", ");
}

/** Splits an expression of CEL, or of Azure's language, at the top into tests that must all hold. */
export function expressionConditions(expression: string): Condition[] {
  const whole = expression.trim();
  /* Without brackets, "or" binds weaker than "and". */
  const parts = isAlternative(whole) ? [whole] : splitOutside(whole, /^\s*(?:&&|\bAND\b)\s*/i);
  return whole === "" ? [] : parts.map((test) => ({ test, values: [] }));
}

const or = /^\s*(?:\|\||\bOR\b)\s*/i;

function isAlternative(expression: string): boolean {
  return splitOutside(expression, or).length > 1;
}

const quotes = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/**
 * Reports whether an expression may not mean what its "and" and "or" say: a choice with `?` binds weaker, a comment hides the rest, and raw
 * strings and those in three quotes end elsewhere. https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
function isOpaque(expression: string): boolean {
  return /\?|\/\/|\w["']|["']{3}/.test(expression.replaceAll(quotes, '""'));
}

/** Splits a text at separators that are in no quotes and no brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  if (isOpaque(text)) {
    return [text.trim()];
  }
  const parts = [""];
  let depth = 0;
  let rest = text;
  while (rest !== "") {
    const [quoted] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\w+)/.exec(rest) ?? [];
    const [found] = depth === 0 ? (separator.exec(rest) ?? []) : [];
    const step = found ?? quoted ?? rest.slice(0, 1);
    depth += /^[([{]$/.test(step) ? 1 : /^[)\]}]$/.test(step) ? -1 : 0;
    if (found === undefined) {
      parts.push(`${parts.pop() ?? ""}${step}`);
    } else {
      parts.push("");
    }
    rest = rest.slice(step.length);
  }
  return parts.map((part) => part.trim());
}

/** Reports whether a test holds whenever another one does: it asks for the same, or for less. */
export function holdsWith(lax: Condition, strict: Condition): boolean {
  if (lax.operator === undefined || strict.operator === undefined) {
    const isSame = lax.operator === strict.operator && lax.test === strict.test;
    return isSame || (lax.operator === undefined && splitOutside(lax.test, or).includes(strict.test));
  }
  const [wide, narrow] = [parsed(lax.operator), parsed(strict.operator)];
  return (
    lax.test.toLowerCase() === strict.test.toLowerCase() &&
    /* Without the key, a test that forbids values holds, but a test of any value does not. */
    (wide.set === narrow.set || (narrow.set === "" && !/Not/.test(narrow.comparison))) &&
    (wide.isIfExists || !narrow.isIfExists) &&
    (wide.comparison.endsWith("IgnoreCase") || !narrow.comparison.endsWith("IgnoreCase")) &&
    admitsAll(wide.comparison, lax.values, narrow.comparison, strict.values)
  );
}

/** Splits an operator: `ForAnyValue:StringLikeIfExists`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function parsed(operator: string) {
  const [, set = "", comparison = "", ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  return { set, comparison, isIfExists: ifExists !== undefined };
}

/** Operators for which one value can include another one, by how it does. */
const including: readonly (readonly [operator: RegExp, includes: (wide: string, narrow: string) => boolean])[] = [
  [/^(?:StringLike|StringNotLike|Arn\w+)$/, (wide, narrow) => matches(wide, narrow, "s")],
  [/^String(?:Not)?EqualsIgnoreCase$/, (wide, narrow) => wide.toLowerCase() === narrow.toLowerCase()],
  [/^(?:Not)?IpAddress$/, includes],
  [/^NumericLessThan/, (wide, narrow) => amount(wide) >= amount(narrow)],
  [/^NumericGreaterThan/, (wide, narrow) => amount(wide) <= amount(narrow)],
  [/^DateLessThan/, (wide, narrow) => instant(wide) >= instant(narrow)],
  [/^DateGreaterThan/, (wide, narrow) => instant(wide) <= instant(narrow)],
];

/** A value that is no number is not comparable. */
function amount(value: string): number {
  return /^-?[\d.]+$/.test(value) ? Number(value) : Number.NaN;
}

/**
 * Returns the time of a date: ISO 8601, which begins with a year, or seconds since 1970. Another text is not comparable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
function instant(value: string): number {
  return /^\d{5,}$/.test(value) ? Number(value) * 1000 : /^\d{4}(?:-|$)/.test(value) ? Date.parse(value) : Number.NaN;
}

/** The kind of values that an operator compares: two operators of different kinds cannot be compared. */
function familyOf(comparison: string): string {
  return /^(?:String|Arn)(?!Not)/.test(comparison) ? "text" : comparison;
}

function admitsAll(wide: string, admitted: readonly string[], narrow: string, others: readonly string[]): boolean {
  /* Of what a test forbids, a laxer one forbids less. */
  if (/Not/.test(narrow)) {
    return wide === narrow && admitted.every((value) => others.some((other) => includesValue(narrow, other, value)));
  }
  /* A pattern is wider than a text, even if its letters are the same. */
  const isPattern = /^(?:StringLike|Arn\w+)$/.test(narrow) && !/^(?:StringLike|Arn\w+)$/.test(wide);
  return (
    familyOf(wide) === familyOf(narrow) &&
    !(isPattern && others.some((value) => /[*?]/.test(value))) &&
    others.every((value) => admitted.some((each) => includesValue(wide, each, value)))
  );
}

function includesValue(operator: string, wide: string, narrow: string): boolean {
  const [, isIn] = including.find(([operators]) => operators.test(operator)) ?? [];
  return wide === narrow || (isIn?.(wide, narrow) ?? false);
}
