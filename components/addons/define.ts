import type * as pulumi from "@pulumi/pulumi";
import type { ChartValues } from "../charts";
import type { Cloud, Cluster } from "../clusters/contract";
import { mergeMaps } from "../merge";
import { collectProblems, isPlain, type Problem, quote } from "../problems";
import {
  type Addon,
  type AddonDefinition,
  type AddonFactory,
  type AddonFacts,
  type AddonOverrides,
  type AddonScope,
  type BoundAddon,
  type Crds,
  type StepName,
  stepNames,
} from "./definition";

/** Turns the description of an add-on into the function with which a stack chooses it. */
export function defineAddon<Options extends object>(definition: AddonDefinition<Options>): AddonFactory<Options> {
  const factory = (options?: Options, overrides: AddonOverrides = {}): Addon => ({
    ...factsOf(definition, overrides),
    bind: (environment) => bindAddon(definition, { ...environment, options: options ?? ({} as Options) }, overrides),
  });
  if (definition.namespace === "kube-system" && definition.flows !== undefined) {
    throw new Error(
      `add-on ${definition.name}: flows have no effect in kube-system, which is not ours to close: leave them out`,
    );
  }
  return Object.assign(factory, {
    facts: definition,
    capabilities: (definition.provides ?? []).map(({ capability }) => capability),
  });
}

function factsOf(definition: AddonFacts, { version }: AddonOverrides): AddonFacts {
  const { name, summary, chart, namespace, podSecurity, crds } = definition;
  const { admitsWorkloads, finalizesInTenants, clouds, retired, ownsCloudResources } = definition;
  const behaviour = { admitsWorkloads, finalizesInTenants, clouds, retired, ownsCloudResources };
  const pinned = { ...chart, version: version ?? chart.version };
  return { name, summary, chart: pinned, namespace, podSecurity, crds, ...behaviour };
}

function bindAddon<Options extends object>(
  definition: AddonDefinition<Options>,
  scope: AddonScope<Options>,
  overrides: AddonOverrides,
): BoundAddon {
  const { crds } = definition;
  const objections = definition.check?.({ ...scope, options: plainParts(scope.options) }) ?? [];
  return {
    ...factsOf(definition, overrides),
    problems: collectProblems([
      ...checkVersion(overrides),
      checkCloud(definition, scope.cluster),
      checkRetired(definition, overrides),
      ...objections,
    ]),
    warnings: [retirementOf(definition) ?? []].flat(),
    steps: stepNames.filter((step) => hasStep(definition, step)),
    needs: definition.needs?.(scope) ?? [],
    wants: definition.wants?.(scope) ?? [],
    offers: (definition.provides ?? []).flatMap(({ offers }) => offers(scope)),
    flows: (lookup) => definition.flows?.({ ...scope, ...lookup }) ?? [],
    namespaceLabels: (lookup) => definition.namespaceLabels?.({ ...scope, ...lookup }) ?? {},
    identities: definition.identities?.(scope) ?? [],
    values: (lookup, identities) =>
      mergeValues(crdValues(crds), definition.values({ ...scope, ...lookup, identities }), overrides.values ?? {}),
    customResources: (lookup) => definition.customResources?.({ ...scope, ...lookup }) ?? [],
  };
}

const everyCloud = { aws: true, gcp: true, azure: true, none: true } as const satisfies Record<Cloud, true>;

function checkVersion({ version }: AddonOverrides): (Problem | false)[] {
  return [
    version !== undefined &&
      !/^v?\d+\.\d+\.\d+([-+].+)?$/.test(version) && {
        path: "version",
        message: `an exact version such as "1.2.3", given ${quote(version)}`,
      },
  ];
}

function checkCloud({ clouds }: AddonFacts, { cloud }: Cluster): Problem | false {
  const why = clouds?.[cloud] ?? true;
  return (
    why !== true && {
      path: "cluster.cloud",
      message: `it runs on ${cloudsOf(clouds).join(", ")}, given ${quote(cloud)}, where ${why}: leave the add-on out of this stack`,
    }
  );
}

/** The clouds that an add-on runs on. */
function cloudsOf(clouds: AddonFacts["clouds"] = everyCloud): Cloud[] {
  return (Object.keys(everyCloud) as Cloud[]).filter((cloud) => clouds[cloud] === true);
}

function checkRetired(facts: AddonFacts, { acceptRetired }: AddonOverrides): Problem | false {
  const message = retirementOf(facts);
  return (
    message !== undefined &&
    acceptRetired !== true && { path: "acceptRetired", message: `${message}, or accept it by acceptRetired: true` }
  );
}

/** Says since when nobody maintains an add-on's chart, what that means and what to use. */
export function retirementOf({ name, retired }: AddonFacts): string | undefined {
  return retired && `${name} is retired upstream since ${retired.since} and ${retired.why}: use ${retired.instead}`;
}

function hasStep<Options>(definition: AddonDefinition<Options>, step: StepName): boolean {
  switch (step) {
    case "namespace":
      return definition.namespace !== "kube-system";
    case "crds":
      return definition.crds.how === "companion";
    case "release":
      return true;
    case "resources":
      return definition.customResources !== undefined;
  }
}

function crdValues(crds: Crds): ChartValues {
  return crds.how === "templated" ? crds.values : {};
}

function plainParts<Options extends object>(options: Options): Partial<Options> {
  const plain = Object.entries(options).filter(([, value]) => isPlain(value as pulumi.Input<unknown>));
  return Object.fromEntries(plain) as Partial<Options>;
}

/** Merges chart values, later over earlier: maps key by key, lists and everything else whole. */
export function mergeValues(...values: readonly ChartValues[]): ChartValues {
  return mergeMaps(values) as ChartValues;
}
