import type { RegisteredResource } from "../../../components/testing";
import { cloudOf } from "../../clouds";
import { kindOf, labelOf } from "../label";
import { awsCharges } from "./aws-charges";
import { azureCharges } from "./azure-charges";
import { countable } from "./chart-charges";
import { type CostLine, isCharge, type StackCost, type UnpricedLine, type Verdict } from "./contract";
import { isByUse, isFree } from "./free";
import { gcpCharges } from "./gcp-charges";
import { kubernetesCharges } from "./kubernetes-charges";
import { type Place, placesOf } from "./places";

/** Computes the cost of a plan and of its rendered charts. */
export function planCost({ resources, ofCharts = [] }: PricedPlan): StackCost {
  return stackCost([...resources, ...ofCharts]);
}

/**
 * Computes the monthly cost of a stack at list prices. A part without a price is listed, never counted as free. A stack that requests
 * nothing from a cloud has no cost here, because the place of its cluster is unknown. Objects that a chart renders count, unless the
 * catalogue knows the cloud resources of its release.
 */
export function stackCost(all: readonly RegisteredResource[]): StackCost {
  const { resources, unseen } = countable(all);
  const own = resources.filter(({ read, component }) => read !== true && !component);
  if (!own.some(({ type }) => cloudOf(type) !== undefined)) {
    return { min: 0, max: 0, lines: [], unpriced: [], byUse: [], unseen: [] };
  }
  const verdictOf = verdicts(resources);
  const parts = own.flatMap((resource) =>
    verdictOf(resource).map((part) => ({ ...part, urn: resource.urn, label: labelOf(resource) })),
  );
  const lines = parts.filter((part): part is CostLine => isCharge(part));
  return {
    min: sum(lines.map(({ min }) => min)),
    max: sum(lines.map(({ max }) => max)),
    lines: lines.sort((one, other) => other.max - one.max),
    unpriced: parts.filter((part): part is UnpricedLine => !isCharge(part)),
    byUse: own.filter(({ type }) => isByUse(type)).map(labelOf),
    unseen: unseen.map(labelOf),
  };
}

/** The parts of a plan that decide its cost. */
interface PricedPlan {
  readonly resources: readonly RegisteredResource[];
  readonly ofCharts?: readonly RegisteredResource[];
}

function verdicts(resources: readonly RegisteredResource[]): (resource: RegisteredResource) => Verdict {
  const placeOf = placesOf(resources);
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const referred = ({ propertyDependencies }: RegisteredResource, input: string) =>
    (propertyDependencies[input] ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
  const charged = (resource: RegisteredResource, place: Place): Verdict | undefined => {
    switch (cloudOf(resource.type)?.name) {
      case "aws":
        return awsCharges(resource, place.region, referred);
      case "gcp":
        return gcpCharges(resource, place.region, resources);
      case "azure":
        return azureCharges(resource, place.region);
      default:
        return resource.type.startsWith("kubernetes:") ? kubernetesCharges(resource, place, resources) : undefined;
    }
  };
  return (resource) => {
    const isObject = resource.type.startsWith("kubernetes:");
    if (!isObject && (isFree(resource.type) || isByUse(resource.type))) {
      return [];
    }
    const place = placeOf(resource);
    return place === undefined
      ? unplaced(resource, isObject)
      : (charged(resource, place) ?? [{ what: kindOf(resource), why: "no list price is known for this type" }]);
  };
}

/**
 * Names charges without a price, because the place where they are billed is unknown. Kubernetes objects that no cloud bills are left out.
 */
function unplaced(resource: RegisteredResource, isObject: boolean): Verdict {
  const what = kindOf(resource);
  const isBilled = !isObject || ["PersistentVolumeClaim", "StatefulSet"].includes(what);
  return isBilled ? [{ what, why: "the cloud and region are not known" }] : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
