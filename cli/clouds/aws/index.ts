import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text } from "../../values";
import type { Cloud } from "../cloud";
import { factsFrom } from "../from-tables";
import { regionalArn } from "./arns";
import { awsProvider } from "./provider";
import { awsReplacements } from "./replacements";
import { cluster } from "./shown/cluster";
import { data } from "./shown/data";
import { identity } from "./shown/identity";
import { network } from "./shown/network";
import { openings } from "./shown/openings";
import { shortArn } from "./shown/short-arn";
import { awsTypes } from "./types";

export { awsProvider };

const place = { accountId: "111122223333", region: "eu-central-1" };

/** TRANSITIONAL doc */
export const aws: Cloud = {
  name: "aws",
  prefix: "aws:",
  provider: awsProvider,
  types: factsFrom(awsTypes, {
    replacements: awsReplacements,
    shown: { ...network, ...identity, ...cluster, ...data },
    openings,
    precious: [
      "aws:ec2/subnet:Subnet",
      "aws:ec2/vpc:Vpc",
      "aws:efs/fileSystem:FileSystem",
      "aws:eks/cluster:Cluster",
      "aws:eks/nodeGroup:NodeGroup",
      "aws:kms/key:Key",
    ],
    tokenOf: (kind) => {
      const [prefix = "", module = "", name = ""] = kind.split(".");
      return `${prefix}:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
    },
  }),
  testPlace: place,
  unknownType,
  cluster: { kind: "eks", controlPlane: "aws:eks/cluster:Cluster", nodePool: "aws:eks/nodeGroup:NodeGroup" },
  subnet: { token: "aws:ec2/subnet:Subnet", range: (inputs) => text(inputs.cidrBlock) },
  shortId: (id, provider) => {
    const accounts = text(provider.allowedAccountIds) ?? "";
    return shortArn(id, (account) => accounts.includes(`"${account}"`));
  },
};

/** It gets an id, an ARN and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const [, service = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, arn: regionalArn(place, service, `${kind.toLowerCase()}/${id}`), ...inputs } };
}
