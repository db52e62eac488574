import { stackCost } from "../../../cli/plan/cost";
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

/** Returns the charges of a stack, as `label: what min max`. */
export function charges(resources: readonly RegisteredResource[]): string[] {
  return stackCost(resources).lines.map(
    ({ label, what, min, max }) => `${label}: ${what} ${min.toFixed(2)} ${max.toFixed(2)}`,
  );
}

/** Returns what has no price, as `label: what: why`. */
export function missing(resources: readonly RegisteredResource[]): string[] {
  return stackCost(resources).unpriced.map(({ label, what, why }) => `${label}: ${what}: ${why}`);
}

/** The provider of AWS in Frankfurt. */
export const frankfurt = awsIn("eu-central-1");
/** A claim of 10 GiB in a StorageClass. */
export const claim = (type: string, more: Readonly<Record<string, unknown>> = {}) =>
  resource("kubernetes:core/v1:PersistentVolumeClaim", "data", {
    kind: "PersistentVolumeClaim",
    metadata: { name: "data", namespace: "shop" },
    spec: { resources: { requests: { storage: "10Gi" } }, storageClassName: type, ...more },
  });
/** A default StorageClass. */
export const storageClass = (name: string, parameters: Readonly<Record<string, string>>) =>
  resource("kubernetes:storage.k8s.io/v1:StorageClass", name, {
    kind: "StorageClass",
    metadata: { name, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    parameters,
  });
