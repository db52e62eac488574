import type { CloudRule } from "../../contract";
import { idOf } from "../existence";
import { nameOfId } from "../resource-ids";

/** Refuses names that Azure does not allow in networks. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
export const nameIsValid: CloudRule = (call, account) => {
  const name = nameOfId(idOf(call, account));
  return name.length <= 80 && /^\w(?:[\w.-]*\w)?$/.test(name)
    ? undefined
    : {
        code: "InvalidResourceName",
        message: `Resource name ${name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`,
      };
};
