import assert from "node:assert/strict";
import type { EksClusterArgs } from "../../../../components/clusters/eks";
import {
  type AddonVersions,
  addonVersions,
  knownMinors,
  managedAddons,
} from "../../../../components/clusters/eks/managed-addons/versions";
import { storageClassesOf } from "../../../../components/clusters/eks/storage/storage";
import { runEks } from "../../../support/eks";

const addonType = "aws:eks/addon:Addon";

describe("managed add-ons of EKS", () => {
  it("are pinned, overwrite others' changes, and are deleted with the cluster", async () => {
    const run = await runEks({ managedAddons: { coredns: { version: "v1.99.0-eksbuild.1" } } });
    const addons = run.ofType(addonType);
    const versions = Object.fromEntries(addons.map(({ inputs }) => [inputs.addonName, inputs.addonVersion]));
    const { "aws-efs-csi-driver": _onlyWhenShared, ...expected } = addonVersions("1.35");
    assert.deepEqual(versions, { ...expected, coredns: "v1.99.0-eksbuild.1" });
    const cluster = run.find("aws:eks/cluster:Cluster", "test").urn;
    for (const { inputs, options } of addons) {
      assert.deepEqual([inputs.resolveConflictsOnCreate, inputs.resolveConflictsOnUpdate], ["OVERWRITE", "OVERWRITE"]);
      assert.equal(options.deletedWith, cluster);
    }
  });

  it("enforce network policies, with the CNI's own identity", async () => {
    const run = await runEks();
    const { inputs } = run.find(addonType, "test-vpc-cni");
    assert.deepEqual(JSON.parse(String(inputs.configurationValues)), {
      enableNetworkPolicy: "true",
      nodeAgent: { enablePolicyEventLogs: "true" },
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
    });
    const { roleArn } = run.find("aws:iam/role:Role", "test-vpc-cni").inputs;
    assert.equal(roleArn, undefined);
    assert.deepEqual(inputs.podIdentityAssociations, [
      { serviceAccount: "aws-node", roleArn: "arn:aws:iam::111122223333:role/test-vpc-cni" },
    ]);
    const trust = String(run.find("aws:iam/role:Role", "test-vpc-cni").inputs.assumeRolePolicy);
    assert.match(trust, /"aws:RequestTag\/kubernetes-service-account":"aws-node"/);
  });

  it("tag volumes and snapshots", async () => {
    const { inputs } = (await runEks()).find(addonType, "test-aws-ebs-csi-driver");
    assert.deepEqual(JSON.parse(String(inputs.configurationValues)), {
      controller: {
        extraVolumeTags: {
          owner: "platform",
          environment: "test",
          stack: "test",
          "managed-by": "keelson",
          cluster: "test",
        },
      },
      node: { reservedVolumeAttachments: 2 },
    });
  });

  it("come after the nodes if they are Deployments, and the EBS driver after the snapshot controller", async () => {
    const run = await runEks();
    const nodes = run.find("aws:eks/nodeGroup:NodeGroup", "test-general").urn;
    for (const addon of ["coredns", "snapshot-controller", "aws-ebs-csi-driver", "eks-node-monitoring-agent"]) {
      assert.ok(run.find(addonType, `test-${addon}`).dependsOn.includes(nodes), addon);
    }
    const snapshots = run.find(addonType, "test-snapshot-controller").urn;
    assert.ok(run.find(addonType, "test-aws-ebs-csi-driver").dependsOn.includes(snapshots));
  });

  it("let the EBS driver touch only what carries the cluster's name", async () => {
    const policies = (await runEks())
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ inputs }) => inputs.role === "test-aws-ebs-csi-driver")
      .map(({ inputs }) => inputs.policyArn);
    assert.deepEqual(policies, ["arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy"]);
  });

  it("take values over the component's own", async () => {
    const run = await runEks({
      managedAddons: {
        "vpc-cni": { values: { env: { WARM_PREFIX_TARGET: "2" } } },
        coredns: { values: { autoScaling: { enabled: true } } },
      },
    });
    const valuesOf = (addon: string) =>
      JSON.parse(String(run.find(addonType, `test-${addon}`).inputs.configurationValues));
    assert.deepEqual(valuesOf("vpc-cni").env, { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "2" });
    assert.deepEqual(valuesOf("coredns"), { autoScaling: { enabled: true } });
  });

  it("are joined by further ones, with identities of their own, after the nodes", async () => {
    const policy = "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy";
    const run = await runEks({
      managedAddons: {
        "amazon-cloudwatch-observability": {
          version: "v4.5.0-eksbuild.1",
          identities: { "amazon-cloudwatch/cloudwatch-agent": [policy] },
        },
      },
    });
    const { inputs, dependsOn } = run.find(addonType, "test-amazon-cloudwatch-observability");
    const role = run.find("aws:iam/role:Role", "test-amazon-cloudwatch-observability-cloudwatch-agent");
    assert.equal(inputs.addonVersion, "v4.5.0-eksbuild.1");
    assert.deepEqual(inputs.podIdentityAssociations, [
      { serviceAccount: "cloudwatch-agent", roleArn: `arn:aws:iam::111122223333:role/${role.name}` },
    ]);
    assert.match(String(role.inputs.assumeRolePolicy), /"aws:RequestTag\/kubernetes-namespace":"amazon-cloudwatch"/);
    const attachment = run
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .find((each) => each.inputs.role === role.name);
    assert.equal(attachment?.inputs.policyArn, policy);
    assert.ok(attachment && dependsOn.includes(attachment.urn));
    assert.ok(dependsOn.includes(run.find("aws:eks/nodeGroup:NodeGroup", "test-general").urn));
  });

  it("watch the nodes only if EKS replaces unhealthy ones", async () => {
    const run = await runEks({ nodeRepair: false });
    assert.ok(!run.ofType(addonType).some(({ inputs }) => inputs.addonName === "eks-node-monitoring-agent"));
    assert.deepEqual(run.find("aws:eks/nodeGroup:NodeGroup", "test-general").inputs.nodeRepairConfig, {
      enabled: false,
    });
  });
});

