import type { RegisteredResource } from "../../../../components/testing";

import { fields, items, text } from "../../../values";
import { type Workload, workloads } from "../../descriptions";
import { kindOf, nameOf } from "../../label";
import type { Reach } from "../../network";
import { escapedPattern } from "./names";
import { isService, selected } from "./selected-pods";

/**
 * Returns a function that reports whether the source pods of a connection name the target pods, or a Service in front of them: in variables,
 * arguments or the ConfigMaps that they use.
 */
export function namersOf(resources: readonly RegisteredResource[]): (reach: Reach) => boolean {
  const texts = new Map(resources.filter(isConfigMap).map((each) => [nameOf(each), JSON.stringify(each.inputs.data)]));
  const settings = new Map(
    workloads(resources).map((workload) => {
      const files = configMapsOf(workload).flatMap((name) => texts.get(`${workload.namespace}/${name}`) ?? []);
      return [`${workload.namespace}/${workload.name}`, { own: ownOf(workload), files: files.join("\n") }];
    }),
  );
  const services = resources
    .filter(isService)
    .flatMap((service) => selected(service, resources).map((each) => [nameOf(each), nameOf(service)] as const));
  return ({ from, to }) => {
    const hosts = [to, ...services.flatMap(([pods, service]) => (pods === to ? [service] : []))]
      .map((name) => name.split("/")[1] ?? "")
      .filter((host) => host !== "");
    const { own = "", files = "" } = settings.get(from) ?? {};
    const any = hosts.map(escapedPattern).join("|");
    return hosts.length > 0 && (new RegExp(`["/@=,](?:${any})[.:"/]`).test(own) || inFile(any).test(files));
  };
}

/** Files have more words than variables, so a host counts if it has a scheme, a domain or a pod before it, and a port or a domain after it. */
function inFile(hosts: string): RegExp {
  return new RegExp(`(?:[/@=,.:]|\\s|")(?:${hosts})(?:\\.[\\w-]+)*:\\d`);
}

function ownOf({ podSpec }: Workload): string {
  return JSON.stringify(items(podSpec, "containers").map(({ env, args, command }) => ({ env, args, command })));
}

function configMapsOf({ podSpec }: Workload): string[] {
  const mounted = items(podSpec, "volumes").flatMap((volume) => [
    text(volume, "configMap", "name"),
    ...items(volume, "projected", "sources").map((source) => text(source, "configMap", "name")),
  ]);
  const read = items(podSpec, "containers").flatMap((container) => [
    ...items(container, "envFrom").map((each) => text(each, "configMapRef", "name")),
    ...items(container, "env").map((each) => text(fields(each, "valueFrom"), "configMapKeyRef", "name")),
  ]);
  return [...mounted, ...read].flatMap((name) => name ?? []);
}

function isConfigMap(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:core/") && kindOf(resource) === "ConfigMap";
}
