import type * as pulumi from "@pulumi/pulumi";
import { shapeProblems } from "../arguments";
import type { ChartValues } from "../charts";
import { exactVersion } from "../checks";
import { mergeMaps } from "../merge";
import { checkPlainValues, withoutDeclarations } from "../plain-secrets";
import { collectProblems, isPlain, type Problem } from "../problems";
import { isRecord } from "../records";
import type { Addon, AddonFactory, AddonOverrides, BoundAddon } from "./addon";
import { storeNeed } from "./addon-secret";
import { checkChartValues } from "./check-chart-values";
import { refuseMisdefined } from "./check-definition";
import { checkImages } from "./check-images";
import { checkCloud } from "./clouds";
import type { AddonDefinition, AddonScope } from "./definition";
import type { AddonFacts, Crds } from "./facts";
import { checkInstance, instanceName, instanceOf } from "./instance";
import { bringsMonitoring, hasRules } from "./monitors";
import { type StepName, stepNames } from "./steps";

/** Creates a function from an add-on's definition. Programs call the function to choose the add-on. */
export function defineAddon<Options extends object>(definition: AddonDefinition<Options>): AddonFactory<Options> {
  const { provides = [], optionsType }: Partial<AddonDefinition<Options>> = isRecord(definition) ? definition : {};
  const factory = (options?: Options, overrides: AddonOverrides = {}): Addon => {
    refuseMisdefined(definition);
    return {
      ...factsOf(definition, options, isRecord(overrides) ? overrides : {}),
      bind: (environment) =>
        bindAddon(
          definition,
          { ...environment, options: options === undefined ? ({} as Options) : options },
          overrides,
        ),
    };
  };
  return Object.assign(factory, {
    facts: definition,
    capabilities: Array.isArray(provides) ? provides.map(({ capability }) => capability) : [],
    optionsType,
    create: (options: object, overrides?: AddonOverrides) => factory(options as Options, overrides),
  });
}

function factsOf(definition: AddonFacts, options: unknown, { version }: AddonOverrides): AddonFacts {
  const { summary, chart, images, environment, httpProxyOnly, mounts, monitors, pods } = definition;
  const { podSecurity, crds, instances } = definition;
  const own = instances === true ? instanceOf(options) : {};
  const { admitsWorkloads, finalizesInTenants, clouds, retired, ownsCloudResources, underArgoCd } = definition;
  const behaviour = { admitsWorkloads, finalizesInTenants, clouds, retired, ownsCloudResources, underArgoCd };
  const pinned = { ...chart, version: version ?? chart.version };
  return {
    name: instanceName(definition.name, own),
    summary,
    chart: pinned,
    images,
    environment,
    httpProxyOnly,
    mounts,
    monitors,
    pods,
    namespace: instanceName(definition.namespace, own),
    podSecurity,
    crds,
    instances,
    ...behaviour,
  };
}

function bindAddon<Options extends object>(
  definition: AddonDefinition<Options>,
  scope: AddonScope<Options>,
  overrides: AddonOverrides,
): BoundAddon {
  const { crds, optionsType } = definition;
  const misfits = [
    ...(optionsType === undefined ? [] : shapeProblems(optionsType, scope.options)),
    ...shapeProblems("AddonOverrides", overrides),
  ];
  if (misfits.length > 0) {
    return refusedAddon(factsOf(definition, scope.options, isRecord(overrides) ? overrides : {}), misfits);
  }
  const secrets = definition.secrets?.(scope) ?? [];
  const chartValues = checkChartValues(definition.chart, overrides);
  const mistakes = definition.check?.({ ...scope, options: plainParts(scope.options) }) ?? [];
  return {
    ...factsOf(definition, scope.options, overrides),
    problems: collectProblems([
      ...(definition.instances === true ? checkInstance(scope.options) : []),
      ...checkVersion(overrides),
      ...checkPlainValues("values", overrides.values, secretInstead, "values"),
      ...chartValues.problems,
      ...checkImages(definition, overrides, scope.images),
      ...checkPods(definition, scope),
      ...checkCloud(definition, scope.cluster),
      checkRetired(definition, overrides),
      ...mistakes,
    ]),
    warnings: [
      retirementOf(definition) ?? [],
      ...chartValues.warnings.map((one) => `add-on ${definition.name}: ${one}`),
    ].flat(),
    steps: stepNames.filter((step) => hasStep(definition, scope, step, secrets.length > 0)),
    needs: [...(definition.needs?.(scope) ?? []), ...secrets.map(storeNeed)],
    wants: definition.wants?.(scope) ?? [],
    offers: (definition.provides ?? []).flatMap(({ offers }) => offers(scope)),
    flows: (lookup) => definition.flows?.({ ...scope, ...lookup }) ?? [],
    namespaceLabels: (lookup) => definition.namespaceLabels?.({ ...scope, ...lookup }) ?? {},
    /* `installation/release.ts` requests them from the cluster. */
    identities: definition.identities?.(scope) ?? [],
    secrets,
    values: (lookup, identities) =>
      mergeValues(
        crdValues(crds),
        definition.values({ ...scope, ...lookup, identities }),
        withoutDeclarations(overrides.values ?? {}),
      ),
    customResources: (lookup) => definition.customResources?.({ ...scope, ...lookup }) ?? [],
  };
}

