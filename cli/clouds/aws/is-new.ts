import { all } from "../account";
import type { CloudRule } from "../contract";
import { isAwsType } from "./aws-type";

/** Refuses a resource if one exists with the same identity. */
export const isNew: CloudRule = ({ type: token, inputs }, account) => {
  const type = account.types[token];
  const unique = isAwsType(type) ? type.unique : undefined;
  if (unique === undefined || unique.by.some((key) => inputs[key] === undefined)) {
    return undefined;
  }
  const twin = all(account, token).find(({ state }) => unique.by.every((key) => state[key] === inputs[key]));
  return twin && unique.fault(inputs, twin);
};
