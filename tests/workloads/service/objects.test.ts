import assert from "node:assert/strict";
import { awsLoadBalancerController, type Cloud, Deployment, type DeploymentArgs, Tenant } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingEks } from "../../support/aws";
import { existingCluster, network, platform, releaseType, tenant } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

type Exposed = Pick<DeploymentArgs, "service" | "ports" | "port" | "terminationGracePeriodSeconds">;

const controller = "aws-load-balancer-controller";
const serviceType = "kubernetes:core/v1:Service";
const broker = { namespace: "team", labels: { "keelson.dev/workload": "broker" } };
const mqtt = { name: "mqtt", port: 8883, targetPort: 1883 };
const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const privateRanges = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

function clusterOn(cloud: Cloud, more: object) {
  const facts = { network: { ...network, ...more } };
  return cloud === "aws" ? existingEks([`kube-system/${controller}`], facts) : existingCluster({ cloud, ...facts });
}

function deploy(args: Exposed, cloud: Cloud = "none", more: object = {}, preview = true): Promise<ProgramRun> {
  const program = () => {
    const addons = cloud === "aws" ? [awsLoadBalancerController()] : [];
    const given = { cluster: clusterOn(cloud, more), tier: "standard" as const };
    const team = new Tenant("team", { platform: platform(addons, given), quota: { loadBalancers: 1 } });
    const all = { tenant: team, image: "b:1.0.0", ports: [mqtt], ...args } as DeploymentArgs;
    return { address: new Deployment("broker", all).loadBalancerAddress };
  };
  return runProgram(program, { preview });
}

function serviceOf(run: ProgramRun) {
  const { metadata, spec } = run.find(serviceType, "broker").inputs as Record<
    "metadata" | "spec",
    Record<string, unknown>
  >;
  return { annotations: metadata.annotations, spec };
}

const selector = { "keelson.dev/workload": "broker" };
const port = { name: "mqtt", port: 8883, targetPort: 1883, protocol: "TCP" };

