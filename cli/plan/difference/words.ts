import { secretMark, unknownMark } from "../../../components/testing";
import { kindOf, labelOf } from "../label";
import type { PlannedResource } from "../planned-resource";
import type { PropertyChange } from "./changes";

const longestValue = 80;

/** Returns the label of a resource, for instance `aws.eks.Cluster prod`. */
export function labelOfPlanned(resource: PlannedResource): string {
  return labelOf({ ...resource, component: isComponent(resource) });
}

/** Returns the kind of a resource. */
export function kindOfPlanned(resource: PlannedResource): string {
  return kindOf({ ...resource, component: isComponent(resource) });
}

/** Describes a change in a line, for instance `spec.replicas 1 → 2`. */
export function shownChange({ path, before, after }: PropertyChange): string {
  return `${path} ${shownValue(before)} → ${shownValue(after)}`;
}

/** Shows a value in a line: never a secret, and cut if it is long. */
export function shownValue(value: unknown): string {
  if (value === undefined) {
    return "(nothing)";
  }
  if (value === unknownMark || value === secretMark) {
    return value === unknownMark ? "(known later)" : "(secret)";
  }
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** Reports whether a row is a component. Rows do not say so: no provider manages a component, and its token has no provider's form. */
function isComponent({ type, provider }: PlannedResource): boolean {
  const [packageName, module = ""] = type.split(":");
  return provider === null && packageName !== "pulumi" && packageName !== "kubernetes" && !module.includes("/");
}
