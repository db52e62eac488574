import { at, items, text, texts } from "../../../../values";
import { kindOf, namespaceOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import { isAdmissionPolicy } from "../protection";
import { locksChanges } from "./unknown-newcomers";

/** Types that route the traffic of networks and load balancers. */
const leading =
  /^(?:aws|gcp|azure-native):.*:(?:Route|RouteTableAssociation|MainRouteTableAssociation|NetworkAcl|NetworkAclAssociation|ListenerRule|VpcDhcpOptionsAssociation|ResolverRuleAssociation)$/;

/** Names the effect of a new resource on what exists, if it has one by its kind. */
export function effectOf(resource: PlannedResource, known: ReadonlySet<string>): string[] {
  const label = labelOfPlanned(resource);
  if (leading.test(resource.type)) {
    const used = Object.values(resource.propertyDependencies).flat();
    return used.every((urn) => known.has(urn))
      ? [`${label}: new, and changes the traffic between existing resources`]
      : [];
  }
  if (!resource.type.startsWith("kubernetes:")) {
    return locksChanges(resource) ? [`${label}: new, and refuses every change to the resources that it locks`] : [];
  }
  const kind = kindOf({ ...resource, component: false });
  const annotations = at(resource.inputs, "metadata", "annotations");
  const isDefault = ["storageclass.kubernetes.io/is-default-class", "ingressclass.kubernetes.io/is-default-class"].some(
    (key) => text(at(annotations, key)) === "true",
  );
  /* Another line says which pods may be evicted by default. */
  const isDefaultPriority =
    kind === "PriorityClass" &&
    resource.inputs.globalDefault === true &&
    text(resource.inputs, "preemptionPolicy") === "Never";
  if (isDefault || isDefaultPriority) {
    return [`${label}: new, and becomes the default for objects without a class`];
  }
  if (isAdmissionPolicy(resource) && refuses(resource)) {
    return [`${label}: new, and may refuse existing objects when they change or restart`];
  }
  if (isAdmissionPolicy(resource) && changesOthers(resource)) {
    return [`${label}: new, and changes, creates or deletes other objects`];
  }
  if (kind === "MutatingWebhookConfiguration") {
    return [`${label}: new, and changes other objects`];
  }
  const isOfSystem = kind === "ConfigMap" && namespaceOf({ ...resource, component: false }) === "kube-system";
  return isOfSystem ? [`${label}: new, and may configure system components of the cluster`] : [];
}

/** Policies of Kyverno and of Kubernetes that do more than judge. */
function changesOthers({ inputs, type }: PlannedResource): boolean {
  return (
    /:(?:Mutating|Generating|Deleting|\w*Cleanup)\w*Policy$/.test(type) ||
    items(inputs, "spec", "rules").some((rule) => rule.mutate !== undefined || rule.generate !== undefined)
  );
}

function refuses({ inputs }: PlannedResource): boolean {
  const spec = JSON.stringify(inputs.spec ?? {});
  return (
    texts(inputs, "spec", "validationActions").includes("Deny") ||
    /"(?:validationFailureAction|failureAction)":"enforce"|"enforcementAction":"deny"/i.test(spec)
  );
}
