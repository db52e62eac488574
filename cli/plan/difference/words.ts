import { secretMark, unknownMark } from "../../../components/testing";
import { kindOf, labelOf } from "../label";
import type { PlannedResource } from "../planned-resource";
import type { PropertyChange } from "./changes";

const longestValue = 80;

/** A resource as people know it, for instance `aws.eks.Cluster prod`. */
export function labelOfPlanned(resource: PlannedResource): string {
  return labelOf({ ...resource, component: isComponent(resource) });
}

/** A type as people know it. */
export function kindOfPlanned(resource: PlannedResource): string {
  return kindOf({ ...resource, component: isComponent(resource) });
}

/** A change in a line, for instance `spec.replicas 1 → 2`. */
export function shownChange({ path, before, after }: PropertyChange): string {
  return `${path} ${shownValue(before)} → ${shownValue(after)}`;
}

/** A value in a line: never a secret, and no more than fits. */
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

/** The plan's rows do not say it: what no provider manages and no provider's type token names. */
function isComponent({ type, provider }: PlannedResource): boolean {
  const [packageName, module = ""] = type.split(":");
  return provider === null && packageName !== "pulumi" && packageName !== "kubernetes" && !module.includes("/");
}
