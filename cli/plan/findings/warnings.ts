import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import { at, text } from "../../values";
import { beyondQuota, weaknesses, workloads } from "../descriptions";
import { isProvider, kindOf, labelOf, nameOf } from "../label";
import { unreachable } from "../network";
import { modelFindings } from "./api-models";
import { emptyGroups } from "./empty-groups";
import { foreignImages } from "./foreign-images";
import { loadBalancer } from "./load-balancers";
import { sharedRoutes } from "./shared-routes";

/** Lists warnings about a program, one line each. */
export function findings(resources: readonly RegisteredResource[]): string[] {
  const managed = resources.filter((resource) => !resource.component && !isProvider(resource) && !isBuiltIn(resource));
  const hasComponents = resources.some(({ component }) => component);
  return [
    ...duplicates(managed),
    ...weakPods(resources),
    ...unreachable(resources),
    ...beyondQuota(resources),
    ...openForHosts(managed),
    ...emptyGroups(managed),
    ...foreignImages(resources),
    ...sharedRoutes(managed),
    ...modelFindings(managed),
    ...finding(
      "deleted together with the cluster, but their load balancers stay behind",
      managed.filter((resource) => resource.options.deletedWith !== undefined && loadBalancer(resource) !== undefined),
    ),
    ...finding(
      "on a default provider",
      managed.filter(({ provider, type }) => provider === undefined && !isEngines(type)),
    ),
    ...(hasComponents
      ? finding(
          "in no component",
          managed.filter(({ parent }) => parent === undefined),
        )
      : []),
  ];
}

/** Reports whether the engine itself manages a type, such as `pulumi.Stash`. */
function isEngines(type: string): boolean {
  return type.startsWith("pulumi:index:");
}

/** Lists policies that open every public address because only Cilium's policies can name hosts. */
function openForHosts(managed: readonly RegisteredResource[]): string[] {
  return managed.flatMap((resource) => {
    const hosts = text(at(resource.inputs, "metadata", "annotations", "keelson.dev/hosts"));
    return hosts === undefined
      ? []
      : [`allows every public address, because this CNI cannot enforce host names: ${labelOf(resource)} for ${hosts}`];
  });
}

/** The engine's own types, such as stack references. */
function isBuiltIn(resource: RegisteredResource): boolean {
  return resource.type.startsWith("pulumi:pulumi:");
}

function finding(what: string, resources: readonly RegisteredResource[]): string[] {
  return resources.length === 0 ? [] : [`${what}: ${resources.map(labelOf).join(", ")}`];
}

/** Lists objects that are declared more than once: each declaration would undo the others. */
function duplicates(managed: readonly RegisteredResource[]): string[] {
  const named = managed.filter(
    (resource) => resource.type.startsWith("kubernetes:") && resource.read !== true && !nameOf(resource).endsWith("-…"),
  );
  const identity = (resource: RegisteredResource) =>
    [resource.provider ?? "", apiVersionOf(resource), kindOf(resource), nameOf(resource)].join(" ");
  return [...groupBy(named, identity).values()].flatMap(([first, second, ...more]) =>
    first === undefined || second === undefined
      ? []
      : [
          `${labelOf(first)} is declared ${more.length + 2} times: ${shortened([first, second, ...more].map(({ name }) => name))}`,
        ],
  );
}

function apiVersionOf({ inputs, type }: RegisteredResource): string {
  const apiVersion = at(inputs, "apiVersion");
  return typeof apiVersion === "string" ? apiVersion : type;
}

function weakPods(resources: readonly RegisteredResource[]): string[] {
  const weak = workloads(resources).map(({ resource, podSpec }) => ({
    resource,
    what: weaknesses(podSpec).join(", "),
  }));
  const alike = groupBy(
    weak.filter(({ what }) => what !== ""),
    ({ what }) => what,
  );
  return [...alike].flatMap(([what, pods]) =>
    finding(
      `violates Pod Security restricted (${what})`,
      pods.map(({ resource }) => resource),
    ),
  );
}
