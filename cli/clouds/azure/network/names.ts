import { isKnown, items, text } from "../../../values";
import type { CloudFault, CloudRule } from "../../contract";
import { idOf } from "../existence";
import { nameOfId } from "../resource-ids";

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
const isValid = (name: string) => name.length <= 80 && /^\w(?:[\w.-]*\w)?$/.test(name);

function refusal(name: string): CloudFault {
  return {
    code: "InvalidResourceName",
    message: `Resource name ${name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`,
  };
}

/** Refuses names that Azure does not allow in networks. */
export const nameIsValid: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  return isValid(name) ? undefined : refusal(name);
};

/** Refuses names that Azure does not allow for the parts of a network's resource. @param list the property that lists the parts */
export const namesInside =
  (list: string): CloudRule =>
  ({ inputs }) => {
    const wrong = items(inputs, list)
      .flatMap((part) => text(part, "name") ?? [])
      .find((name) => isKnown(name) && !isValid(name));
    return wrong === undefined ? undefined : refusal(wrong);
  };
