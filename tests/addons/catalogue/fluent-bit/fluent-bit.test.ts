import assert from "node:assert/strict";
import { fluentBit, kubePrometheusStack, logDestination, offer } from "../../../../components";
import type { ProgramRun } from "../../../../components/testing";
import { installOn } from "../../../support/aws";
import { existingIn } from "../../../support/clouds";
import { eksCluster } from "../../../support/eks";
import { bound, existingCluster, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const group = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/containerinsights/test/application";

function runOnEks(): Promise<ProgramRun> {
  return runProgram(
    () => {
      platform([fluentBit(), kubePrometheusStack()], { cluster: eksCluster() });
    },
    { preview: false, secrets: "plain" },
  );
}

describe("fluent-bit", () => {
  it("may write to the cluster's log group, and neither create nor change groups", async () => {
    const run = await runOnEks();
    const policy = JSON.parse(String(run.find("aws:iam/rolePolicy:RolePolicy", "test-fluent-bit").inputs.policy)) as {
      Statement: object;
    };
    assert.deepEqual(policy.Statement, [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [group, `${group}:*`],
      },
    ]);
    const { config } = valuesOf(run, "fluent-bit") as { config: { outputs: string } };
    assert.ok(config.outputs.includes("\n    log_group_name /aws/containerinsights/test/application\n"));
    assert.ok(config.outputs.includes("\n    region eu-central-1\n"));
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "test-fluent-bit");
    assert.deepEqual([association.inputs.namespace, association.inputs.serviceAccount], ["logging", "fluent-bit"]);
  });

  it("runs on every node as root without capabilities, with read-only access to logs", async () => {
    const values = valuesOf(await runOnEks(), "fluent-bit");
    assert.deepEqual(values.tolerations, [{ operator: "Exists" }]);
    assert.equal(values.priorityClassName, "system-node-critical");
    assert.deepEqual(values.securityContext, {
      runAsUser: 0,
      runAsGroup: 0,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(values.daemonSetVolumeMounts, [
      { name: "varlog", mountPath: "/var/log", readOnly: true },
      { name: "state", mountPath: "/var/fluent-bit/state" },
    ]);
    assert.equal(fluentBit.facts.podSecurity?.level, "privileged");
  });

  it("has a ServiceMonitor if there is monitoring, and accepts only Prometheus", async () => {
    const run = await runOnEks();
    const values = valuesOf(run, "fluent-bit");
    assert.deepEqual(values.serviceMonitor, { enabled: true });
    const policies = policiesOf(run.resources);
    const agent = { namespace: "logging", labels: { "app.kubernetes.io/name": "fluent-bit" } };
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    assert.ok(connects(policies, prometheus, agent, 2020));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, agent, 2020));
    assert.deepEqual(
      [443, 80].map((port) => connects(policies, agent, { address: "203.0.113.7" }, port)),
      [true, false],
    );
    assert.ok(connects(policies, agent, { address: "169.254.170.23" }, 80));
    assert.ok(!connects(policies, agent, { address: "169.254.169.254" }, 80));
  });

  it("writes to Cloud Logging with the names of GKE's agent, with the cloud identity of its service account", async () => {
    const logging = {
      kind: "cloud-logging",
      projectId: "shop-prod",
      location: "europe-west3",
      clusterName: "test",
    } as const;
    const cluster = () => existingIn("gcp", ["logging/fluent-bit"], { builtin: [offer(logDestination, logging)] });
    const run = await installOn(cluster, [fluentBit()]);
    const { config, serviceAccount } = valuesOf(run, "fluent-bit") as Record<string, Record<string, unknown>>;
    assert.equal(
      config?.outputs,
      [
        "[OUTPUT]",
        "    Name stackdriver",
        "    Match kube.*",
        "    export_to_project_id shop-prod",
        "    resource k8s_container",
        "    resource_labels cluster_name=test,location=europe-west3,namespace_name=$kubernetes['namespace_name'],pod_name=$kubernetes['pod_name'],container_name=$kubernetes['container_name']",
        "    severity_key severity",
        "    Retry_Limit 10",
        "    storage.total_limit_size 512M",
        "",
      ].join("\n"),
    );
    assert.deepEqual(serviceAccount?.annotations, {
      "iam.gke.io/gcp-service-account": "test@shop-prod.iam.gserviceaccount.com",
    });
    const { identities } = bound(fluentBit(), { cloud: "gcp", builtin: [offer(logDestination, logging)] });
    assert.deepEqual(identities, [
      { serviceAccount: "fluent-bit", permissions: { gcp: [{ role: "roles/logging.logWriter" }] } },
    ]);
  });

  it("refuses a cluster without a log store, another cloud, and a malformed quantity", async () => {
    await assert.rejects(
      runProgram(() => {
        platform([fluentBit()], { cluster: existingCluster({ cloud: "aws" }) });
      }),
      /addons\.fluent-bit: needs a log store for workloads, which nothing provides; offer this in the cluster's option `builtin`/,
    );
    assert.deepEqual(bound(fluentBit({ memory: "much" }), { cloud: "azure", builtin: [] }).problems, [
      { path: "memory", message: 'expected a quantity of bytes such as "512Mi" or "10Gi", got "much"' },
      {
        path: "destination",
        message:
          'expected "loki", or your own Loki, Elasticsearch, OpenSearch or Azure Monitor table, on cloud "azure", got "cloud"; set one of these destinations or remove this add-on, because AKS\' own agent (Container insights) already sends the logs',
      },
    ]);
    const { problems } = bound(fluentBit({ destination: "loki", stackTraces: ["go", "go"] }), {
      cloud: "azure",
      builtin: [],
    });
    assert.deepEqual(problems, [
      { path: "stackTraces", message: 'expected each language once, got "go"; it is listed more than once' },
    ]);
    const toLoki = bound(fluentBit({ destination: "loki" }), { cloud: "azure", builtin: [] });
    assert.deepEqual([toLoki.problems, toLoki.identities], [[], []]);
    assert.deepEqual(
      toLoki.needs.map(({ capability }) => capability.name),
      ["log-store"],
    );
  });
});
