import assert from "node:assert/strict";
import { weaknesses } from "../../../cli/plan/descriptions/pod-security";
import { container, podSpec } from "../objects";

const secured = (securityContext: object, more: object = {}) => ({
  ...podSpec,
  containers: [{ ...container, ...more, securityContext: { ...container.securityContext, ...securityContext } }],
});

const cases: readonly (readonly [what: string, pod: Record<string, unknown>, found: readonly string[]])[] = [
  ["nothing weak", podSpec, []],
  ["nothing known", { securityContext: {}, containers: "<unknown>" }, []],
  ["host namespaces", { ...podSpec, hostNetwork: true, hostPID: true, hostIPC: false }, ["hostNetwork", "hostPID"]],
  [
    "volumes",
    {
      ...podSpec,
      volumes: [
        { name: "a", emptyDir: {} },
        { name: "b", hostPath: { path: "/etc" } },
        { name: "c", nfs: {} },
      ],
    },
    ["hostPath /etc", "nfs c"],
  ],
  ["privileged", secured({ privileged: true }), ["privileged"]],
  ["root", secured({ runAsNonRoot: false, runAsUser: 0 }), ["runAsNonRoot is not true", "runs as user 0"]],
  ["unknown", secured({ runAsNonRoot: "<unknown>" }), []],
  ["an unknown security context", { ...podSpec, securityContext: "<unknown>" }, []],
  ["escalation", secured({ allowPrivilegeEscalation: undefined }), ["allowPrivilegeEscalation is not false"]],
  [
    "capabilities",
    secured({ capabilities: { add: ["NET_BIND_SERVICE", "SYS_ADMIN"] } }),
    ["adds SYS_ADMIN", "does not drop all capabilities"],
  ],
  ["seccomp", { ...podSpec, securityContext: { runAsNonRoot: true } }, ["no seccomp profile"]],
  ["host port", secured({}, { ports: [{ containerPort: 80, hostPort: 80 }] }), ["hostPort 80"]],
  [
    "one of two containers",
    {
      ...podSpec,
      initContainers: [
        { ...container, name: "init", securityContext: { ...container.securityContext, privileged: true } },
      ],
    },
    ["privileged (init)"],
  ],
];

describe("weaknesses", () => {
  for (const [what, pod, found] of cases) {
    it(what, () => assert.deepEqual(weaknesses(pod), found));
  }
});
