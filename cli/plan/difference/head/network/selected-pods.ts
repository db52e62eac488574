import type { RegisteredResource } from "../../../../../components/testing";
import { at, fields, isRecord, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { kindOf, labelOf, namespaceOf } from "../../../label";
import { joinedLabels } from "../names";
import { rule } from "../rule";

/** Lists Services that newly send traffic to other workloads, because labels or the selector changed. */
export const selectionLines = rule("unprotected", ({ before, after }) => {
  const old = new Map(before.filter(isService).map((each) => [each.urn, each]));
  const known = new Set(before.map(({ urn }) => urn));
  return after.filter(isService).flatMap((service) => {
    const earlier = old.get(service.urn);
    const [was, is] = [earlier === undefined ? [] : selected(earlier, before), selected(service, after)];
    const come = is.filter(({ urn }) => known.has(urn) && !was.some((each) => each.urn === urn));
    return was.length === 0 || come.length === 0
      ? []
      : [`${labelOf(service)}: now sends requests to ${joinedLabels(come.map(labelOf))}${gone(was, is)}`];
  });
});

function gone(was: readonly RegisteredResource[], is: readonly RegisteredResource[]): string {
  const left = was.filter(({ urn }) => !is.some((each) => each.urn === urn));
  return left.length === 0 ? "" : `, no longer to ${joinedLabels(left.map(labelOf))}`;
}

/** Reports a Service of Kubernetes. */
export function isService(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:core/") && kindOf(resource) === "Service" && resource.read !== true;
}

/**
 * Returns the workloads that a Service selects: none without a selector.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function selected(service: RegisteredResource, resources: readonly RegisteredResource[]): RegisteredResource[] {
  const selector = Object.entries(fields(at(service.inputs, "spec", "selector")));
  return selector.length === 0
    ? []
    : workloads(resources)
        .filter(
          ({ namespace, labels, resource }) =>
            namespace === namespaceOf(service) &&
            resource.provider === service.provider &&
            selector.every(([key, value]) => !isRecord(value) && text(labels, key) === value),
        )
        .map(({ resource }) => resource);
}
