import { stackContents } from "../../../clouds";
import { type Fields, fields, items, text, texts } from "../../../values";
import type { Entry } from "../account";
import { launchConfigurationType, launchTemplateType, scalingGroupType } from "./self-managed";

export const stackType = "aws:cloudformation/stack:Stack";

type Machines = { readonly type: string; readonly state: (properties: Fields, physicalId: string) => Fields };

/** The types of CloudFormation that create machines, as the provider's own types. Groups come last, because they need the others. */
const machines: Readonly<Record<string, Machines>> = {
  "AWS::AutoScaling::LaunchConfiguration": {
    type: launchConfigurationType,
    state: (properties, name) => ({ name, ...launched(properties) }),
  },
  "AWS::EC2::LaunchTemplate": {
    type: launchTemplateType,
    state: (properties) => ({
      name: properties.LaunchTemplateName,
      ...launched(fields(properties.LaunchTemplateData)),
    }),
  },
  "AWS::AutoScaling::AutoScalingGroup": { type: scalingGroupType, state: scalingGroup },
};

/** Returns the resources of a stack that create machines, in the form that they have if a program creates them itself. */
export function machinesOf({ createdAt, id, name, seed, state }: Entry): Entry[] {
  const { resources } = stackContents(state, id);
  return Object.entries(machines).flatMap(([type, { type: own, state: stateOf }]) =>
    resources
      .filter((resource) => resource.type === type)
      .map(({ logicalId, physicalId, properties }) => ({
        type: own,
        name: `${name}-${logicalId}`,
        id: physicalId,
        state: { ...stateOf(properties, physicalId), id: physicalId },
        createdAt,
        seed: `${seed} ${logicalId}`,
      })),
  );
}

function launched({ InstanceType: instanceType, UserData: userData }: Fields): Fields {
  return { instanceType, userData };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html */
function scalingGroup(properties: Fields, name: string): Fields {
  const mixed = fields(properties.MixedInstancesPolicy, "LaunchTemplate");
  const template = fields(properties.LaunchTemplate ?? mixed.LaunchTemplateSpecification);
  const overrides = items(mixed.Overrides).map(({ InstanceType: instanceType }) => ({ instanceType }));
  return {
    name,
    minSize: Number(properties.MinSize ?? 0),
    maxSize: Number(properties.MaxSize ?? 0),
    ...(properties.DesiredCapacity !== undefined && { desiredCapacity: Number(properties.DesiredCapacity) }),
    vpcZoneIdentifiers: [text(properties.VPCZoneIdentifier)?.split(",") ?? texts(properties.VPCZoneIdentifier)].flat(),
    launchConfiguration: properties.LaunchConfigurationName,
    launchTemplate: { id: template.LaunchTemplateId, name: template.LaunchTemplateName },
    mixedInstancesPolicy: { launchTemplate: { overrides } },
    tags: items(properties.Tags).map(({ Key: key, Value: value }) => ({ key, value })),
  };
}

/** Notes about the contents of a run's stacks. */
export class StackNotes {
  readonly #types = new Set<string>();
  readonly #madeUp = new Set<string>();
  readonly #transforms = new Set<string>();
  #any = false;

  add({ id, state }: Entry): void {
    const { madeUp, resources, transforms } = stackContents(state, id);
    this.#any = true;
    resources.filter(({ type }) => machines[type] === undefined).forEach(({ type }) => this.#types.add(type));
    madeUp.forEach((what) => this.#madeUp.add(what));
    transforms.forEach((macro) => this.#transforms.add(macro));
  }

  /** Says what is simulated of the stacks, and what is not. */
  sentences(): string[] {
    const one = (lead: string, all: ReadonlySet<string>, end: string) =>
      all.size === 0 ? [] : [`${lead}${[...all].toSorted().join(", ")}${end}`];
    return this.#any
      ? [
          "For CloudFormation stacks, the rehearsal computes outputs, conditions and ids from the templates. The machines of their Auto Scaling groups become nodes if they join a cluster.",
          ...one("These types in CloudFormation stacks exist in name only: ", this.#types, "."),
          ...one("These values are invented, because templates do not determine them: ", this.#madeUp, "."),
          ...one("These macros of templates do not run: ", this.#transforms, "."),
        ]
      : [];
  }
}
