import assert from "node:assert/strict";
import { descriptions } from "../../../cli/plan/descriptions";
import { Deployment, type DeploymentArgs } from "../../../components";
import { checkCapabilities, checkSysctls } from "../../../components/workloads/pod/check-security";
import { tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

function lines(problems: readonly { path: string; message: string }[]): string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("checkCapabilities", () => {
  const add = (...names: string[]) => ({ capabilities: { add: names } });
  it("allows what the level of the namespace allows", () => {
    assert.deepEqual(checkCapabilities(add("NET_BIND_SERVICE"), "restricted"), []);
    assert.deepEqual(checkCapabilities(add("CHOWN", "SYS_CHROOT"), "baseline"), []);
    assert.deepEqual(checkCapabilities(add("SYS_ADMIN"), "privileged"), []);
    assert.deepEqual(checkCapabilities(add("SYS_ADMIN"), undefined), []);
    assert.deepEqual(lines(checkCapabilities(add("CHOWN"), "restricted")), [
      'capabilities.add[0]: expected one of "NET_BIND_SERVICE", got "CHOWN"; the tenant\'s podSecurity is "restricted"',
    ]);
    assert.match(lines(checkCapabilities(add("NET_RAW"), "baseline"))[0] ?? "", /got "NET_RAW"; .* "baseline"$/);
    assert.match(lines(checkCapabilities(add("CAP_CHOWN"), undefined))[0] ?? "", /got "CAP_CHOWN"$/);
    assert.match(lines(checkCapabilities(add("CHOWN", "CHOWN"), "baseline"))[0] ?? "", /expected each capability once/);
  });
});

describe("checkSysctls", () => {
  it("allows the safe ones, and others in a privileged namespace", () => {
    assert.deepEqual(checkSysctls({ sysctls: { "net.ipv4.tcp_keepalive_time": "60" } }, "restricted"), []);
    assert.deepEqual(checkSysctls({ sysctls: { "net.core.somaxconn": "1024" } }, "privileged"), []);
    assert.match(
      lines(checkSysctls({ sysctls: { "net.core.somaxconn": "1024" } }, "baseline"))[0] ?? "",
      /^sysctls\.net\.core\.somaxconn: expected one of "kernel\.shm_rmid_forced", .* got "net\.core\.somaxconn"; .* "baseline"$/,
    );
    assert.match(lines(checkSysctls({ sysctls: { "no way": "1" } }))[0] ?? "", /expected a kernel parameter such as/);
  });
});

describe("options that open a pod", () => {
  interface Rendered {
    readonly securityContext: Readonly<Record<string, unknown>>;
    readonly containers: readonly {
      readonly name: string;
      readonly securityContext: Readonly<Record<string, unknown>>;
    }[];
  }
  async function rendered(args: Partial<DeploymentArgs>) {
    const run = await runProgram(() => {
      new Deployment("web", { tenant: tenant(), image: "web:1", ...args });
    });
    const deployment = run.find("kubernetes:apps/v1:Deployment", "web");
    const { spec } = (deployment.inputs.spec as { template: { spec: Rendered } }).template;
    return { spec, values: descriptions(run.resources)(deployment).values };
  }

  it("are rendered, and the plan shows them", async () => {
    const { spec, values } = await rendered({
      readOnlyRootFilesystem: false,
      capabilities: { add: ["NET_BIND_SERVICE"] },
      sysctls: { "net.ipv4.ip_unprivileged_port_start": "80" },
    });
    assert.deepEqual(spec.containers[0]?.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: false,
      capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
    });
    assert.deepEqual(spec.securityContext.sysctls, [{ name: "net.ipv4.ip_unprivileged_port_start", value: "80" }]);
    assert.deepEqual(values.slice(-3), [
      "writable root web",
      "adds NET_BIND_SERVICE",
      "sysctls net.ipv4.ip_unprivileged_port_start=80",
    ]);
  });

  it("leave the user to the image, and keep that of the other containers", async () => {
    const { spec, values } = await rendered({
      containers: { proxy: { image: "proxy:1", runAsUser: "image" }, own: { image: "own:1", runAsUser: 2000 } },
    });
    assert.deepEqual(
      [spec.securityContext.runAsNonRoot, spec.securityContext.runAsUser, spec.securityContext.fsGroup],
      [true, undefined, 10001],
    );
    assert.deepEqual(
      spec.containers.map(({ name, securityContext: own }) => [name, own.runAsUser, own.runAsGroup]),
      [
        ["web", 10001, 10001],
        ["proxy", undefined, undefined],
        ["own", 2000, 2000],
      ],
    );
    assert.ok(values.includes("user of the image proxy"));
  });
});

describe("a Service", () => {
  it("can name the protocol, and publish pods that are not ready", async () => {
    const run = await runProgram(() => {
      const ports = [{ name: "grpc", port: 80, appProtocol: "kubernetes.io/h2c" }];
      new Deployment("web", { tenant: tenant(), image: "web:1", ports, service: { publishNotReadyAddresses: true } });
    });
    const service = run.find("kubernetes:core/v1:Service", "web");
    const { ports, publishNotReadyAddresses } = service.inputs.spec as {
      ports: object[];
      publishNotReadyAddresses: boolean;
    };
    assert.equal(publishNotReadyAddresses, true);
    assert.deepEqual(ports, [
      { name: "grpc", port: 80, targetPort: 80, protocol: "TCP", appProtocol: "kubernetes.io/h2c" },
    ]);
    assert.ok(descriptions(run.resources)(service).values.includes("also pods that are not ready"));
  });
});
