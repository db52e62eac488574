import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";

/** Registers a resource that a provider in a region manages; `from` names the sources of inputs. */
export function resource(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  from: Readonly<Record<string, string>> = {},
): RegisteredResource {
  return {
    ...registered(name, {
      type,
      provider: type.startsWith("kubernetes:") ? "in-cluster" : "cloud",
      inputs,
      propertyDependencies: Object.fromEntries(Object.entries(from).map(([input, source]) => [input, [source]])),
    }),
    urn: name,
  };
}

/** The provider of AWS in a region. */
export function awsIn(region: string): RegisteredResource {
  return { ...registered("cloud", { type: "pulumi:providers:aws", inputs: { region } }), urn: "cloud" };
}

/** A node group with two disks of 54 GB together. */
export function nodeGroup(
  min: number,
  max: number,
  more: Readonly<Record<string, unknown>> = {},
): RegisteredResource[] {
  const disk = (volumeSize: number) => ({ ebs: { volumeSize, volumeType: "gp3" } });
  return [
    resource("aws:ec2/launchTemplate:LaunchTemplate", "template", { blockDeviceMappings: [disk(4), disk(50)] }),
    resource(
      "aws:eks/nodeGroup:NodeGroup",
      "general",
      { instanceTypes: ["m7i.large", "m6i.large"], scalingConfig: { minSize: min, maxSize: max }, ...more },
      { launchTemplate: "template" },
    ),
  ];
}
