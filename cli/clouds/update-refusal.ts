import { secretMark, unknownMark } from "../../components/testing";
import type { Fields } from "../values";
import { firstFault } from "./account";
import { answerOf } from "./answer";
import type { Cloud } from "./cloud";
import type { CloudAccount, CloudCall, CloudFault, CloudPlace, CloudResource } from "./contract";
import { cloudOf } from "./facts";
import { readableId } from "./ids";
import { kubernetesUpdateRules } from "./kubernetes";
import { modelObjections } from "./models";

/** A resource of a plan, with the values that the plan knows. */
export interface PlannedInputs {
  readonly type: string;
  readonly name: string;
  readonly inputs: Fields;
}

/** An update in a plan. */
export interface PlannedUpdate {
  readonly before: PlannedInputs;
  readonly after: PlannedInputs;
}

/** Returns a function that says why the cloud or Kubernetes would refuse an update from one plan to the other. */
export function updateRefusals(
  before: readonly PlannedInputs[],
  after: readonly PlannedInputs[],
): (update: PlannedUpdate) => string[] {
  const accounts = new Map<Cloud, readonly CloudAccount[]>();
  const accountsOf = (cloud: Cloud) => {
    const known = accounts.get(cloud) ?? [before, after].map((resources) => accountOf(cloud, resources));
    accounts.set(cloud, known);
    return known;
  };
  return (update) => {
    const cloud = cloudOf(update.after.type);
    return cloud === undefined
      ? kubernetesRefusals(update)
      : [...modelRefusals(cloud, update), ...cloudRefusals(cloud, update, accountsOf(cloud))];
  };
}

/** Lists the new inputs that the cloud's published API model refuses. Leaves out refusals that the old inputs would get, too. */
function modelRefusals(cloud: Cloud, { before, after }: PlannedUpdate): string[] {
  const refused = ({ type, inputs }: PlannedInputs) =>
    modelObjections(type, inputs, [secretMark, unknownMark])
      .filter(({ warns }) => !warns)
      .map(({ property, reason }) => `${nameOf(cloud)} refuses this update: ${property}: ${reason}`);
  const known = refused(before);
  return refused(after).filter((line) => !known.includes(line));
}

function kubernetesRefusals({ before, after }: PlannedUpdate): string[] {
  return kubernetesUpdateRules
    .filter(({ types }) => types.includes(after.type))
    .flatMap(({ refuses, source }) => {
      const what = refuses(before.inputs, after.inputs);
      return what === undefined ? [] : [`Kubernetes refuses this update: ${what} (${source})`];
    });
}

/**
 * Applies the rules of rehearsals. Resources that the update needs may change before or after it, so only a refusal in both accounts
 * counts. A rule that refuses even an unchanged resource lacks values that only a deployment knows, so it does not count.
 */
function cloudRefusals(cloud: Cloud, { before, after }: PlannedUpdate, accounts: readonly CloudAccount[]): string[] {
  const type = cloud.provider.types[after.type];
  const rules = type?.refuses?.update ?? [];
  const previous = stateOf(cloud, before);
  if (type === undefined || previous === undefined) {
    return [];
  }
  const call = (inputs: Fields): CloudCall => ({
    operation: "update",
    type: after.type,
    name: after.name,
    id: previous.id,
    inputs,
    previous: previous.state,
  });
  return rules.flatMap((rule) => {
    const faults = accounts.map((account) => firstFault([rule], call(after.inputs), account));
    const isAboutUpdate = accounts.every((account) => rule(call(before.inputs), account) === undefined);
    const [fault] = faults;
    return isAboutUpdate && fault !== undefined && !faults.includes(undefined) ? [faultLine(cloud, fault)] : [];
  });
}

function nameOf({ name }: Cloud): string {
  const names: Readonly<Record<string, string>> = { aws: "AWS", azure: "Azure", gcp: "Google Cloud" };
  return names[name] ?? name;
}

function faultLine(cloud: Cloud, { code, message }: CloudFault): string {
  return `${nameOf(cloud)} refuses this update: ${message} (${code})`;
}

function placeIn({ testPlace }: Cloud): CloudPlace {
  return { ...testPlace, newId: readableId };
}

function stateOf(cloud: Cloud, { type: token, name, inputs }: PlannedInputs): CloudResource | undefined {
  const type = cloud.provider.types[token];
  if (type === undefined) {
    return undefined;
  }
  const { id, state } = answerOf(cloud.provider, type, { type: token, name, inputs, place: placeIn(cloud) });
  return { type: token, name, id, state, createdAt: 0 };
}

function accountOf(cloud: Cloud, planned: readonly PlannedInputs[]): CloudAccount {
  return {
    ...cloud.testPlace,
    now: Number.MAX_SAFE_INTEGER,
    resources: planned.flatMap((resource) => stateOf(cloud, resource) ?? []),
    deleted: new Set(),
    nodes: [],
    loadBalancers: [],
    ongoing: [],
    types: cloud.provider.types,
  };
}
