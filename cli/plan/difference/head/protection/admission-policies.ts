import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { labelOfPlanned, shownChange } from "../../words";
import { eachChange, kept } from "../found";
import { rule } from "../rule";

/** Policies that check objects before they are created: of Kyverno, Kubernetes and Gatekeeper. */
const policies =
  /^kubernetes:(?:policies\.kyverno\.io\/|kyverno\.io\/v\w+:(?:Cluster)?(?:Cleanup)?Policy$|admissionregistration\.k8s\.io\/|constraints\.gatekeeper\.sh\/)/;

/** Exceptions from them. https://kyverno.io/docs/guides/exceptions/ */
const exceptions = /^kubernetes:(?:policies\.)?kyverno\.io\/v\w+:PolicyException$/;

/** Reports whether an object judges others. */
export function isAdmissionPolicy({ type }: PlannedResource): boolean {
  return policies.test(type) && !exceptions.test(type);
}

/** Lists policies that refuse less than before, and new exceptions from them. */
export const admissionPolicyLines = rule("unprotected", ({ found }) => {
  const changed = kept(found).filter(({ after }) => isAdmissionPolicy(after));
  const weaker = eachChange(changed, (change, { after }) => {
    const why = weakening(change) ?? (webhooks.test(after.type) ? dependence(change) : undefined);
    return why && `${labelOfPlanned(after)}: ${why}: ${shownChange(change)}`;
  });
  const excepted = [...found.created, ...found.changed.map(({ after }) => after)]
    .filter(({ type }) => exceptions.test(type))
    .map((each) => `${labelOfPlanned(each)}: a new or changed exception to policies`);
  return [...weaker, ...excepted];
});

const webhooks = /^kubernetes:admissionregistration\.k8s\.io\/.*WebhookConfiguration$/;

/** Says why more objects need the answer of a webhook after a change: while its server is down, nobody can make or change them. */
function dependence({ path, before, after }: PropertyChange): string | undefined {
  if (path.endsWith(".failurePolicy")) {
    return before === "Ignore" ? "refuses objects while its server does not answer" : undefined;
  }
  return selectors.test(path) && before !== undefined && after === undefined ? "checks more objects" : undefined;
}

/** The names of the action of a policy on an object that breaks it, and the word for refusing it. */
const refusals: Readonly<Record<string, string>> = {
  validationActions: "Deny",
  validationFailureAction: "Enforce",
  failureAction: "Enforce",
  enforcementAction: "deny",
};

/** Parts that say which objects a policy judges. Objects that an edit adds to these are no longer checked. */
const selectors = /(?:^|\.)(?:namespaceSelector|objectSelector|matchConditions|exclude\w*)\b/;

/** Parts that select the judged objects and the rules. Objects that an edit removes from the selection are no longer checked. */
const judged = /(?:^|\.)(?:resourceRules|validations|rules|validate)\b/;

/** Says why a change makes a policy weaker; `undefined` if it does not. Two expressions do not show which one refuses more. */
function weakening({ path, before, after }: PropertyChange): string | undefined {
  const [, name = ""] = /(\w+)(?:\[[^\]]*\])?$/.exec(path) ?? [];
  if (Object.hasOwn(refusals, name)) {
    return before === refusals[name] && after !== before ? "no longer refuses objects" : undefined;
  }
  if (name === "failurePolicy") {
    return after === "Ignore" ? "lets objects pass unchecked while its server does not answer" : undefined;
  }
  if (selectors.test(path)) {
    return after === undefined ? undefined : "may skip objects";
  }
  return judged.test(path) && before !== undefined && !path.endsWith(".message") ? "has other rules" : undefined;
}