describe("addonVersions", () => {
  for (const minor of knownMinors) {
    it(`has an exact version of every add-on for ${minor}`, () => {
      const versions = addonVersions(minor) as AddonVersions;
      for (const addon of managedAddons) {
        assert.match(versions[addon], /^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
      }
      assert.ok(versions["kube-proxy"].startsWith(`v${minor}.`));
    });
  }
});

const storageClassType = "kubernetes:storage.k8s.io/v1:StorageClass";

describe("storage of an EKS cluster", () => {
  it("has classes by tier, one of them the default", async () => {
    const classesOf = async (args: Partial<EksClusterArgs>) => {
      const run = await runEks(args);
      return run.ofType(storageClassType).map(({ inputs }) => {
        const { name, annotations } = inputs.metadata as { name: string; annotations: Record<string, string> };
        return [name, annotations["storageclass.kubernetes.io/is-default-class"]];
      });
    };
    const always = [
      ["gp3", "true"],
      ["io2", "false"],
    ];
    assert.deepEqual(await classesOf({}), always);
    assert.deepEqual(await classesOf({ storage: { shared: true } }), [["efs", "false"], ...always]);
    assert.deepEqual(storageClassesOf(), { standard: "gp3", fast: "io2" });
    assert.deepEqual(storageClassesOf({ shared: true }), { standard: "gp3", fast: "io2", shared: "efs" });
  });

  it("shares encrypted files that only nodes reach", async () => {
    const run = await runEks({ storage: { shared: true } });
    const { inputs, options } = run.find("aws:efs/fileSystem:FileSystem", "test-shared");
    assert.equal(inputs.encrypted, true);
    assert.equal(inputs.kmsKeyId, "arn:aws:kms:eu-central-1:111122223333:key/test");
    assert.equal(options.protect, true);
    const rules = run
      .ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .filter((rule) => rule.inputs.securityGroupId === "test-shared");
    assert.deepEqual(
      rules.map((rule) => [rule.inputs.cidrIpv4, rule.inputs.fromPort, rule.inputs.toPort]),
      [
        ["10.20.0.0/19", 2049, 2049],
        ["10.20.32.0/19", 2049, 2049],
      ],
    );
    const targets = run.find("aws:efs/mountTarget:MountTarget", "test-shared-a");
    assert.ok(rules.every(({ urn }) => targets.dependsOn.includes(urn)));
    const { dependsOn, inputs: spec } = run.find(storageClassType, "test-efs");
    assert.deepEqual(spec.parameters, {
      provisioningMode: "efs-ap",
      fileSystemId: "test-shared",
      directoryPerms: "700",
    });
    assert.ok(dependsOn.includes(targets.urn));
  });

  it("has one default class: encrypted, expandable, bound where the pod runs", async () => {
    const run = await runEks({ storage: { reclaimPolicy: "Retain" } });
    const gp3 = run.find(storageClassType, "test-gp3");
    assert.deepEqual(gp3.inputs, {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/test" },
      reclaimPolicy: "Retain",
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
    });
    assert.deepEqual(gp3.options.replaceOnChanges, ["reclaimPolicy"]);
    assert.equal(gp3.options.deletedWith, run.find("aws:eks/cluster:Cluster", "test").urn);
    assert.equal(gp3.provider, run.find("pulumi:providers:kubernetes", "test").urn);
    const snapshots = run.find("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "test-snapshots");
    assert.equal(snapshots.inputs.deletionPolicy, "Retain");
  });
});

describe("an EKS cluster", () => {
  it("tags every resource that supports tags", async () => {
    const untaggable = ["alias", "association", "attachment", "route:", "rolePolicy", "accessPolicy"];
    const run = await runEks({
      vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"], interfaceEndpoints: true },
    });
    const taggable = run.resources.filter(
      ({ type }) =>
        type.startsWith("aws:") && !untaggable.some((part) => type.toLowerCase().includes(part.toLowerCase())),
    );
    assert.ok(taggable.length > 40);
    for (const { inputs, urn } of taggable) {
      const { owner, environment, stack, "managed-by": manager } = (inputs.tags ?? {}) as Record<string, string>;
      assert.deepEqual([owner, environment, stack, manager], ["platform", "test", "test", "keelson"], urn);
    }
  });

  it("is the parent of everything, and its name begins every name", async () => {
    const run = await runEks();
    const { urn } = run.find("keelson:index:EksCluster", "test");
    const children = run.resources.filter((resource) => resource.urn !== urn);
    assert.ok(children.every(({ name, parent }) => parent === urn && (name === "test" || name.startsWith("test-"))));
  });
});
