import { wrap } from "../wrap";
import type { Check } from "./check";

const marks: Readonly<Record<Check["state"], string>> = {
  pass: "ok  ",
  warn: "warn",
  fail: "FAIL",
  "not checked": "-   ",
};
const width = 120;

/** Renders the checks in the order in which they were made, and counts them. */
export function doctorText(stack: string, checks: readonly Check[]): string {
  const lines = checks.flatMap(({ area, fix, message, state, subject }) => [
    ...indented(
      `${marks[state]}  ${area}: ${subject}: ${state === "not checked" ? `not checked: ${message}` : message}`,
      "      ",
    ),
    ...(fix === undefined || state === "pass"
      ? []
      : indented(`      fix: ${fix}`.trim(), "      ").map((line) => `      ${line}`)),
  ]);
  const count = (state: Check["state"]) => checks.filter((check) => check.state === state).length;
  const sums = `${count("fail")} failed, ${count("warn")} warnings, ${count("not checked")} not checked, ${count("pass")} passed`;
  return `Checks of ${stack}: ${sums}\n\n${lines.join("\n")}\n`;
}

function indented(line: string, indent: string): string[] {
  return wrap(line, width, indent);
}
