import assert from "node:assert/strict";
import { checkEks, type EksClusterArgs, EksCni } from "../../../../components/clusters/eks";
import { addressesPerNode } from "../../../../components/clusters/eks/cni/cni";
import { networkFacts } from "../../../../components/clusters/eks/network-facts";
import { formatProblems } from "../../../../components/problems";
import type { ProgramRun } from "../../../../components/testing";
import { ignoredValues } from "../../../support/chart-values";
import { eksArgs, runEks } from "../../../support/eks";
import { releaseType } from "../../../support/programs";

const addonType = "aws:eks/addon:Addon";
const nodeGroupType = "aws:eks/nodeGroup:NodeGroup";
const providerType = "pulumi:providers:kubernetes";

const addonsOf = (run: ProgramRun) => run.ofType(addonType).map(({ inputs }) => inputs.addonName);
const release = async (args: Partial<EksClusterArgs>, name: string) => (await runEks(args)).find(releaseType, name);

describe("a CNI that comes as a chart", () => {
  for (const cni of ["cilium", "calico"] as const) {
    it(`(${cni}) comes after the control plane and before the nodes, and nothing waits for it`, async () => {
      const run = await runEks({ cni });
      const { dependsOn, inputs, options, provider, urn } = run.find(releaseType, `test-${cni}`);
      assert.deepEqual([inputs.skipAwait, inputs.atomic], [true, false]);
      const cluster = run.find("aws:eks/cluster:Cluster", "test").urn;
      assert.equal(options.deletedWith, cluster);
      assert.ok(run.find(nodeGroupType, "test-general").dependsOn.includes(urn));
      const own = run.find(providerType, "test-cni");
      assert.equal(provider, own.urn);
      assert.ok(
        own.dependsOn.includes(
          run.find("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "test-deployer").urn,
        ),
      );
      assert.ok(own.dependsOn.includes(run.find(addonType, "test-eks-pod-identity-agent").urn));
      const later = run.resources.filter(({ type }) => type === nodeGroupType || type === addonType);
      for (const resource of later.filter(({ name }) => name !== "test-eks-pod-identity-agent")) {
        assert.ok(![...own.dependsOn, ...dependsOn].includes(resource.urn), resource.name);
      }
      assert.ok(run.find(providerType, "test").dependsOn.includes(run.find(nodeGroupType, "test-general").urn));
    });

    it(`(${cni}) has only values that its chart knows`, async () => {
      assert.deepEqual(ignoredValues(await runEks({ cni })), []);
    });

    it(`(${cni}) uses the configured source of charts`, async () => {
      const { inputs } = await release({ cni, charts: "oci://mirror.test/charts" }, `test-${cni}`);
      assert.match(String(inputs.chart), /^oci:\/\/mirror\.test\/charts\/(cilium|tigera-operator)$/);
    });
  }

  it("is not used by default", async () => {
    const run = await runEks();
    assert.deepEqual(run.ofType(releaseType), []);
    assert.deepEqual(
      run.ofType(providerType).map(({ name }) => name),
      ["test"],
    );
    assert.ok(addonsOf(run).includes("vpc-cni"));
  });
});

describe("Calico on EKS", () => {
  it("enforces policies instead of the VPC CNI, which annotates pods with their addresses", async () => {
    const { inputs } = (await runEks({ cni: "calico" })).find(addonType, "test-vpc-cni");
    assert.deepEqual(JSON.parse(String(inputs.configurationValues)), {
      enableNetworkPolicy: "false",
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1", ANNOTATE_POD_IP: "true" },
    });
  });

  it("installs its CRDs first, from their own chart, and waits for them", async () => {
    const run = await runEks({ cni: "calico" });
    const crds = run.find(releaseType, "test-calico-crds");
    const operator = run.find(releaseType, "test-calico");
    assert.deepEqual(
      [crds, operator].map(({ inputs }) => [inputs.chart, inputs.version, inputs.namespace, inputs.skipAwait]),
      [
        ["crd.projectcalico.org.v1", operator.inputs.version, "tigera-operator", false],
        ["tigera-operator", crds.inputs.version, "tigera-operator", true],
      ],
    );
    assert.ok(operator.dependsOn.includes(crds.urn));
    const { metadata } = run.find("kubernetes:core/v1:Namespace", "test-calico").inputs as {
      metadata: { labels: Record<string, string> };
    };
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "privileged");
  });

  it("leaves the network to the VPC CNI and adds only policies", async () => {
    const { inputs } = await release({ cni: "calico" }, "test-calico");
    const { resources: _, ...values } = inputs.values as Record<string, unknown>;
    assert.deepEqual(values, {
      installation: {
        enabled: true,
        kubernetesProvider: "EKS",
        cni: { type: "AmazonVPC", ipam: { type: "AmazonVPC" } },
        calicoNetwork: { bgp: "Disabled" },
        flexVolumePath: "None",
        kubeletVolumePluginPath: "None",
      },
      apiServer: { enabled: false },
      goldmane: { enabled: false },
      whisker: { enabled: false },
      manageCRDs: false,
    });
  });
});

describe("the choice of a CNI", () => {
  const refused: [string, Partial<EksClusterArgs>, string][] = [
    ["another CNI", { cni: "weave" as EksCni }, '✖ cni: expected one of "vpc-cni", "cilium", "calico", got "weave"'],
    ["charts from nowhere", { charts: "mirror" }, "✖ charts: "],
    [
      "a version of what is not installed",
      { cni: "cilium", managedAddons: { "vpc-cni": { version: "v1.0.0-eksbuild.1" } } },
      "✖ managedAddons.vpc-cni: the cluster uses a different CNI; remove this add-on",
    ],
  ];
  for (const [what, args, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.ok(formatProblems("test", checkEks("test", { ...eksArgs, ...args })).includes(message));
    });
  }

  it("decides how many addresses a full node takes", () => {
    assert.deepEqual(
      Object.values(EksCni).map((cni) => [cni, addressesPerNode({ cni })]),
      [
        ["vpc-cni", 131],
        ["cilium", 131],
        ["calico", 131],
      ],
    );
  });

  for (const cni of ["cilium", "calico"] as const) {
    it(`is a fact of the network: ${cni} evaluates a connection after the Service's address is translated`, () => {
      const facts = networkFacts({ ...eksArgs, cni });
      assert.deepEqual(facts, {
        ...networkFacts(eksArgs),
        cni,
        apiServer: { ...facts.apiServer, cidrs: ["10.20.192.0/22", "10.20.196.0/22"] },
      });
    });
  }
});
