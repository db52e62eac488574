import { isRecord } from "../../values";
import type { CloudRule } from "../contract";
import { invalidValue } from "./faults";

const longest = 63;
const mostLabels = 64;

/** https://cloud.google.com/resource-manager/docs/labels-overview#requirements */
export const labelsAreAllowed: CloudRule = ({ inputs }) => {
  const labels = inputs.labels ?? inputs.resourceLabels;
  if (!isRecord(labels)) {
    return undefined;
  }
  const all = Object.entries(labels);
  if (all.length > mostLabels) {
    return invalidValue("labels", `${all.length} labels, at most ${mostLabels}.`);
  }
  const wrong = all.find(([key, value]) => !isKey(key) || !isValue(String(value)));
  return (
    wrong &&
    invalidValue(
      "labels",
      `'${wrong[0]}=${String(wrong[1])}'. Label keys and values can only contain lowercase letters, digits, '_' and '-', up to ${longest} characters, and a key starts with a letter.`,
    )
  );
};

function isKey(key: string): boolean {
  return key.length <= longest && /^\p{Ll}[\p{Ll}\p{Lo}\p{N}_-]*$/u.test(key);
}

function isValue(value: string): boolean {
  return value.length <= longest && /^[\p{Ll}\p{Lo}\p{N}_-]*$/u.test(value);
}
