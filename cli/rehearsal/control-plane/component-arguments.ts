import { addressAt, parseRange } from "../../../components/testing";
import { UserError } from "../../user-error";

/** The programs of a control plane. */
export type ComponentName = "etcd" | "kube-apiserver" | "kube-controller-manager" | "kube-scheduler" | "kwok";

/** The address ranges of a cluster; they appear in objects only, and nothing is routed. */
export interface ClusterAddresses {
  /** @default "10.96.0.0/16" */
  readonly serviceCidr: string;
  /** @default "10.244.0.0/16" */
  readonly podCidr: string;
}

/** The default ranges of a control plane. */
export const defaultAddresses: ClusterAddresses = { serviceCidr: "10.96.0.0/16", podCidr: "10.244.0.0/16" };

/** The files of a control plane, relative to the folder in which every component runs. */
export const files = {
  authorityCertificate: "ca.crt",
  authorityKey: "ca.key",
  serverCertificate: "apiserver.crt",
  serverKey: "apiserver.key",
  tokenPublicKey: "service-account.pub",
  tokenPrivateKey: "service-account.key",
  tokens: "tokens.csv",
  egress: "egress.yaml",
  authentication: "authentication.yaml",
  kubeconfig: "kubeconfig.yaml",
  controllerManagerKubeconfig: "controller-manager.yaml",
  schedulerKubeconfig: "scheduler.yaml",
  kwokKubeconfig: "kwok.yaml",
} as const;

/** The socket on which etcd serves its clients. A relative path avoids the length limit of sockets; `unix://` needs `host:port`. */
export const etcdSocket = "etcd-clients:1";
const etcdClients = `unix://${etcdSocket}`;
const etcdPeers = "unix://etcd-peers:1";

/**
 * Marks the nodes whose kubelet KWOK simulates; all others stay not ready. A label, because KWOK ignores an annotation that is
 * added to an existing node.
 */
export const kubeletLabel = { key: "kwok.x-k8s.io/node", value: "fake" } as const;

/** Configures the API server to reach in-cluster services through the rehearsal's proxy. */
export function egressSelector(socket: string): object {
  return {
    apiVersion: "apiserver.k8s.io/v1beta1",
    kind: "EgressSelectorConfiguration",
    egressSelections: [
      {
        name: "cluster",
        connection: { proxyProtocol: "HTTPConnect", transport: { uds: { udsName: socket } } },
      },
    ],
  };
}

/** The paths that EKS answers to callers without credentials since 1.32 (release notes of EKS 1.32); GKE and AKS answer them, too. */
const anonymousPaths = ["/healthz", "/livez", "/readyz"];

/** Lets callers without credentials ask whether the API server is healthy, and nothing else. */
export const authenticationConfiguration: object = {
  apiVersion: "apiserver.config.k8s.io/v1",
  kind: "AuthenticationConfiguration",
  anonymous: { enabled: true, conditions: anonymousPaths.map((path) => ({ path })) },
};

/** Returns the address of the `kubernetes` Service: the first one of the service range. */
export function firstAddress(cidr: string): string {
  const range = parseRange(cidr);
  if (range === undefined) {
    throw new UserError(`network: expected an IPv4 range such as 10.96.0.0/16, got "${cidr}"`);
  }
  return addressAt(range, 1);
}

/** Returns the arguments of a component. */
export function componentArguments(
  component: ComponentName,
  { port, addresses }: { port: number; addresses: ClusterAddresses },
): string[] {
  switch (component) {
    case "etcd":
      return etcdArguments();
    case "kube-apiserver":
      return apiServerArguments(port, addresses);
    case "kube-controller-manager":
      return controllerManagerArguments();
    case "kube-scheduler":
      return [`--kubeconfig=${files.schedulerKubeconfig}`, ...unserved, ...unthrottled];
    case "kwok":
      return [
        `--kubeconfig=${files.kwokKubeconfig}`,
        `--manage-nodes-with-label-selector=${kubeletLabel.key}=${kubeletLabel.value}`,
        `--cidr=${addresses.podCidr}`,
        /* With leases, KWOK forgets a pod that is bound to a new node before it has seen its own lease of this node. */
        "--node-lease-duration-seconds=0",
      ];
  }
}

function etcdArguments(): string[] {
  return [
    "--data-dir=etcd",
    `--listen-client-urls=${etcdClients}`,
    `--advertise-client-urls=${etcdClients}`,
    `--listen-peer-urls=${etcdPeers}`,
    `--initial-advertise-peer-urls=${etcdPeers}`,
    `--initial-cluster=default=${etcdPeers}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

function apiServerArguments(port: number, addresses: ClusterAddresses): string[] {
  return [
    /* Endpoints must not be loopback addresses. Nobody connects to this one (RFC 5737). */
    "--advertise-address=192.0.2.1",
    "--allow-privileged=true",
    `--authentication-config=${files.authentication}`,
    "--authorization-mode=Node,RBAC",
    "--bind-address=127.0.0.1",
    "--cert-dir=certificates",
    `--client-ca-file=${files.authorityCertificate}`,
    `--egress-selector-config-file=${files.egress}`,
    `--etcd-servers=${etcdClients}`,
    "--profiling=false",
    `--secure-port=${port}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${files.tokenPublicKey}`,
    `--service-account-signing-key-file=${files.tokenPrivateKey}`,
    `--service-cluster-ip-range=${addresses.serviceCidr}`,
    `--tls-cert-file=${files.serverCertificate}`,
    `--tls-private-key-file=${files.serverKey}`,
    `--token-auth-file=${files.tokens}`,
  ];
}

/** Nobody reads the health or metrics of these components, so they open no port. */
const unserved = ["--secure-port=0", "--profiling=false", "--leader-elect=false"];
const unthrottled = ["--kube-api-qps=1000", "--kube-api-burst=2000"];

const concurrentSyncs = [
  "cron-job",
  "daemonset",
  "deployment",
  "endpoint",
  "gc",
  "horizontal-pod-autoscaler",
  "job",
  "namespace",
  "replicaset",
  "resource-quota",
  "serviceaccount-token",
  "service-endpoint",
  "statefulset",
];

function controllerManagerArguments(): string[] {
  return [
    `--kubeconfig=${files.controllerManagerKubeconfig}`,
    ...unserved,
    ...unthrottled,
    "--use-service-account-credentials=true",
    `--service-account-private-key-file=${files.tokenPrivateKey}`,
    `--root-ca-file=${files.authorityCertificate}`,
    `--cluster-signing-cert-file=${files.authorityCertificate}`,
    `--cluster-signing-key-file=${files.authorityKey}`,
    ...concurrentSyncs.map((controller) => `--concurrent-${controller}-syncs=20`),
    "--horizontal-pod-autoscaler-sync-period=2s",
    "--horizontal-pod-autoscaler-cpu-initialization-period=0s",
    "--horizontal-pod-autoscaler-initial-readiness-delay=0s",
    "--pvclaimbinder-sync-period=2s",
    /* On a busy machine, nodes must not be taken for lost. */
    "--node-monitor-grace-period=1h",
  ];
}
