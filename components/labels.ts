import { matches } from "./checks";
import { collectProblems, expected, type Problem } from "./problems";

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * Lists the mistakes in the key of a label.
 *
 * @param reserved domains that are refused as prefix, with all their subdomains
 */
export function checkLabelKey(path: string, key: string, reserved: readonly string[]): Problem[] {
  const [name = "", prefix] = key.split("/").reverse();
  const isKey =
    namePattern.test(name) && (prefix === undefined || prefixPattern.test(prefix)) && key.split("/").length < 3;
  const isReserved = reserved.some((domain) => prefix === domain || prefix?.endsWith(`.${domain}`) === true);
  return collectProblems([
    !isKey &&
      expected(
        path,
        'a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/"',
        key,
      ),
    isReserved && expected(path, `a prefix other than ${reserved.join(", ")}`, key),
  ]);
}

/** Lists the mistakes in labels that select other objects. */
export function checkLabels(path: string, labels: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...checkLabelKey(`${path}.${key}`, key, []),
    ...checkLabelValue(`${path}.${key}`, value),
  ]);
}

/** Lists the mistakes in the value of a label. */
export function checkLabelValue(path: string, value: string): Problem[] {
  return value === ""
    ? []
    : matches(
        path,
        value,
        namePattern,
        'a value of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends)',
        `it has ${value.length} characters`,
      );
}
