import { checkFailures, clouds, modelObjections } from "../../cli/clouds";
import { askJudges } from "../../cli/judges";
import { brokenReferences, plannedObjects, planPaths, planWiring, strayNames } from "../../cli/plan";
import { askApiServer } from "../../cli/upgrade";
import { isRecord } from "../../cli/values";
import { type RegisteredResource, unknownMark } from "../../components/testing";
import { withLeaf } from "./leaves";
import { isKubernetes, type Mutation } from "./mutate";

/** The plan of a stack, and the mutations of its resources. */
interface Campaign {
  readonly resources: readonly RegisteredResource[];
  /** The cluster in the stack's file, if it has one. */
  readonly cluster?: unknown;
  readonly mutations: readonly Mutation[];
}

/** What a judge says to each mutation that it does not say without it; `undefined` for those that it cannot judge. */
export type Objections = readonly (readonly string[] | undefined)[];

/** Somebody who looks at what is planned. */
export interface Judge {
  readonly name: string;
  readonly objections: (campaign: Campaign) => Promise<Objections>;
}

/** All that judge a plan or an object without a whole rehearsal. */
export const judges: readonly Judge[] = [
  {
    name: "wiring",
    objections: ofWholePlan(({ resources }) => {
      const { broken, notes } = planWiring(resources);
      return [...broken, ...notes];
    }),
  },
  {
    name: "references",
    objections: ofWholePlan(
      ({ cluster, resources }) => [...brokenReferences(resources), ...strayNames(resources, cluster)],
      "cloud",
    ),
  },
  { name: "paths", objections: ofWholePlan(({ cluster, resources }) => planPaths(resources, cluster).broken) },
  { name: "API server", objections: byApiServer },
  { name: "API models", objections: ofResources(byModel) },
  { name: "provider code", objections: byProviders },
  { name: "rules of ours", objections: ofResources(byRules) },
];

/** Returns the resource with its wrong value. */
function mutated({ path, resource, wrong }: Mutation): RegisteredResource {
  const inputs = withLeaf(resource.inputs, path, wrong);
  return isRecord(inputs) ? { ...resource, inputs } : resource;
}

/** Asks about the whole plan of Kubernetes objects, or of clouds' resources, once for each mutation. */
function ofWholePlan(
  ask: (campaign: Campaign) => readonly string[],
  side: "Kubernetes" | "cloud" = "Kubernetes",
): Judge["objections"] {
  return (campaign) => {
    const known = new Set(ask(campaign));
    const said = campaign.mutations.map((mutation) => {
      const resources = campaign.resources.map((one) => (one === mutation.resource ? mutated(mutation) : one));
      const isAsked = isKubernetes(mutation.resource) === (side === "Kubernetes");
      return isAsked ? ask({ ...campaign, resources }).filter((line) => !known.has(line)) : undefined;
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

function byModel({ inputs, type }: RegisteredResource): string[] {
  return modelObjections(type, inputs, [unknownMark]).map(({ property, reason }) => `${property}: ${reason}`);
}

function byRules(resource: RegisteredResource): string[] {
  const { inputs, type } = resource;
  const provider = clouds.map((cloud) => cloud.provider).find(({ plugin }) => type.startsWith(`${plugin}:`));
  const failures = provider === undefined ? [] : checkFailures(provider, type, inputs, unknownMark);
  const ofModel = byModel(resource);
  return failures.map(({ property, reason }) => `${property}: ${reason}`).filter((line) => !ofModel.includes(line));
}

/** Asks the code of the clouds' own providers. It answers in the order of the questions, each provider for its own types. */
async function byProviders({ mutations, resources }: Campaign): Promise<Objections> {
  const asked = mutations.flatMap((mutation, index) => [
    { ...mutation.resource, urn: `${mutation.resource.urn}#${index}` },
    { ...mutated(mutation), urn: `${mutation.resource.urn}#${index}#wrong` },
  ]);
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
  const verdicts = await askJudges([...providers, ...asked]);
  const answers = new Map(
    verdicts.flatMap(({ judgements }) => judgements.map(({ objections, urn }) => [urn, objections] as const)),
  );
  return mutations.map(({ resource }, index) => {
    const known = answers.get(`${resource.urn}#${index}`);
    return answers.get(`${resource.urn}#${index}#wrong`)?.filter((line) => known?.includes(line) !== true);
  });
}

/** Asks the API server, which stores nothing: each object is judged as if it were the first of its name. */
async function byApiServer({ mutations }: Campaign): Promise<Objections> {
  const pairs = mutations.map((mutation) => [
    ...plannedObjects([mutation.resource]),
    ...(isKubernetes(mutation.resource) ? plannedObjects([mutated(mutation)]) : []),
  ]);
  const objects = pairs.flat().map((object) => ({ object, isStored: false }));
  const { answers } = await askApiServer(35, objects);
  const refusals = new Map(
    answers.map(({ message, outcome, sourced }) => [
      sourced.object,
      outcome === "not served" ? undefined : outcome === "refused" ? [message] : [],
    ]),
  );
  return pairs.map(([before, after]) => {
    const known = before === undefined ? undefined : refusals.get(before);
    const said = after === undefined ? undefined : refusals.get(after);
    return known === undefined || known.length > 0 ? undefined : said;
  });
}
