import { type Fields, fields, items, number, text, texts } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { Group } from "./nodes";

export const scalingGroupType = "aws:autoscaling/group:Group";
export const launchTemplateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const launchConfigurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";

/** Machines with this tag join the cluster that its key names: https://docs.aws.amazon.com/eks/latest/userguide/self-managed-nodes.html */
const clusterTag = /^kubernetes\.io\/cluster\/(.+)/;
/** Pulumi's `eks.NodeGroup` requests these: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/instances.ts */
const usualMachine = "t3.medium";
const labelFlag = /--node-labels[= ]"?([^\s"']+)/g;
const taintFlag = /--register-with-taints[= ]"?([^\s"']+)/g;

const apiEffects: Readonly<Record<string, string>> = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
};

/**
 * Reads an Auto Scaling group whose machines join a cluster as if it were a node group of EKS: its size, subnets and machine type, and the
 * labels and taints that the user data of its launch template or configuration gives to the kubelet. Returns undefined for any other group.
 */
export function selfManagedGroup({ id, state }: Entry, account: Pick<SimulatedAccount, "ofType">): Group | undefined {
  const clusterName = clusterNameOf({ state });
  if (clusterName === undefined) {
    return undefined;
  }
  const launched = launchTemplateOf(state, account) ?? launchConfigurationOf(state, account);
  const userData = decoded(text(launched, "userDataBase64") ?? text(launched, "userData") ?? "");
  const [override] = items(state, "mixedInstancesPolicy", "launchTemplate", "overrides");
  return {
    id,
    state: {
      clusterName,
      scalingConfig: {
        minSize: number(state, "minSize") ?? 0,
        maxSize: number(state, "maxSize") ?? 0,
        desiredSize: number(state, "desiredCapacity") ?? number(state, "minSize") ?? 0,
      },
      subnetIds: texts(state, "vpcZoneIdentifiers"),
      instanceTypes: [text(override, "instanceType") ?? text(launched, "instanceType") ?? usualMachine],
      labels: Object.fromEntries(listed(userData, labelFlag).map((label) => pair(label))),
      taints: listed(userData, taintFlag).map(taintOf),
    },
  };
}

/** Returns the name of the cluster that a group or an add-on of EKS belongs to, or that an Auto Scaling group's machines join. */
export function clusterNameOf({ state }: Pick<Group, "state">): string | undefined {
  const [tagged] = items(state, "tags").flatMap(({ key }) => clusterTag.exec(text(key) ?? "")?.[1] ?? []);
  return text(state, "clusterName") ?? tagged;
}

/** Finds the launch template that a group names itself, or in its policy for several types of machines. */
function launchTemplateOf(state: Fields, account: Pick<SimulatedAccount, "ofType">): Fields | undefined {
  const mixed = fields(state, "mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification");
  const id = text(state, "launchTemplate", "id") ?? text(mixed.launchTemplateId);
  const name = text(state, "launchTemplate", "name") ?? text(mixed.launchTemplateName);
  const found = account
    .ofType(launchTemplateType)
    .find((template) => template.id === id || (name !== undefined && text(template.state, "name") === name));
  return found?.state;
}

function launchConfigurationOf(state: Fields, account: Pick<SimulatedAccount, "ofType">): Fields | undefined {
  const name = text(state, "launchConfiguration");
  return account
    .ofType(launchConfigurationType)
    .find((configuration) => configuration.id === name || text(configuration.state, "name") === name)?.state;
}

/** Decodes user data, which is Base64 in a launch template, and text otherwise. */
function decoded(userData: string): string {
  return /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(userData) ? Buffer.from(userData, "base64").toString("utf8") : userData;
}

function listed(userData: string, flag: RegExp): string[] {
  return [...userData.matchAll(flag)].flatMap(([, list = ""]) => list.split(",")).filter((one) => one !== "");
}

function pair(label: string): [string, string] {
  const [key = "", ...value] = label.split("=");
  return [key, value.join("=")];
}

/** Reads `key=value:Effect` or `key:Effect`. */
function taintOf(taint: string): Fields {
  const [, key = taint, value, effect = ""] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(taint) ?? [];
  return { key, ...(value === undefined ? {} : { value }), effect: apiEffects[effect] ?? "NO_SCHEDULE" };
}
