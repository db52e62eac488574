import assert from "node:assert/strict";
import { parse } from "yaml";
import {
  type ComponentName,
  componentArguments,
  egressSelector,
  firstAddress,
} from "../../../cli/rehearsal/control-plane/component-arguments";
import { createTokenUsers, kubeconfig, tokenFile } from "../../../cli/rehearsal/control-plane/credentials";

const place = { port: 6443, addresses: { serviceCidr: "10.96.0.0/16", podCidr: "10.244.0.0/16" } };

describe("the components of a control plane", () => {
  const expected: [ComponentName, string[]][] = [
    ["etcd", ["--unsafe-no-fsync", "--listen-client-urls=unix://etcd-clients:1"]],
    [
      "kube-apiserver",
      [
        "--authentication-config=authentication.yaml",
        "--authorization-mode=Node,RBAC",
        "--bind-address=127.0.0.1",
        "--etcd-servers=unix://etcd-clients:1",
        "--profiling=false",
        "--secure-port=6443",
        "--service-cluster-ip-range=10.96.0.0/16",
      ],
    ],
    [
      "kube-controller-manager",
      ["--leader-elect=false", "--secure-port=0", "--use-service-account-credentials=true", "--concurrent-gc-syncs=20"],
    ],
    ["kube-scheduler", ["--leader-elect=false", "--secure-port=0"]],
    ["kwok", ["--manage-nodes-with-label-selector=kwok.x-k8s.io/node=fake", "--cidr=10.244.0.0/16"]],
  ];
  for (const [component, flags] of expected) {
    it(`starts ${component} on loopback, for one run`, () => {
      const args = componentArguments(component, place);
      assert.deepEqual(
        flags.filter((flag) => !args.includes(flag)),
        [],
      );
      assert.equal(new Set(args).size, args.length);
    });
  }

  it("gives the kubernetes service the first address of the range", () => {
    assert.equal(firstAddress("10.96.0.0/16"), "10.96.0.1");
    assert.equal(firstAddress("172.20.4.16/28"), "172.20.4.17");
    assert.throws(() => firstAddress("fd00::/108"), {
      message: 'network: expected an IPv4 range such as 10.96.0.0/16, got "fd00::/108"',
    });
  });

  it("sends only calls into the cluster through the proxy", () => {
    assert.deepEqual(egressSelector("/run/egress.sock"), {
      apiVersion: "apiserver.k8s.io/v1beta1",
      kind: "EgressSelectorConfiguration",
      egressSelections: [
        {
          name: "cluster",
          connection: { proxyProtocol: "HTTPConnect", transport: { uds: { udsName: "/run/egress.sock" } } },
        },
      ],
    });
  });
});

describe("the credentials of a control plane", () => {
  it("are a line per user in the token file", () => {
    const file = tokenFile([
      { name: "admin", groups: ["system:masters", "ops"], token: "t1" },
      { name: "system:kube-scheduler", groups: [], token: "t2" },
    ]);
    assert.equal(file, 't1,admin,admin,"system:masters,ops"\nt2,system:kube-scheduler,system:kube-scheduler,""\n');
  });

  it("differ between users and runs", () => {
    const tokens = [createTokenUsers(), createTokenUsers()].flatMap((users) =>
      Object.values(users).map(({ token }) => token),
    );
    assert.equal(new Set(tokens).size, 8);
  });

  it("make a kubeconfig with the token in it", () => {
    const connection = { server: "https://127.0.0.1:6443", certificateAuthority: "PEM", token: "t1" };
    assert.deepEqual(parse(kubeconfig(connection, "admin")), {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "rehearsal",
      clusters: [
        {
          name: "rehearsal",
          cluster: {
            server: "https://127.0.0.1:6443",
            "certificate-authority-data": Buffer.from("PEM").toString("base64"),
          },
        },
      ],
      users: [{ name: "admin", user: { token: "t1" } }],
      contexts: [{ name: "rehearsal", context: { cluster: "rehearsal", user: "admin" } }],
    });
  });
});
