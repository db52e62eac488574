import { chartNames, chartOrders, parseQuantity, type RegisteredResource } from "../../../components/testing";
import { asRelease } from "../../charts";
import { at, fields, items, text } from "../../values";
import { kindOf } from "../label";
import { type Count, numeric } from "./billing";

/** Volumes of one kind that a release requests. */
export interface OrderedVolumes {
  readonly of: string;
  readonly count: Count;
  /** In bytes. */
  readonly size: number | undefined;
  readonly storageClass: string;
}

/**
 * Leaves out rendered objects of releases whose cloud resources the catalogue knows. Also lists the releases whose cloud resources are
 * unknown.
 */
export function countable(given: readonly RegisteredResource[]): {
  readonly resources: readonly RegisteredResource[];
  readonly unseen: readonly RegisteredResource[];
} {
  const all = given.map((one) => asRelease(one));
  const releases = all.filter((each) => kindOf(each) === "Release");
  const known = new Set(releases.filter((each) => ordersOf(each) !== undefined).map(({ urn }) => urn));
  const rendered = new Set(all.map(({ parent }) => parent));
  return {
    resources: all.filter(({ parent }) => parent === undefined || !known.has(parent)),
    unseen: releases.filter((each) => !rendered.has(each.urn) && !chartNames().includes(chartName(each) ?? "")),
  };
}

function chartName({ inputs }: RegisteredResource): string | undefined {
  const chart = text(inputs, "chart");
  return chart?.slice(chart.lastIndexOf("/") + 1);
}

/** Returns the cloud resources that a release requests, by the catalogue; `undefined` for other objects and other charts. */
function ordersOf(resource: RegisteredResource): ReturnType<typeof chartOrders> {
  const chart = chartName(resource);
  return chart === undefined || kindOf(resource) !== "Release" ? undefined : chartOrders(chart);
}

/** Reports whether a release of the catalogue has a Service of type LoadBalancer. */
export function ordersBalancer(resource: RegisteredResource): boolean {
  const path = ordersOf(resource)?.service;
  const service = path === undefined ? undefined : fields(resource.inputs.values, ...path);
  return service !== undefined && (text(service, "type") ?? "LoadBalancer") === "LoadBalancer";
}

/** Lists the volumes that a release of the catalogue requests. Without a storage class its pods have none. */
export function orderedVolumes(resource: RegisteredResource): OrderedVolumes[] {
  const { values } = resource.inputs;
  const { volumes = [], claims } = ordersOf(resource) ?? {};
  const templates = volumes.flatMap(({ of, replicas, size, storageClass }) => {
    const name = text(values, ...storageClass);
    const count = replicas === undefined ? 1 : (numeric(fields(values), ...replicas) ?? 1);
    const asked = text(at(values, ...size));
    return name === undefined || count === 0
      ? []
      : [{ of, count: { min: count, max: count }, size: parseQuantity(asked ?? ""), storageClass: name }];
  });
  return claims === undefined ? templates : [...templates, ...claimedVolumes(claims.of, items(values, ...claims.in))];
}

function claimedVolumes(of: string, objects: readonly unknown[]): OrderedVolumes[] {
  const claims = objects.filter((one) => text(one, "kind") === "PersistentVolumeClaim");
  return claims.flatMap((claim) => {
    const storageClass = text(claim, "spec", "storageClassName");
    const size = parseQuantity(text(claim, "spec", "resources", "requests", "storage") ?? "");
    return storageClass === undefined ? [] : [{ of, count: { min: 1, max: 1 }, size, storageClass }];
  });
}
