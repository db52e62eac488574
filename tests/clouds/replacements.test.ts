import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { clouds, replacementsOf } from "../../cli/clouds";
import { plan } from "../../cli/plan";
import { readProject, readStack } from "../../cli/project";
import type { AksClusterArgs } from "../../components/clusters/aks";
import type { EksClusterArgs } from "../../components/clusters/eks";
import { aksCluster } from "../support/aks";
import { eksCluster } from "../support/eks";
import { gkeCluster } from "../support/gke";
import { runProgram } from "../support/run-program";

/** Files of the providers that Pulumi's are built from; for Azure, the API description that its provider is built from. */
const sources =
  /^(hashicorp\/terraform-provider-(aws internal\/[\w{},/]+|google-beta google-beta\/(services\/)?[\w/]+)\.go$|pulumi\/pulumi-azure-native |Azure\/azure-rest-api-specs )/;

/** The types of a program with unknown replacements. */
function unknownTypes(resources: readonly { type: string; component: boolean }[]): string[] {
  const types = new Set(resources.filter(({ component }) => !component).map(({ type }) => type));
  return [...types].filter((type) => replacementsOf(type) === undefined).sort();
}

/** The inputs of a resource class, from the SDK's own types. */
function inputsOf(type: string): string[] {
  const [packageName = "", module = "", name = ""] = type.split(":");
  const own = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  const modules = packageName === "azure-native" ? [join(module, own)] : [module, module.toLowerCase()];
  const files = modules.map((path) => join("node_modules/@pulumi", packageName, `${path}.d.ts`));
  const file = files.find((path) => existsSync(path));
  assert.ok(file !== undefined, `${type}: ${files.join(", ")} is not there`);
  const text = readFileSync(file, "utf8");
  const [, body = ""] = new RegExp(`export interface ${name}Args \\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? [];
  return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, input]) => input ?? "");
}

describe("the table of replacements", () => {
  const clusters: [string, Partial<EksClusterArgs>, string][] = [
    ["as it comes", {}, "aws:eks/podIdentityAssociation:PodIdentityAssociation"],
    ["with shared files", { storage: { shared: true } }, "aws:efs/fileSystem:FileSystem"],
    [
      "with locked backups",
      { backups: { lockDays: 7 } },
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    ],
    ["with IRSA", { identities: "irsa" }, "aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
  ];
  for (const [what, args, type] of clusters) {
    it(`knows every type of an EKS cluster ${what}`, async () => {
      const { resources } = await runProgram(() => {
        eksCluster(args).podIdentity("dns", {
          namespace: "dns",
          serviceAccount: "dns",
          permissions: { aws: [{ actions: ["route53:ListHostedZones"], resources: ["*"] }] },
        });
      });
      assert.ok(
        resources.some((resource) => resource.type === type),
        `${type} is not among them`,
      );
      assert.deepEqual(unknownTypes(resources), []);
    });
  }

  it("knows every type of a GKE cluster", async () => {
    const { resources } = await runProgram(() => {
      gkeCluster({ storage: { shared: true }, backups: {} }).podIdentity("dns", {
        namespace: "dns",
        serviceAccount: "dns",
        permissions: { gcp: [{ role: "roles/dns.reader" }, { role: "roles/dns.admin", dnsZone: "example" }] },
      });
    });
    const types = resources.map(({ type }) => type);
    assert.ok(types.includes("gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember"));
    assert.deepEqual(unknownTypes(resources), []);
  });
  const aksClusters: [string, Partial<AksClusterArgs>][] = [
    ["as it comes", {}],
    ["with shared files", { storage: { shared: true } }],
    ["with backups", { backups: {} }],
    ["with Cilium of its own chart", { cni: "own-cilium" }],
  ];
  for (const [what, args] of aksClusters) {
    it(`knows every type of an AKS cluster ${what}`, async () => {
      const { resources } = await runProgram(() => {
        aksCluster(args).podIdentity("dns", {
          namespace: "dns",
          serviceAccount: "dns",
          permissions: { azure: [{ role: "DNS Zone Contributor", scope: "/subscriptions/s/resourceGroups/dns" }] },
        });
      });
      const identity = "azure-native:managedidentity:FederatedIdentityCredential";
      assert.ok(resources.some(({ type }) => type === identity));
      assert.deepEqual(unknownTypes(resources), []);
    });
  }

  const project = readProject(".");
  for (const name of project.stacks) {
    it(`knows every type of the stack ${name}`, async () => {
      assert.deepEqual(unknownTypes((await plan(project, readStack(project, name))).resources), []);
    });
  }

  const known = clouds.flatMap(({ types }) => Object.values(types)).filter(({ token }) => !token.startsWith("pulumi:"));
  for (const { token: type, replacedBy: rows } of known) {
    if (rows === undefined) {
      continue;
    }
    it(`has only inputs of ${type}, each once for each way, with its source`, () => {
      const inputs = inputsOf(type);
      const strange = rows.filter(({ path }) => !inputs.includes(path.split(".")[0] ?? "")).map(({ path }) => path);
      assert.deepEqual(strange, []);
      assert.equal(new Set(rows.map(({ path, on }) => `${path} ${on?.join() ?? ""}`)).size, rows.length);
      assert.deepEqual(
        rows.filter(({ source }) => !sources.test(source)),
        [],
      );
    });
  }

  /*
   * Written by hand, beside the tables: if one of these rows is lost, a plan and a rehearsal both call the replacement of a
   * cluster, or the loss of a volume, an update in place.
   */
  const costly: [type: string, paths: readonly string[]][] = [
    [
      "azure-native:containerservice:ManagedCluster",
      [
        "location",
        "dnsPrefix",
        "nodeResourceGroup",
        "networkProfile.networkPlugin",
        "networkProfile.networkPolicy",
        "networkProfile.podCidr",
        "networkProfile.serviceCidr",
        "networkProfile.dnsServiceIP",
      ],
    ],
    [
      "gcp:container/cluster:Cluster",
      ["name", "location", "project", "network", "subnetwork", "datapathProvider", "ipAllocationPolicy"],
    ],
    [
      "aws:eks/cluster:Cluster",
      ["name", "roleArn", "kubernetesNetworkConfig.serviceIpv4Cidr", "kubernetesNetworkConfig.ipFamily"],
    ],
    [
      "kubernetes:core/v1:PersistentVolumeClaim",
      ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
    ],
    [
      "kubernetes:apps/v1:StatefulSet",
      ["spec.selector", "spec.serviceName", "spec.volumeClaimTemplates", "spec.podManagementPolicy"],
    ],
  ];
  for (const [type, paths] of costly) {
    it(`keeps the rows of ${type} whose loss is costly`, () => {
      const rows = (replacementsOf(type) ?? []).map(({ path }) => path);
      const lost = paths.filter((path) => !rows.some((row) => row === path || row.startsWith(`${path}.`)));
      assert.deepEqual(lost, []);
    });
  }

  it("replaces any Kubernetes object that gets another name or namespace", () => {
    const paths = replacementsOf("kubernetes:example.com/v1:Thing")?.map(({ path }) => path);
    assert.deepEqual(paths, ["metadata.name", "metadata.namespace"]);
  });

  it("knows nothing about an unknown type", () => assert.equal(replacementsOf("aws:dynamodb/table:Table"), undefined));
});
