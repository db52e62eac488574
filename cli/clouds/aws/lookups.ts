import { items, text, texts } from "../../values";
import type { CloudPlace } from "../contract";
import type { CloudProvider } from "../provider";
import { regionalArn } from "./arns";
import { realisticId } from "./ids";
import { zoneId, zonesOfRegion } from "./zones";

type Lookup = NonNullable<CloudProvider["functions"]>[string];

/** Returns a resource that existed before the program, by a given id or a generated one. */
function existing(prefix: string, service: string, kind: string): Lookup {
  return (inputs, place) => {
    const id = text(inputs.id) ?? realisticId(prefix, JSON.stringify(inputs));
    return {
      name: id,
      vpcId: "vpc-default",
      cidrBlock: "172.31.0.0/16",
      tags: {},
      ...inputs,
      id,
      arn: regionalArn(place, service, `${kind}/${id}`),
    };
  };
}

/** Writes a policy document as the provider does, from its statements. */
const policyDocument: Lookup = (inputs) => {
  const statements = items(inputs.statements).map((statement) => ({
    ...(text(statement.sid) !== undefined && { Sid: statement.sid }),
    Effect: text(statement.effect) ?? "Allow",
    ...(texts(statement.actions).length > 0 && { Action: statement.actions }),
    ...(texts(statement.resources).length > 0 && { Resource: statement.resources }),
    ...(items(statement.principals).length > 0 && {
      Principal: Object.fromEntries(
        items(statement.principals).map(({ type, identifiers }) => [text(type) ?? "AWS", identifiers]),
      ),
    }),
    ...(items(statement.conditions).length > 0 && { Condition: conditions(items(statement.conditions)) }),
  }));
  const json = JSON.stringify({ Version: text(inputs.version) ?? "2012-10-17", Statement: statements });
  return { id: realisticId("", json), json, minifiedJson: json, ...inputs };
};

function conditions(given: readonly Readonly<Record<string, unknown>>[]): object {
  const tests = [...new Set(given.map(({ test }) => text(test) ?? ""))];
  return Object.fromEntries(
    tests.map((test) => [
      test,
      Object.fromEntries(
        given.filter((one) => one.test === test).map(({ variable, values }) => [text(variable) ?? "", values]),
      ),
    ]),
  );
}

function region(place: CloudPlace): Readonly<Record<string, unknown>> {
  const name = place.region;
  return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
}

/**
 * Functions that look something up in the account: who you are, where, and what exists already. The account is simulated, so
 * what existed before has a made-up id.
 */
export const lookups: NonNullable<CloudProvider["functions"]> = {
  /* Has no ARN, because neither a plan nor a rehearsal checks who runs it. */
  "aws:index/getCallerIdentity:getCallerIdentity": (_, { accountId }) => ({ id: accountId, accountId }),
  "aws:index/getRegion:getRegion": (_, place) => region(place),
  "aws:index/getPartition:getPartition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (_, place) => {
    const names = zonesOfRegion(place.region);
    const zoneIds = names.map((name) => zoneId(place.region, name));
    return { id: place.region, region: place.region, names, zoneIds, groupNames: [place.region] };
  },
  "aws:ec2/getAmi:getAmi": existing("ami-", "ec2", "image"),
  "aws:ec2/getVpc:getVpc": existing("vpc-", "ec2", "vpc"),
  "aws:ec2/getSubnet:getSubnet": existing("subnet-", "ec2", "subnet"),
  "aws:ec2/getSecurityGroup:getSecurityGroup": existing("sg-", "ec2", "security-group"),
  "aws:ec2/getSubnets:getSubnets": (inputs, place) => ({
    id: place.region,
    ids: zonesOfRegion(place.region).map((zone) => realisticId("subnet-", `${zone} ${JSON.stringify(inputs)}`)),
    ...inputs,
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
  /* The parameters that such programs read name machine images. */
  "aws:ssm/getParameter:getParameter": ({ name }, place) => ({
    id: name,
    name,
    type: "String",
    value: realisticId("ami-", text(name) ?? ""),
    arn: regionalArn(place, "ssm", `parameter/${text(name) ?? ""}`),
    version: 1,
  }),
  "aws:eks/getAddonVersion:getAddonVersion": ({ addonName, kubernetesVersion }) => ({
    id: addonName,
    addonName,
    kubernetesVersion,
    version: "v1.0.0-eksbuild.1",
  }),
  "aws:eks/getCluster:getCluster": ({ name }, { find }) => {
    const found = find?.("aws:eks/cluster:Cluster", text(name) ?? "");
    if (found === undefined) {
      throw new Error(`reading EKS Cluster (${text(name) ?? ""}): couldn't find resource`);
    }
    return { ...found, certificateAuthorities: [found.certificateAuthority] };
  },
  "aws:eks/getNodeGroup:getNodeGroup": ({ clusterName, nodeGroupName }, { find }) => {
    const id = `${text(clusterName) ?? ""}:${text(nodeGroupName) ?? ""}`;
    const found = find?.("aws:eks/nodeGroup:NodeGroup", id);
    if (found === undefined) {
      throw new Error(`reading EKS Node Group (${id}): couldn't find resource`);
    }
    return { ...found, scalingConfigs: [found.scalingConfig] };
  },
  "aws:eks/getClusterAuth:getClusterAuth": ({ name }, { token }) => ({ id: name, name, token: token ?? "simulated" }),
};