/** Returns a refused add-on. It contains only the reasons. */
function refusedAddon(facts: AddonFacts, problems: readonly Problem[]): BoundAddon {
  const none = () => [];
  const nothing = () => ({});
  return {
    ...facts,
    problems,
    warnings: [],
    steps: [],
    needs: [],
    wants: [],
    offers: [],
    flows: none,
    namespaceLabels: nothing,
    identities: [],
    secrets: [],
    values: nothing,
    customResources: none,
  };
}

/** Refuses a custom add-on whose definition has no `pods`. Keelson could not place its pods, and could not give them a priority class. */
function checkPods<Options>({ pods }: AddonFacts, { placement, priorityClasses }: AddonScope<Options>): Problem[] {
  const message = (what: string) =>
    `${what}, because its definition does not set \`pods\`; set \`pods\` to the chart values that describe pods`;
  return collectProblems([
    placement !== undefined && pods === undefined && { path: "", message: message("cannot be placed") },
    priorityClasses === true &&
      pods === undefined && { path: "", message: message("cannot get the platform's priority class") },
  ]);
}

const secretInstead = "use a chart value that names a Secret, for instance existingSecret";

function checkVersion({ version }: AddonOverrides): Problem[] {
  return exactVersion("version", version);
}

function checkRetired(facts: AddonFacts, { acceptRetired }: AddonOverrides): Problem | false {
  const message = retirementOf(facts);
  return (
    message !== undefined &&
    acceptRetired !== true && { path: "acceptRetired", message: `${message}, or set acceptRetired: true` }
  );
}

/** Returns a sentence about a retired add-on: the date, the consequence and the replacement. */
export function retirementOf({ name, retired }: AddonFacts): string | undefined {
  return retired && `${name} was retired upstream in ${retired.since} and ${retired.why}; use ${retired.instead}`;
}

function hasStep<Options>(
  definition: AddonDefinition<Options>,
  { cluster }: AddonScope<Options>,
  step: StepName,
  hasSecrets: boolean,
): boolean {
  switch (step) {
    case "namespace":
      return definition.namespace !== "kube-system";
    case "crds":
      return definition.crds.how === "companion";
    case "secrets":
      return hasSecrets;
    case "release":
      return true;
    case "resources":
      return definition.customResources !== undefined || (hasRules(definition) && bringsMonitoring(cluster));
  }
}

function crdValues(crds: Crds): ChartValues {
  return crds.how === "templated" ? crds.values : {};
}

function plainParts<Options extends object>(options: Options): Partial<Options> {
  const plain = Object.entries(options).filter(([, value]) => isPlain(value as pulumi.Input<unknown>));
  return Object.fromEntries(plain) as Partial<Options>;
}

/**
 * Merges chart values. Later values override earlier values. Maps are merged key by key. All other values, including lists, are replaced as a whole.
 */
export function mergeValues(...values: readonly ChartValues[]): ChartValues {
  return mergeMaps(values) as ChartValues;
}
