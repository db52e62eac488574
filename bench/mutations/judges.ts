import { brokenReferences, planPaths, planWiring, strayNames } from "../../cli/plan";
import { identitiesIn } from "../../cli/wiring";
import type { RegisteredResource } from "../../components/testing";
import { byApiServer } from "./api-server";
import type { Campaign, Judge } from "./campaign";
import { byModel, byProviders, byRules } from "./cloud-judges";
import { isKubernetes, mutated } from "./mutate";

/** All that judge a plan or an object without a whole rehearsal. */
export const judges: readonly Judge[] = [
  {
    name: "wiring",
    objections: ofWholePlan(
      ({ resources }) => {
        const { broken, notes } = planWiring(resources);
        return [...broken, ...notes];
      },
      (resource) => isKubernetes(resource) || identitiesIn([resource]).length > 0,
    ),
  },
  {
    name: "references",
    objections: ofWholePlan(
      ({ cluster, resources }) => [...brokenReferences(resources), ...strayNames(resources, cluster)],
      (resource) => !isKubernetes(resource),
    ),
  },
  { name: "paths", objections: ofWholePlan(({ cluster, resources }) => planPaths(resources, cluster).broken) },
  { name: "API server", objections: byApiServer },
  { name: "API models", objections: ofResources(byModel) },
  { name: "provider code", objections: byProviders },
  { name: "rules of ours", objections: byRules },
];

/** Asks about the whole plan, once for each mutation of a resource that the judge knows. @param isAsked which it knows @default Kubernetes objects */
function ofWholePlan(
  ask: (campaign: Campaign) => readonly string[],
  isAsked: (resource: RegisteredResource) => boolean = isKubernetes,
): Judge["objections"] {
  return (campaign) => {
    const known = new Set(ask(campaign));
    const said = campaign.mutations.map((mutation) => {
      const resources = campaign.resources.map((one) => (one === mutation.resource ? mutated(mutation) : one));
      return isAsked(mutation.resource)
        ? ask({ ...campaign, resources }).filter((line) => !known.has(line))
        : undefined;
    });
    return Promise.resolve(said);
  };
}

/** Asks about one resource of a cloud at a time. */
function ofResources(ask: (resource: RegisteredResource) => readonly string[]): Judge["objections"] {
  return ({ mutations }) =>
    Promise.resolve(
      mutations.map((mutation) => {
        const known = new Set(ask(mutation.resource));
        return isKubernetes(mutation.resource) ? undefined : ask(mutated(mutation)).filter((line) => !known.has(line));
      }),
    );
}