describe("a workload's Service", () => {
  it("has its own address, or none if it is headless", async () => {
    assert.deepEqual(serviceOf(await deploy({})), {
      annotations: undefined,
      spec: { type: "ClusterIP", selector, ports: [port] },
    });
    const { spec } = serviceOf(await deploy({ service: { clusterIP: "None" } }));
    assert.deepEqual([spec.type, spec.clusterIP], ["ClusterIP", "None"]);
  });

  it("uses a port of every node, from which nodes may connect", async () => {
    const run = await deploy({ service: { type: "NodePort", nodePorts: { mqtt: 31883 } } });
    assert.deepEqual(serviceOf(run).spec, { type: "NodePort", selector, ports: [{ ...port, nodePort: 31883 }] });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, { address: "192.168.0.7" }, broker, 1883));
    assert.ok(!connects(policies, { address: "192.168.0.7" }, broker, 8883));
    assert.ok(!connects(policies, { address: "203.0.113.7" }, broker, 1883));
  });

  const internal: [Cloud, object | undefined, string | undefined][] = [
    ["none", undefined, undefined],
    ["gcp", { "networking.gke.io/load-balancer-type": "Internal" }, undefined],
    ["azure", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }, undefined],
  ];
  for (const [cloud, annotations, loadBalancerClass] of internal) {
    it(`has an internal load balancer on cloud ${cloud}, for private addresses`, async () => {
      const found = serviceOf(await deploy({ service: { type: "LoadBalancer" } }, cloud));
      assert.deepEqual(found.annotations, annotations);
      assert.deepEqual(found.spec, {
        type: "LoadBalancer",
        ...(loadBalancerClass !== undefined && { loadBalancerClass }),
        externalTrafficPolicy: "Local",
        loadBalancerSourceRanges: privateRanges,
        selector,
        ports: [port],
      });
    });
  }

  it("has a load balancer of AWS' controller, which is created before it and deleted after it", async () => {
    const run = await deploy({ service: { type: "LoadBalancer" } }, "aws");
    const { annotations, spec } = serviceOf(run);
    assert.equal((annotations as Record<string, string>)[scheme], "internal");
    assert.equal(spec.loadBalancerClass, "service.k8s.aws/nlb");
    const release = run.find(releaseType, "test-aws-load-balancer-controller");
    assert.ok(run.find(serviceType, "broker").dependsOn.includes(release.urn));
    const { labels } = run.find("kubernetes:core/v1:Namespace", "team").inputs.metadata as { labels: object };
    assert.ok("elbv2.k8s.aws/pod-readiness-gate-inject" in labels);
  });

  it("is external only on request, and its policy allows only the listed ranges", async () => {
    const service = { type: "LoadBalancer", external: true, loadBalancerSourceRanges: ["203.0.113.0/24"] } as const;
    const loadBalancers = { internal: ["10.1.0.0/24"], public: ["10.2.0.0/24"] };
    const run = await deploy({ service }, "aws", { loadBalancers });
    const { annotations, spec } = serviceOf(run);
    assert.equal((annotations as Record<string, string>)[scheme], "internet-facing");
    assert.deepEqual(spec.loadBalancerSourceRanges, ["203.0.113.0/24"]);
    const policies = policiesOf(run.resources);
    const cases = [
      ["203.0.113.7", true],
      ["10.2.0.7", true],
      ["10.1.0.7", false],
      ["203.0.114.7", false],
      ["192.168.0.7", false],
    ] as const;
    for (const [address, open] of cases) {
      assert.equal(connects(policies, { address }, broker, 1883), open, address);
    }
  });

  it("is never deleted with the cluster, because its load balancer would remain", async () => {
    const run = await deploy({ service: { type: "LoadBalancer" } });
    assert.equal(run.find(serviceType, "broker").options.deletedWith, undefined);
  });

  it("returns the address of its load balancer", async () => {
    assert.equal((await deploy({ service: { type: "LoadBalancer" } }, "none", {}, false)).outputs.address, "192.0.2.1");
    assert.equal((await deploy({})).outputs.address, undefined);
  });

  it("keeps pods listening until the load balancer no longer sends requests", async () => {
    const run = await deploy({ service: { type: "LoadBalancer" }, terminationGracePeriodSeconds: 20 }, "aws");
    const { template } = run.find("kubernetes:apps/v1:Deployment", "broker").inputs.spec as {
      template: { spec: { terminationGracePeriodSeconds: number; containers: { lifecycle: object }[] } };
    };
    assert.equal(template.spec.terminationGracePeriodSeconds, 140);
    assert.deepEqual(template.spec.containers[0]?.lifecycle, { preStop: { sleep: { seconds: 120 } } });
  });

  const refusals: [string, Exposed, RegExp, Cloud?][] = [
    [
      "an external load balancer without ranges",
      { service: { type: "LoadBalancer", external: true } },
      /✖ service\.loadBalancerSourceRanges: expected at least one range, got \[\]; list ranges, or write \["0\.0\.0\.0\/0"\] for the whole internet/,
    ],
    [
      "an invalid range",
      { service: { type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.1"] } },
      /✖ service\.loadBalancerSourceRanges\[0\]: expected a range in CIDR notation such as "10\.9\.0\.0\/24", got "10\.0\.0\.1"/,
    ],
    [
      "options of another type",
      { service: { type: "NodePort", external: true } as never },
      /✖ service\.external: is only allowed with type: "LoadBalancer"; set this value, or remove the option/,
    ],
    [
      "an unknown type",
      { service: { type: "ExternalName" } as never },
      /✖ service\.type: expected one of "ClusterIP", "LoadBalancer", "NodePort", got "ExternalName"/,
    ],
    [
      "a node port out of range, for an unknown port",
      { service: { type: "NodePort", nodePorts: { http: 80 } } },
      /✖ service\.nodePorts\.http: expected one of "mqtt", got "http"; .*\n✖ service\.nodePorts\.http: expected a whole number from 30000 to 32767, got 80/,
    ],
    [
      "a Service without a port",
      { ports: [], service: { clusterIP: "None" } },
      /✖ service: needs a port; set the option port, or remove the option service/,
    ],
    [
      "a fixed address",
      { service: { clusterIP: "10.96.0.7" } as never },
      /✖ service\.clusterIP: expected "None", got "10\.96\.0\.7"/,
    ],
    [
      "an annotation that decides who can reach it",
      { service: { type: "LoadBalancer", annotations: { "networking.gke.io/load-balancer-type": "External" } } },
      /: expected an annotation that Keelson does not set, got "External"; remove it, and set service\.external/,
      "gcp",
    ],
  ];
  for (const [title, args, message, cloud] of refusals) {
    it(`refuses ${title}`, async () => assert.rejects(deploy(args, cloud), message));
  }

  for (const [type, option] of [
    ["LoadBalancer", "quota.loadBalancers"],
    ["NodePort", "quota.nodePorts"],
  ] as const) {
    it(`is refused as ${type} if the tenant's quota allows none, before the API server refuses it`, async () => {
      const run = runProgram(() => {
        new Deployment("broker", { tenant: tenant(), image: "b:1", port: 80, service: { type } });
      });
      await assert.rejects(run, (error: Error) => error.message.includes(`set ${option} of the tenant`));
    });
  }

  it("needs a platform for a load balancer, because only a platform knows the cloud", async () => {
    const run = runProgram(() => {
      const { provider } = tenant();
      const home = { provider, namespace: "theirs" };
      new Deployment("broker", { tenant: home, image: "b:1", port: 80, service: { type: "LoadBalancer" } });
    });
    await assert.rejects(
      run,
      /deployment "broker" is not valid:\n✖ service\.type: needs a platform; set the option tenant to a Tenant/,
    );
  });
});
