import type { RegisteredResource } from "../../../../../components/testing";
import { escapedPattern } from "../../../../escaped-pattern";
import { items } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { kindOf, nameOf } from "../../../label";
import type { Reach } from "../../../network";
import { mountedConfigMaps, variableConfigMaps } from "./config-maps";
import { isService, selected } from "./selected-pods";

/**
 * Returns a function that reports whether the source pods of a connection name the target pods or a Service in front of them. It looks in variables,
 * arguments and the ConfigMaps that the source pods use.
 */
export function namersOf(resources: readonly RegisteredResource[]): (reach: Reach) => boolean {
  const namesHost = hostNamer(resources);
  const services = resources
    .filter(isService)
    .flatMap((service) => selected(service, resources).map((each) => [nameOf(each), nameOf(service)] as const));
  return ({ from, to }) =>
    namesHost(from, [to, ...services.flatMap(([pods, service]) => (pods === to ? [service] : []))]);
}

/** Returns a function that reports whether pods, as `namespace/name`, name one of the hosts, as `namespace/name`, in their settings. */
export function hostNamer(
  resources: readonly RegisteredResource[],
): (pods: string, targets: readonly string[]) => boolean {
  const texts = new Map(resources.filter(isConfigMap).map((each) => [nameOf(each), JSON.stringify(each.inputs.data)]));
  const settings = new Map(
    workloads(resources).map((workload) => {
      const used = [...mountedConfigMaps(workload), ...variableConfigMaps(workload)];
      const files = used.flatMap((name) => texts.get(`${workload.namespace}/${name}`) ?? []);
      return [`${workload.namespace}/${workload.name}`, { own: ownOf(workload), files: files.join("\n") }];
    }),
  );
  return (pods, targets) => {
    const hosts = targets.map((name) => name.split("/")[1] ?? "").filter((host) => host !== "");
    const { own = "", files = "" } = settings.get(pods) ?? {};
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

function isConfigMap(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:core/") && kindOf(resource) === "ConfigMap";
}
