import type { RegisteredResource } from "../../../../../components/testing";
import { items, parsed, text, texts } from "../../../../values";
import type { Grant } from "./grant";
import { memberGrants } from "./role-grants";

/** Lists the grants of a whole policy of Google Cloud. https://cloud.google.com/iam/docs/reference/rest/v1/Policy */
export function gcpPolicyGrants(resource: RegisteredResource): Grant[] {
  const policy = /^gcp:.*I(?:AM|am)Policy$/.test(resource.type) ? parsed(resource.inputs.policyData) : undefined;
  return items(policy, "bindings").flatMap((binding) =>
    memberGrants(resource, {
      members: texts(binding, "members"),
      role: text(binding, "role") ?? "(known later)",
      condition: text(binding, "condition", "expression"),
    }),
  );
}
