import { planned } from "../../planned";
import { itFinds } from "../unprotected";

const role = planned("aws:iam/role:Role", "shop-nodes", { inputs: { name: "shop-nodes", assumeRolePolicy: "{}" } });
const nodes = {
  rolearn: "arn:aws:iam::444455556666:role/shop-nodes",
  username: "system:node:{{EC2PrivateDNSName}}",
  groups: ["system:bootstrappers", "system:nodes"],
};
const person = (name: string) => ({
  rolearn: `arn:aws:iam::444455556666:role/${name}`,
  username: name,
  groups: ["shop:viewers"],
});
const auth = (mapRoles: unknown, ...from: readonly string[]) => [
  role,
  planned("kubernetes:core/v1:ConfigMap", "aws-auth", {
    inputs: {
      metadata: { name: "aws-auth", namespace: "kube-system" },
      data: { mapRoles: typeof mapRoles === "string" ? mapRoles : JSON.stringify(mapRoles) },
    },
    propertyDependencies: { data: from },
  }),
];
const label = "ConfigMap kube-system/aws-auth";

describe("the ConfigMap that lets nodes into EKS", () => {
  itFinds([
    {
      name: "without its nodes, whose role is known later",
      before: auth("<unknown>", role.urn),
      after: auth([person("platform")]),
      lines: [
        `${label}: no longer lets nodes into the cluster, because no entry has the group system:nodes`,
        `${label}: no longer lets aws.iam.Role shop-nodes into the cluster`,
      ],
    },
    {
      name: "without its nodes",
      before: auth([nodes, person("platform")]),
      after: auth([person("platform")]),
      lines: [
        `${label}: no longer lets nodes into the cluster, because no entry has the group system:nodes`,
        `${label}: no longer lets ${nodes.rolearn} into the cluster`,
      ],
    },
    {
      name: "without a person, as YAML",
      before: auth([nodes, person("platform")]),
      after: auth("- rolearn: arn:aws:iam::444455556666:role/shop-nodes\n  groups: [system:nodes]\n"),
      lines: [`${label}: no longer lets arn:aws:iam::444455556666:role/platform into the cluster`],
    },
    {
      name: "with another order of its entries",
      before: auth([nodes, person("platform")]),
      after: auth([person("platform"), nodes]),
      lines: [],
    },
  ]);
});
