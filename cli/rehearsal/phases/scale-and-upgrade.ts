import { type ClusterTypes, clouds } from "../../clouds";
import { isRecord } from "../../values";
import { type ChangingStep, type ClusterEdit, kindAndName, type StateResource, shortName, typeOf } from "../engine";
import { changeText, isMovedByCloud, isRemoval, type Mistake } from "../run";

/** A change that people make to a running stack, and the steps that it may cause. */
export interface StackChange {
  readonly phase: "scale" | "upgrade";
  readonly edit: ClusterEdit;
  /** Lists the mistakes in the engine's steps, given the state before them. */
  readonly mistakes: (steps: readonly ChangingStep[], before: readonly StateResource[]) => readonly Mistake[];
}

function typesOf(cluster: Readonly<Record<string, unknown>> | undefined): ClusterTypes | undefined {
  return clouds.map((cloud) => cloud.cluster).find(({ kind }) => kind === cluster?.kind);
}

/** Reports whether a stack creates its cluster in a cloud. */
export function isMadeByStack(cluster: Readonly<Record<string, unknown>> | undefined): boolean {
  return typesOf(cluster) !== undefined;
}

/** Returns the changes to make to a stack with that cluster, in order; none if the cluster exists already. */
export function changesOf(cluster: Readonly<Record<string, unknown>> | undefined): readonly StackChange[] {
  const types = typesOf(cluster);
  if (cluster === undefined || types === undefined) {
    return [];
  }
  return [scaleOf(cluster, types), upgradeOf(cluster, types)].filter((change) => change !== undefined);
}

/** Raises the maximum of the first pool by one node. */
function scaleOf({ nodePools }: Readonly<Record<string, unknown>>, types: ClusterTypes): StackChange | undefined {
  const [pool] = Object.entries(isRecord(nodePools) ? nodePools : {});
  if (pool === undefined) {
    return undefined;
  }
  const [name, args] = pool;
  if (!isRecord(args) || typeof args.max !== "number") {
    return undefined;
  }
  return {
    phase: "scale",
    edit: { path: ["nodePools", name, "max"], value: args.max + 1 },
    mistakes: (steps, before) => scaleMistakes(steps, poolNames(before, types, name), types),
  };
}

function poolNames(state: readonly StateResource[], { controlPlane }: ClusterTypes, pool: string): readonly string[] {
  return state.filter(({ type }) => type === controlPlane).map(({ urn }) => `${shortName(urn)}-${pool}`);
}

/**
 * Reports whether a name belongs to a pool or to its part in one zone, whose name ends in the zone's letter on EKS and in its digit on AKS.
 */
function isPartOf(name: string, pool: string): boolean {
  return name.startsWith(pool) && /^(?:-[a-z]|\d)?$/.test(name.slice(pool.length));
}

function scaleMistakes(
  steps: readonly ChangingStep[],
  names: readonly string[],
  { nodePool }: ClusterTypes,
): readonly Mistake[] {
  const isThePool = ({ urn }: ChangingStep) =>
    typeOf(urn) === nodePool && names.some((name) => isPartOf(shortName(urn), name));
  const scaled = steps.some((step) => step.op === "update" && isThePool(step));
  const missing = {
    urn: "",
    message: `expected an update of node pool ${names.join(", ")}, because its maximum changed, got none`,
  };
  const others = steps.filter((step) => step.op !== "update" || !(isThePool(step) || isMovedByCloud(step)));
  return [
    ...(scaled ? [] : [missing]),
    ...others.map((step) => mistake(step, "scaling a pool must only change that pool")),
  ];
}

/** Upgrades to the next minor version. */
function upgradeOf(cluster: Readonly<Record<string, unknown>>, types: ClusterTypes): StackChange | undefined {
  const minor = /^1\.(\d+)$/.exec(String(cluster.kubernetesVersion))?.[1];
  if (minor === undefined) {
    return undefined;
  }
  return {
    phase: "upgrade",
    edit: { path: ["kubernetesVersion"], value: `1.${Number(minor) + 1}` },
    mistakes: (steps, before) => upgradeMistakes(steps, before, types),
  };
}

function upgradeMistakes(
  steps: readonly ChangingStep[],
  before: readonly StateResource[],
  { controlPlane, nodePool, upgradesNodePools }: ClusterTypes,
): readonly Mistake[] {
  const updateOf = (urn: string) => steps.find((step) => step.op === "update" && step.urn === urn);
  const ofType = (type: string) => before.filter((resource) => resource.type === type).map(({ urn }) => urn);
  const planes = ofType(controlPlane);
  const named = planes.map(kindAndName).join(", ");
  const lastEnd = Math.max(...planes.map((urn) => updateOf(urn)?.ended ?? 0));
  const pools = upgradesNodePools === true ? [] : ofType(nodePool);
  const early = pools.filter((urn) => (updateOf(urn)?.began ?? Number.POSITIVE_INFINITY) < lastEnd);
  const still = [...planes, ...pools].filter((urn) => updateOf(urn) === undefined);
  return [
    ...steps.filter(isRemoval).map((step) => mistake(step, "an upgrade must happen in place")),
    ...still.map((urn) => ({ urn, message: "the upgrade did not update this resource" })),
    ...early.map((urn) => ({ urn, message: `was updated before ${named}` })),
  ];
}

function mistake(step: ChangingStep, rule: string): Mistake {
  return { urn: step.urn, message: changeText(rule, step) };
}
