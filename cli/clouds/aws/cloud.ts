import type { SimulatedResource, SimulatedState } from "../../../components/testing";
import { text, texts } from "../../values";
import type { Cloud } from "../cloud";
import { regionalArn } from "./arns";
import { subnet } from "./ec2";
import { accessEntry, cluster, identityProviderConfig, nodeGroup } from "./eks";
import { awsProvider } from "./provider";
import { shortArn } from "./short-arn";
import { awsFacts } from "./types";

const testPlace = { accountId: "111122223333", region: "eu-central-1" };

/** AWS as plans show it and rehearsals simulate it. */
export const aws: Cloud = {
  name: "aws",
  prefix: "aws:",
  provider: awsProvider,
  types: awsFacts,
  regionKey: "aws:region",
  testPlace,
  unknownType,
  cluster: { kind: "eks", controlPlane: cluster.token, nodePool: nodeGroup.token },
  subnet: { token: subnet.token, range: (inputs) => text(inputs.cidrBlock) },
  groups,
  shortId: (id, provider) => {
    const accounts = text(provider.allowedAccountIds) ?? "";
    return shortArn(id, (account) => accounts.includes(`"${account}"`));
  },
};

/** EKS knows groups from access entries, and from an OIDC provider. https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html */
function groups(resources: Parameters<NonNullable<Cloud["groups"]>>[0]): readonly string[] | undefined {
  const isOutside = resources.some(({ type }) => type === identityProviderConfig.token);
  const entries = resources.filter(({ type }) => type === accessEntry.token);
  return isOutside ? undefined : entries.flatMap(({ inputs }) => texts(inputs.kubernetesGroups));
}

/** Gives a resource an id, an ARN and a name. */
function unknownType({ type, name, inputs, id: knownId }: SimulatedResource): SimulatedState {
  const [, service = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, arn: regionalArn(testPlace, service, `${kind.toLowerCase()}/${id}`), ...inputs } };
}
