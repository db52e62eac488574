import { UserError } from "../../user-error";

/** The programs of a control plane. */
export type ComponentName = "etcd" | "kube-apiserver" | "kube-controller-manager" | "kube-scheduler" | "kwok";

/** The addresses a cluster uses; they only appear in objects, nothing is routed. */
export interface ClusterAddresses {
  /** @default "10.96.0.0/16" */
  readonly serviceCidr: string;
  /** @default "10.244.0.0/16" */
  readonly podCidr: string;
}

/** The files of a control plane, all relative to its folder, in which every component runs. */
export const files = {
  authorityCertificate: "ca.crt",
  authorityKey: "ca.key",
  serverCertificate: "apiserver.crt",
  serverKey: "apiserver.key",
  tokenPublicKey: "service-account.pub",
  tokenPrivateKey: "service-account.key",
  tokens: "tokens.csv",
  egress: "egress.yaml",
  kubeconfig: "kubeconfig.yaml",
  controllerManagerKubeconfig: "controller-manager.yaml",
  schedulerKubeconfig: "scheduler.yaml",
  kwokKubeconfig: "kwok.yaml",
} as const;

// Relative, so that the length limit of socket paths does not matter however deep the folder is; `unix://` wants host:port.
/** The file at which etcd listens for its clients. */
export const etcdSocketType = "etcd-clients:1";
const etcdClients = `unix://${etcdSocketType}`;
const etcdPeersType = "unix://etcd-peers:1";

/**
 * Nodes that KWOK plays the kubelet of: the others stay as they are, not ready. A label, since KWOK does not take up a
 * node whose annotation comes later.
 */
export const kubeletLabel = { key: "kwok.x-k8s.io/node", value: "fake" } as const;

/** The API server's call for help to in-cluster services goes through a proxy of ours. */
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

/** The address of the `kubernetes` service: the first one of the service range. */
export function firstAddress(cidr: string): string {
  const match = /^(\d+\.\d+\.\d+)\.(\d+)\/\d+$/.exec(cidr);
  if (match === null) {
    throw new UserError(`network: not an IPv4 range: "${cidr}", expected for instance 10.96.0.0/16`);
  }
  const [, network = "", host = ""] = match;
  return `${network}.${Number(host) + 1}`;
}

/** The command line of each component, without the program. */
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
        "--node-lease-duration-seconds=120",
      ];
  }
}

function etcdArguments(): string[] {
  return [
    "--data-dir=etcd",
    `--listen-client-urls=${etcdClients}`,
    `--advertise-client-urls=${etcdClients}`,
    `--listen-peer-urls=${etcdPeersType}`,
    `--initial-advertise-peer-urls=${etcdPeersType}`,
    `--initial-cluster=default=${etcdPeersType}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

function apiServerArguments(port: number, addresses: ClusterAddresses): string[] {
  return [
    // An endpoint must not be a loopback address; nobody connects to this one (RFC 5737).
    "--advertise-address=192.0.2.1",
    "--allow-privileged=true",
    "--anonymous-auth=false",
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

// Nobody asks these components for their health or metrics: no port of theirs is open.
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
    // A busy machine must not look like a cluster whose nodes are lost.
    "--node-monitor-grace-period=1h",
  ];
}
