import { type ClusterTypes, clouds } from "../../clouds";
import { isFields } from "../../values";
import type { ChangingStep } from "../engine/events";
import { kindAndName, shortName, typeOf } from "../engine/operation-record";
import type { ClusterEdit } from "../engine/stack-copy";
import type { StateResource } from "../engine/state";
import { changeText, isRemoval, type Mistake } from "../run/outcomes";

/** Something that people do to a stack that is up, and what may come of it. */
export interface StackChange {
  readonly phase: "scale" | "upgrade";
  readonly edit: ClusterEdit;
  /** What is wrong with the steps that the engine took, by URN; `before` is the state that they were taken on. */
  readonly mistakes: (steps: readonly ChangingStep[], before: readonly StateResource[]) => readonly Mistake[];
}

function typesOf(cluster: Readonly<Record<string, unknown>> | undefined): ClusterTypes | undefined {
  return clouds.map((cloud) => cloud.cluster).find(({ kind }) => kind === cluster?.kind);
}

/** True for a cluster that its stack makes in a cloud. */
export function isMadeByStack(cluster: Readonly<Record<string, unknown>> | undefined): boolean {
  return typesOf(cluster) !== undefined;
}

/** The changes that can be made to a stack with that cluster, in their order; none where the cluster exists already. */
export function changesOf(cluster: Readonly<Record<string, unknown>> | undefined): readonly StackChange[] {
  const types = typesOf(cluster);
  if (cluster === undefined || types === undefined) {
    return [];
  }
  return [scaleOf(cluster, types), upgradeOf(cluster, types)].filter((change) => change !== undefined);
}

/** One more node at most in the first pool. */
function scaleOf({ nodePools }: Readonly<Record<string, unknown>>, types: ClusterTypes): StackChange | undefined {
  const [pool] = Object.entries(isFields(nodePools) ? nodePools : {});
  if (pool === undefined) {
    return undefined;
  }
  const [name, args] = pool;
  if (!isFields(args) || typeof args.max !== "number") {
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

function scaleMistakes(
  steps: readonly ChangingStep[],
  names: readonly string[],
  { nodePool }: ClusterTypes,
): readonly Mistake[] {
  const isThePool = ({ urn }: ChangingStep) => typeOf(urn) === nodePool && names.includes(shortName(urn));
  const scaled = steps.some((step) => step.op === "update" && isThePool(step));
  const missing = { urn: "", message: `no update of the node pool ${names.join(", ")}, although its maximum changed` };
  const others = steps.filter((step) => step.op !== "update" || !isThePool(step));
  return [
    ...(scaled ? [] : [missing]),
    ...others.map((step) => mistake(step, "scaling a pool must change that pool and nothing else")),
  ];
}

/** The next minor version. */
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
    ...still.map((urn) => ({ urn, message: "was not updated by the upgrade" })),
    ...early.map((urn) => ({ urn, message: `was updated before ${named} was` })),
  ];
}

function mistake(step: ChangingStep, rule: string): Mistake {
  return { urn: step.urn, message: changeText(rule, step) };
}
