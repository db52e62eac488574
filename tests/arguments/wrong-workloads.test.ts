import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { tenant } from "../support/programs";
import { runProgram } from "../support/run-program";
import { image, messageOf, type Wrong, web } from "./refused";

/** Programs that no compiler has seen, with a line of the error that each one gets. */
const workloads: readonly Wrong[] = [
  [{ ...web, replica: 3 }, 'replica: unknown key; did you mean "replicas"?'],
  [{ ...web, readinesProbe: {} }, 'readinesProbe: unknown key; did you mean "readinessProbe"?'],
  [{ ...web, qouta: {} }, "qouta: unknown key; allowed are "],
  [{ port: 8080 }, "image: expected a text, got nothing"],
  [{ ...web, image: null }, "image: expected a text, got null; remove the key, or give it a value"],
  [{ ...web, image: { name: "app" } }, "image: expected a text, got a map"],
  [{ ...web, port: "8080" }, 'port: expected a number, got "8080"; remove the quotes'],
  [{ ...web, port: Number.NaN }, "port: expected a number, got NaN"],
  [{ ...web, replicas: [2] }, "replicas: expected a number, got a list"],
  [{ ...web, command: "serve" }, 'command: expected a list of values, got "serve"'],
  [{ ...web, args: ["--port", 8080] }, "args[1]: expected a text, or { notSecret }, got 8080; put it in quotes"],
  [{ ...web, args: [undefined] }, "args[0]: expected a text, or { notSecret }, got nothing"],
  [{ ...web, env: ["A=1"] }, "env: expected a map, got a list"],
  [{ ...web, env: { PORT: 8080 } }, "env.PORT: expected a text"],
  [{ ...web, env: { DEBUG: true } }, "env.DEBUG: expected a text"],
  [{ ...web, env: { DEBUG: undefined } }, "env.DEBUG: expected a text"],
  [
    { ...web, volumes: { data: undefined } },
    "volumes.data: expected { configMap } or { csi } or { secret } or { persistentVolumeClaim } or { projected }, " +
      "got nothing; remove the key, or give it a value",
  ],
  [
    { ...web, env: { NAME: { fieldReff: "metadata.name" } } },
    'env.NAME.fieldReff: unknown key; did you mean "fieldRef"?',
  ],
  [{ ...web, env: { KEY: { secretKeyRef: { name: "a" } } } }, "env.KEY.secretKeyRef.key: expected a text, got nothing"],
  [{ ...web, env: { KEY: { secretKeyRef: "a" } } }, 'env.KEY.secretKeyRef: expected { key, name }, got "a"'],
  [{ ...web, envFrom: [{ configMap: "a" }] }, 'envFrom[0].configMap: unknown key; did you mean "configMapRef"?'],
  [
    { ...web, envFrom: [{ configMapRef: "a", secretRef: "b" }] },
    "envFrom[0].secretRef: is not allowed with configMapRef",
  ],
  [{ ...web, resources: { cpu: "1" } }, "resources.cpu: unknown key; allowed are limits, requests"],
  [{ ...web, resources: { limits: { cpu: 1 } } }, "resources.limits.cpu: expected a text, got 1; put it in quotes"],
  [
    { ...web, readinessProbe: { httpGet: { prot: 80 } } },
    'readinessProbe.httpGet.prot: unknown key; did you mean "port"?',
  ],
  [{ ...web, livenessProbe: "GET /" }, 'livenessProbe: expected a map, got "GET /"'],
  [{ ...web, volumes: { data: { mountPath: "/data" } } }, "volumes.data: expected "],
  [
    { ...web, volumes: { data: { mountPath: "/d", secert: "a" } } },
    'volumes.data.secert: unknown key; did you mean "secret"?',
  ],
  [{ ...web, volumes: { data: { mountPath: "/d", secret: "a", configMap: "b" } } }, "volumes.data."],
  [{ ...web, volumes: [{ mountPath: "/d" }] }, "volumes: expected a map, got a list"],
  [{ ...web, emptyDirs: { tmp: {} } }, "emptyDirs.tmp.mountPath: expected a text, got nothing"],
  [{ ...web, emptyDirs: { tmp: "/tmp" } }, 'emptyDirs.tmp: expected { mountPath }, got "/tmp"'],
  [
    { ...web, emptyDirs: { tmp: { mountPath: "/tmp", medium: "memory" } } },
    'emptyDirs.tmp.medium: expected "Memory", got "memory"',
  ],
  [{ ...web, calls: "store" }, "calls: expected "],
  [{ ...web, calls: [7] }, "calls[0]: expected a text"],
  [{ ...web, egress: ["dns", { hosts: "a" }] }, 'egress[1].hosts: unknown key; did you mean "host"?'],
  [{ ...web, egress: [{ host: "a.example.com", ports: "443" }] }, "egress[0].ports: expected a list"],
  [{ ...web, ingress: { pods: {} } }, "ingress: expected a list"],
  [
    { ...web, service: { type: "Loadbalancer" } },
    'service.type: expected one of "ClusterIP", "LoadBalancer", "NodePort", got "Loadbalancer"',
  ],
  [
    { ...web, service: { nodePorts: { http: 30_000 } } },
    'service.nodePorts: is only allowed with type: "NodePort"; set this value, or remove the option',
  ],
  [{ ...web, replicas: 2, autoscaling: { maxReplicas: 4 } }, "autoscaling: is not allowed with replicas; keep one"],
  [{ ...web, autoscaling: {} }, "autoscaling.maxReplicas: expected a number, got nothing"],
  [
    { ...web, autoscaling: { maxReplicas: 4, triggers: { q: { type: "sqs" } } } },
    "autoscaling.triggers.q.type: expected one of ",
  ],
  [
    { ...web, autoscaling: { maxReplicas: 4, triggers: { q: { type: "cron", start: "0 8 * * *" } } } },
    "autoscaling.triggers.q.end: expected a text",
  ],
  [{ ...web, alerts: true }, "alerts: expected false, or a map, got true"],
  [{ ...web, telemetry: "no" }, 'telemetry: expected true or false, or { endpoint }, got "no"'],
  [
    { ...web, telemetry: "false" },
    'telemetry: expected true or false, or { endpoint }, got "false"; remove the quotes',
  ],
  [
    { ...web, spread: { zones: "never" } },
    'spread.zones: expected one of "DoNotSchedule", "ScheduleAnyway", "off", got "never"',
  ],
  [{ ...web, nodeSelector: { disk: true } }, "nodeSelector.disk: expected a text, got true; put it in quotes"],
  [{ ...web, tolerations: [{ key: 7 }] }, "tolerations[0].key: expected a text, got 7; put it in quotes"],
  [{ ...web, tolerations: [{ keys: "a" }] }, 'tolerations[0].keys: unknown key; did you mean "key"?'],
  [{ ...web, affinity: { nodeAffinty: {} } }, 'affinity.nodeAffinty: unknown key; did you mean "nodeAffinity"?'],
  [
    { ...web, strategy: { type: "Recreate", rollingUpdates: {} } },
    'strategy.rollingUpdates: unknown key; did you mean "rollingUpdate"?',
  ],
  [{ ...web, containers: { log: { imgae: "a:1" } } }, 'containers.log.imgae: unknown key; did you mean "image"?'],
  [
    { ...web, initContainers: { wait: { image, restartPolicy: "Never" } } },
    'initContainers.wait.restartPolicy: expected "Always", got "Never"',
  ],
  [
    { ...web, imagePullPolicy: "always" },
    'imagePullPolicy: expected one of "Always", "IfNotPresent", "Never", got "always"',
  ],
  [
    { ...web, workloadName: pulumi.output("web") },
    "workloadName: expected a text, got an Output; set a value that is known before the program creates anything",
  ],
  [{ ...web, metrics: { port: "9100" } }, 'metrics.port: expected a number, got "9100"; remove the quotes'],
  [{ ...web, overrides: "spec" }, 'overrides: expected a map, got "spec"'],
  [{ ...web, expose: true }, "expose: expected a map, got true"],
  [{ ...web, tenant: "team" }, 'tenant: expected a Tenant, or { provider, namespace }, got "team"'],
  [{ ...web, tenant: { namespace: "team" } }, "tenant.provider: expected a Provider, got nothing"],
  [{ ...web, dnsPolicy: "clusterfirst" }, "dnsPolicy: expected one of "],
];

