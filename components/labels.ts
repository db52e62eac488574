import { collectProblems, type Problem, quote } from "./problems";

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Lists the objections to the key of a label; `reserved` are domains that others write, with all that is under them. */
export function checkLabelKey(path: string, key: string, reserved: readonly string[]): Problem[] {
  const [name = "", prefix] = key.split("/").reverse();
  const isKey =
    namePattern.test(name) && (prefix === undefined || prefixPattern.test(prefix)) && key.split("/").length < 3;
  const isReserved = reserved.some((domain) => prefix === domain || prefix?.endsWith(`.${domain}`) === true);
  return collectProblems([
    !isKey && {
      path,
      message: `a key of up to 63 letters, digits, "-", "_" and ".", with or without a domain before "/", given ${quote(key)}`,
    },
    isReserved && { path, message: `a domain other than ${reserved.join(", ")}, given ${quote(key)}` },
  ]);
}

/** Lists the objections to the value of a label. */
export function checkLabelValue(path: string, value: string): Problem[] {
  return collectProblems([
    !(value === "" || namePattern.test(value)) && {
      path,
      message: `a value of up to 63 letters, digits, "-", "_" and ".", given ${quote(value)} (${value.length} characters)`,
    },
  ]);
}
