import { cloudOf, factsOf } from "../../../../clouds";
import type { PlannedResource } from "../../../planned-resource";
import type { Difference } from "../../difference";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import { newcomers } from "../found";
import { hasAccessList } from "../network";
import { grantsIn } from "./permissions";
import { isRight } from "./rights";
import { namesWhom } from "./shared-grants";

/** Cloud types that give access, by the ends of their names. */
const lettingIn =
  /:\w*(?:Permissions?|Grant|DataShare\w*|I(?:AM|am)Policy|(?<!Web)A(?:cl|CL)|AccessControl|AccessPolicy|ResourcePolicy|DataPolicy|Authorization|SharedVPC\w+|Peering(?:Connection)?|TrustAnchor|DelegatedAdmin\w*)$/;

/** Reports whether the rules about permissions cover a new resource: they show whom it admits, or that this is unknown. */
export function isToldAsRight(resource: PlannedResource): boolean {
  const isLettingIn = cloudOf(resource.type) !== undefined && lettingIn.test(resource.type);
  return isRight(resource) || isLettingIn || namesWhom(resource) || grantsIn([registered(resource)]).length > 0;
}

/**
 * Lists new resources that admit somebody, if no rule knows whom. A rule that reads a type reads it in new and changed resources. Nobody knows every
 * type.
 */
export function unknownRights(found: Difference) {
  return newcomers(found)
    .filter((each) => cloudOf(each.type) !== undefined && lettingIn.test(each.type))
    .filter((each) => factsOf(each.type) === undefined && !hasAccessList(each) && !namesWhom(each))
    .filter((each) => grantsIn([registered(each)]).length === 0)
    .map((each) => ({ label: labelOfPlanned(each), what: "new; Keelson cannot tell who gets access through it" }));
}