/** Values that fit their types, and that Kubernetes would refuse or take for something else. */
const values: readonly Wrong[] = [
  [
    { ...web, envFrom: [{ configMapRef: "Bad Name" }] },
    'envFrom[0].configMapRef: expected the name of an object, got "Bad Name"',
  ],
  [
    { ...web, env: { A: { secretKeyRef: { name: "", key: "a" } } } },
    'env.A.secretKeyRef.name: expected the name of an object, got ""',
  ],
  [{ ...web, imagePullSecrets: ["Bad Name"] }, 'imagePullSecrets[0]: expected the name of an object, got "Bad Name"'],
  [
    { ...web, resources: { limits: { gpu: 1 } } },
    'resources.limits.gpu: unknown resource; allowed are cpu, memory and devices such as "nvidia.com/gpu"',
  ],
  [
    { ...web, volumes: { data: { mountPath: "/", secret: "a" } } },
    'volumes.data.mountPath: expected a directory other than "/", because "/" contains the files of the image, got "/"',
  ],
  [
    { ...web, volumes: { data: { mountPath: "/d", projected: [] } } },
    "volumes.data.projected: expected at least one source, got []",
  ],
  [{ ...web, runOn: "" }, 'runOn: expected the `dedicated` of a node pool, got ""'],
  [
    { ...web, nodeSelector: { "kubernetes.io/os": "windows" } },
    'nodeSelector.kubernetes.io/os: expected one of "linux", got "windows"',
  ],
  [{ ...web, overrides: { spce: { replicas: 2 } } }, 'overrides.spce: unknown key; did you mean "spec"?'],
  [
    { ...web, internetPorts: ["443/tcp"] },
    'internetPorts[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP", got "443/tcp"',
  ],
  [
    { ...web, egress: [{ host: "10.0.0.1", ports: [443] }] },
    'egress[0].host: expected a host name, got "10.0.0.1"; for an address, set the option cidr',
  ],
  [
    { ...web, egress: [{ host: "*.com", ports: [443] }] },
    'egress[0].host: expected a name below a domain such as "*.example.com", got "*.com"; this would match a whole top-level domain',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: [""], resources: ["pod"], verbs: ["get"] }] },
    'apiAccess[0].resources[0]: expected the plural of a resource in lower case, such as pods, got "pod"; did you mean "pods"?',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: ["apps/v1"], resources: ["deployments"], verbs: ["get"] }] },
    'apiAccess[0].apiGroups[0]: expected an API group such as apps, got "apps/v1"; leave out the version',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: ["v1"], resources: ["pods"], verbs: ["get"] }] },
    'apiAccess[0].apiGroups[0]: expected an API group such as apps, got "v1"; Pods, Secrets and Services have the group ""',
  ],
];

