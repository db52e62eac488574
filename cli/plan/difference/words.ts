import { isRecord, secretMark, unknownMark } from "../../../components/testing";
import { cloudOf } from "../../clouds";
import { kindOf, labelOf } from "../label";
import type { PlannedResource } from "../planned-resource";
import type { PropertyChange } from "./changes";
import { cutEnd, cutPair } from "./cut";
import { managedName } from "./managed-policies";

const longestValue = 400;
/** Two values that differ are cut around the difference, and may be shorter. */
const longestOfTwo = 80;

/** Returns the label of a resource, for instance `aws.eks.Cluster prod`. */
export function labelOfPlanned(resource: PlannedResource): string {
  return labelOf({ ...resource, component: isComponent(resource) });
}

/** Returns the kind of a resource. */
export function kindOfPlanned(resource: PlannedResource): string {
  return kindOf({ ...resource, component: isComponent(resource) });
}

/** Describes a change in a line, for instance `spec.replicas 1 → 2`. Long values are cut around their difference. */
export function shownChange({ path, before, after }: PropertyChange): string {
  const [was, is] = shownPair(before, after);
  return `${path} ${was} → ${is}`;
}

/** Shows a value in a line: never a secret, and cut if it is long. */
export function shownValue(value: unknown): string {
  return cutEnd(wholeValue(value), longestValue);
}

/** Shows two different values so that the difference is visible: long ones are cut around it, and secrets are never shown. */
export function shownPair(before: unknown, after: unknown, longest = longestOfTwo): [string, string] {
  const hasBoth = before !== undefined && after !== undefined;
  return hasBoth ? cutPair(wholeValue(before), wholeValue(after), longest) : [shownValue(before), shownValue(after)];
}

function wholeValue(value: unknown): string {
  if (value === undefined) {
    return "(nothing)";
  }
  if (value === unknownMark || value === secretMark) {
    return value === unknownMark ? "(known later)" : "(secret)";
  }
  const origins = originsOf(value);
  return origins === undefined ? `${JSON.stringify(value)}${managedName(value)}` : `from ${origins.join(", ")}`;
}

/** Names the resources that an unknown value comes from, if nothing else is known about it. */
function originsOf(value: unknown): string[] | undefined {
  const from = isRecord(value) && Object.keys(value).length === 1 ? value.from : undefined;
  const isUrns = Array.isArray(from) && from.length > 0 && from.every((each) => String(each).startsWith("urn:pulumi:"));
  return isUrns ? from.map((urn) => String(urn).replace(/^.*::/, "")) : undefined;
}

/**
 * Reports whether a row is a component. Rows of earlier versions do not contain this: then no provider manages the row, and its token names no
 * provider. Azure's tokens look like those of components, and its default provider is not in a row.
 */
export function isComponent({ component, type, provider }: PlannedResource): boolean {
  const [packageName, module = ""] = type.split(":");
  const isOfProvider = packageName === "pulumi" || packageName === "kubernetes" || cloudOf(type) !== undefined;
  return component ?? (provider === null && !isOfProvider && !module.includes("/"));
}
