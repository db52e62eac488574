import { shortened } from "../../../../shortened";
import type { PlannedResource } from "../../../planned-resource";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import { joinedLabels } from "../names";
import { rule } from "../rule";
import { gcpPolicyGrants } from "./gcp-policy-grants";
import { roleGrants } from "./role-grants";

/**
 * One resource grants a permission, and another one that granted the same permission is deleted. Pulumi deletes at the end, so this describes what
 * remains.
 */
interface Double {
  readonly type: RegExp;
  readonly end: string;
}

const doubles: readonly Double[] = [
  /*
   * A policy has one entry for each role and member, and an attachment is nothing but a role and a policy.
   * https://cloud.google.com/iam/docs/reference/rest/v1/Policy, https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
   */
  {
    type: /^gcp:.*I(?:AM|am)(?:Member|Binding|Policy)$|^aws:iam\/(?:\w+P|p)olicyAttachment:/,
    end: "Pulumi deletes the old grant afterwards, and this also removes the new grant",
  },
  /*
   * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html
   * https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-already-exists
   */
  {
    type: /^aws:eks\/accessEntry:|^azure-native:authorization:RoleAssignment$/,
    end: "the cloud refuses the new grant, because Pulumi deletes the old grant only afterwards",
  },
];

/** Lists rights that end up missing, or that cannot be given, because one resource takes them over from another one in the same change. */
export const doubleGrantLines = rule("unprotected", ({ before, after, found }) => {
  const [old, now] = [before, after].map((all) => new Map(all.map((each) => [each.urn, each])));
  const keysOf = (each: PlannedResource, byUrn: typeof old = new Map()) => {
    const resource = registered(each);
    const grants = [...roleGrants(resource, byUrn), ...gcpPolicyGrants(resource)];
    return grants
      .map(({ who, may, on, when }) => JSON.stringify([who, may, on, when]))
      .filter((key) => !key.includes("(known later)"));
  };
  return doubles.flatMap(({ type, end }) => {
    const gone = found.deleted
      .filter((each) => type.test(each.type) && each.options.retainOnDelete !== true)
      .map((each) => ({ each, keys: keysOf(each, old) }));
    const come = found.created.filter((each) => gone.length > 0 && type.test(each.type));
    return come.flatMap((each) => {
      const own = new Set(keysOf(each, now));
      const same = gone
        .filter(({ keys }) => keys.some((key) => own.has(key)))
        .map(({ each: one }) => labelOfPlanned(one));
      const from = shortened([...new Set(same)], 12);
      return same.length === 0
        ? []
        : [`${labelOfPlanned(each)}: grants the same as ${same.length > 12 ? from : joinedLabels(same)}; ${end}`];
    });
  });
});
