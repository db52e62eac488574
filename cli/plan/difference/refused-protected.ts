import { shortened } from "../../shortened";
import type { PlannedResource } from "../planned-resource";
import type { Difference, Replaced } from "./difference";
import { labelOfPlanned } from "./words";

/**
 * Says which resources Pulumi refuses to delete or to replace, because they are protected. The state decides about deletions, so a change
 * that ends the protection cannot also delete. https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 */
export function protectedRefusals(found: Difference): string[] {
  const deleted = found.deleted.filter((each) => each.read !== true && isProtected(each));
  const replaced = found.replaced.filter((each) => isHeld(each, found)).map(({ after }) => after);
  return [...refusal(deleted, "deleted"), ...refusal(replaced, "replaced")];
}

function isProtected({ options }: PlannedResource): boolean {
  return options.protect === true;
}

/**
 * Reports whether Pulumi refuses to replace a resource. A change may end the protection of a resource and replace it at once, unless the
 * engine deletes it before the program asks for it: with another resource that is deleted before it is replaced.
 */
function isHeld({ before, after, root }: Replaced, { replaced }: Difference): boolean {
  const cause = replaced.find((each) => each.after.urn === root && root !== after.urn);
  return isProtected(before) && (isProtected(after) || cause?.after.options.deleteBeforeReplace === true);
}

function refusal(resources: readonly PlannedResource[], what: "deleted" | "replaced"): string[] {
  const [protectedNow, them] = resources.length === 1 ? ["it is protected", "it"] : ["they are protected", "them"];
  return resources.length === 0
    ? []
    : [
        `${shortened(resources.map(labelOfPlanned))} cannot be ${what}, because ${protectedNow}; keelson:replace does not change this. Undo the change, or first deploy protect: false for ${them} (in a cluster component, deletionProtection: false)`,
      ];
}
