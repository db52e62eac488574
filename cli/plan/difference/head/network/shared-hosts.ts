import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { shortened } from "../../../../shortened";
import { sharedRoutes } from "../../../findings";
import { labelOf, namespaceOf } from "../../../label";
import { fresh, rule } from "../rule";
import { isEveryHost, servedBy } from "./hosts";

/**
 * Lists hosts that newly have two owners. Either owner may answer instead of the other: objects with the same host and path, or objects with the same
 * host in several namespaces.
 */
export const sharedHostLines = rule("open", ({ before, after }) => {
  const same = fresh({ before, after }, (resources) => sharedRoutes(resources.filter(isOwn)));
  const [former, hosts] = [before, after].map(hostsOfSeveral);
  const several = [...(hosts ?? [])].filter(
    ([host, line]) => former?.get(host) !== line && !same.some((route) => route.startsWith(`${host}/`)),
  );
  return [
    ...same.map((line) => `${line}; their controller decides which object answers`),
    ...several.map(([, line]) => line),
  ];
});

function isOwn({ component }: RegisteredResource): boolean {
  return !component;
}

/** Returns hosts that several namespaces serve. */
function hostsOfSeveral(resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const served = resources.flatMap((resource) => servedBy(resource).map((host) => ({ host, resource })));
  const byHost = groupBy(
    served.filter(({ host }) => !isEveryHost(host)),
    ({ host, resource }) => [resource.provider, host].join("\n"),
  );
  return new Map(
    [...byHost.values()].flatMap((alike) => {
      const namespaces = new Set(alike.map(({ resource }) => namespaceOf(resource)));
      const labels = [...new Set(alike.map(({ resource }) => labelOf(resource)))];
      const host = alike[0]?.host ?? "";
      return namespaces.size < 2
        ? []
        : [
            [
              host,
              `${host} is served from several namespaces: ${shortened(labels, 6)}; each of these objects can take over paths of the others`,
            ],
          ];
    }),
  );
}
