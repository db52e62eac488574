import type { RegisteredResource } from "../../../components/testing";
import { at, items, text, texts } from "../../values";
import { type Count, charge, countText, logs, machines, numeric } from "./billing";
import type { Charge, Unpriced, Verdict } from "./contract";
import { awsMachine, awsPrice } from "./prices";
import { dollars } from "./words";

/** Finds the resource that an input comes from. */
export type Referred = (resource: RegisteredResource, input: string) => RegisteredResource | undefined;

type Charged = (resource: RegisteredResource, region: string, referred: Referred) => Verdict;

/**
 * EKS' default if neither a node group nor its launch template names a type.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
const defaultNodeType = "t3.medium";

const charged: Readonly<Record<string, Charged>> = {
  "aws:eks/cluster:Cluster": controlPlane,
  "aws:eks/nodeGroup:NodeGroup": nodeGroup,
  "aws:ec2/natGateway:NatGateway": (_, region) => [charge("NAT gateway", awsPrice("natGatewayHour", region))],
  "aws:ec2/eip:Eip": (_, region) => [charge("public IPv4 address", awsPrice("publicAddressHour", region))],
  "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": (_, region) => [
    charge("attachment to a transit gateway", awsPrice("transitAttachmentHour", region)),
  ],
  "aws:ec2/instance:Instance": ({ inputs }, region) => [
    machines(
      text(inputs, "instanceType"),
      { min: 1, max: 1 },
      { price: (type) => awsMachine(type, region), spot: false },
    ),
  ],
  "aws:ebs/volume:Volume": ({ inputs }, region) => [
    disks([{ type: text(inputs, "type"), size: numeric(inputs, "size") }], { min: 1, max: 1 }, region),
  ],
  "aws:lb/loadBalancer:LoadBalancer": (_, region) => [charge("load balancer", awsPrice("loadBalancerHour", region))],
  "aws:kms/key:Key": (_, region) => [charge("key", awsPrice("keyMonth", region), { units: 1 })],
  "aws:cloudwatch/logGroup:LogGroup": (_, region) => [logs(awsPrice("logGigabyte", region))],
};

/** Returns the charges for a resource of AWS; `undefined` for a type that Keelson does not know. */
export function awsCharges(resource: RegisteredResource, region: string, referred: Referred): Verdict | undefined {
  return charged[resource.type]?.(resource, region, referred);
}

/** A cluster stays on an old version, and pays for it, unless EKS may upgrade it. https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html */
function controlPlane({ inputs }: RegisteredResource, region: string): Verdict {
  const extended = charge("", awsPrice("extendedControlPlaneHour", region));
  const isUpgraded = text(inputs, "upgradePolicy", "supportType") === "STANDARD";
  const later = isUpgraded || !("max" in extended) ? "" : `, ${dollars(extended.max)} in extended support`;
  return [charge(`control plane${later}`, awsPrice("controlPlaneHour", region))];
}

function nodeGroup(resource: RegisteredResource, region: string, referred: Referred): Verdict {
  const { inputs } = resource;
  const count = {
    min: numeric(inputs, "scalingConfig", "minSize") ?? 0,
    max: numeric(inputs, "scalingConfig", "maxSize") ?? 0,
  };
  const template = referred(resource, "launchTemplate")?.inputs;
  const type = texts(inputs, "instanceTypes")[0] ?? text(template, "instanceType") ?? defaultNodeType;
  const spot = text(inputs, "capacityType") === "SPOT";
  const volumes = items(template, "blockDeviceMappings").map((mapping) => ({
    type: text(mapping, "ebs", "volumeType"),
    size: numeric(mapping, "ebs", "volumeSize"),
  }));
  const own = [{ type: undefined, size: numeric(inputs, "diskSize") }];
  return [
    machines(type, count, { price: (each) => awsMachine(each, region), spot }),
    disks(volumes.length > 0 ? volumes : own, count, region),
  ];
}

interface Volume {
  readonly type: string | undefined;
  readonly size: number | undefined;
}

/** Charges the disks of a number of machines. */
function disks(volumes: readonly Volume[], count: Count, region: string): Charge | Unpriced {
  const types = [...new Set(volumes.map(({ type }) => type))];
  const size = volumes.reduce<number | undefined>(
    (sum, volume) => (sum === undefined || volume.size === undefined ? undefined : sum + volume.size),
    0,
  );
  const [type] = types;
  if (types.length !== 1 || type === undefined || size === undefined) {
    return {
      what: `disks of ${countText(count)} machines`,
      why: "the program does not set the type and size of the disks",
    };
  }
  return charge(`${countText(count)} × ${size} GB of ${type}`, awsDisk(type, region), { count, units: size });
}

/** Returns the monthly price of a gibibyte of a volume type. */
export function awsDisk(type: string, region: string) {
  return type === "gp3"
    ? awsPrice("gp3GigabyteMonth", region)
    : type === "gp2"
      ? awsPrice("gp2GigabyteMonth", region)
      : undefined;
}

/** Interface endpoints cost in each zone, gateway endpoints nothing. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
function endpoint({ inputs }: RegisteredResource, region: string): Verdict {
  if ((text(inputs, "vpcEndpointType") ?? "Gateway") === "Gateway") {
    return [];
  }
  const subnets = at(inputs, "subnetIds");
  const zones = Array.isArray(subnets) ? subnets.length : 1;
  return [
    charge(`interface endpoint in ${zones} ${zones === 1 ? "zone" : "zones"}`, awsPrice("endpointHour", region), {
      count: { min: zones, max: zones },
    }),
  ];
}