/** Overrides that Kubernetes does not know, at any depth. */
const pod = (spec: object) => ({ ...web, overrides: { spec: { template: { spec } } } });
const merged: readonly Wrong[] = [
  [
    pod({ containers: [{ name: "web", readinesProbe: {} }] }),
    'overrides.spec.template.spec.containers[0].readinesProbe: unknown key; did you mean "readinessProbe"?',
  ],
  [
    pod({ terminationGracePeriod: 5 }),
    'overrides.spec.template.spec.terminationGracePeriod: unknown key; did you mean "terminationGracePeriodSeconds"?',
  ],
  [pod({ imagePullSecrets: "x" }), 'overrides.spec.template.spec.imagePullSecrets: expected a list of maps, got "x"'],
  [
    pod({ runtimeClassName: 7 }),
    "overrides.spec.template.spec.runtimeClassName: expected a text, got 7; put it in quotes",
  ],
  [
    { ...web, overrides: { spec: { paused: "true" } } },
    'overrides.spec.paused: expected true or false, got "true"; remove the quotes',
  ],
  [
    pod({ readinessGates: [{}] }),
    "overrides.spec.template.spec.readinessGates[0].conditionType: expected a text, got nothing",
  ],
];

describe("wrong arguments of a Deployment", () => {
  for (const [args, line] of [...workloads, ...merged]) {
    it(line, () => {
      const message = messageOf(() => new keelson.Deployment("web", args as never));
      assert.ok(message.includes(`\n✖ ${line}`), message);
    });
  }

  for (const [args, line] of values) {
    it(`by value: ${line}`, async () => {
      const make = () => new keelson.Deployment("web", { tenant: tenant(), ...(args as object) } as never);
      await assert.rejects(
        runProgram(make),
        ({ message }: Error) => message.includes(`\n✖ ${line}`) || assert.fail(message),
      );
    });
  }

  it("except parts of an object, which is merged", async () => {
    const own = { name: "web", tty: true, volumeDevices: [{ name: "raw", devicePath: "/dev/xvda" }] };
    const shape = { schedulerName: "default-scheduler", containers: [own] };
    await runProgram(() => new keelson.Deployment("web", { tenant: tenant(), ...pod(shape) }));
    await runProgram(
      () =>
        new keelson.Deployment("web", {
          tenant: tenant(),
          ...pod({ runtimeClassName: pulumi.output("gvisor") }),
        }),
    );
  });

  it("of a workload without a tenant", () => {
    const message = messageOf(() => new keelson.Deployment("web", web as never));
    assert.match(message, /✖ tenant: expected a Tenant, or { provider, namespace }, got nothing/);
  });
});
