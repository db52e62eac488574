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
export const FILES = {
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
export const ETCD_SOCKET = "etcd-clients:1";
const ETCD_CLIENTS = `unix://${ETCD_SOCKET}`;
const ETCD_PEERS = "unix://etcd-peers:1";

/**
 * Nodes that KWOK plays the kubelet of: the others stay as they are, not ready. A label, since KWOK does not take up a
 * node whose annotation comes later.
 */
export const KUBELET_LABEL = { key: "kwok.x-k8s.io/node", value: "fake" } as const;

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
  if (match === null) throw new UserError(`network: not an IPv4 range: "${cidr}", expected for instance 10.96.0.0/16`);
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
      return [`--kubeconfig=${FILES.schedulerKubeconfig}`, ...UNSERVED, ...UNTHROTTLED];
    case "kwok":
      return [
        `--kubeconfig=${FILES.kwokKubeconfig}`,
        `--manage-nodes-with-label-selector=${KUBELET_LABEL.key}=${KUBELET_LABEL.value}`,
        `--cidr=${addresses.podCidr}`,
        "--node-lease-duration-seconds=120",
      ];
  }
}

function etcdArguments(): string[] {
  return [
    "--data-dir=etcd",
    `--listen-client-urls=${ETCD_CLIENTS}`,
    `--advertise-client-urls=${ETCD_CLIENTS}`,
    `--listen-peer-urls=${ETCD_PEERS}`,
    `--initial-advertise-peer-urls=${ETCD_PEERS}`,
    `--initial-cluster=default=${ETCD_PEERS}`,
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
    `--client-ca-file=${FILES.authorityCertificate}`,
    `--egress-selector-config-file=${FILES.egress}`,
    `--etcd-servers=${ETCD_CLIENTS}`,
    "--profiling=false",
    `--secure-port=${port}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${FILES.tokenPublicKey}`,
    `--service-account-signing-key-file=${FILES.tokenPrivateKey}`,
    `--service-cluster-ip-range=${addresses.serviceCidr}`,
    `--tls-cert-file=${FILES.serverCertificate}`,
    `--tls-private-key-file=${FILES.serverKey}`,
    `--token-auth-file=${FILES.tokens}`,
  ];
}

// Nobody asks these components for their health or metrics: no port of theirs is open.
const UNSERVED = ["--secure-port=0", "--profiling=false", "--leader-elect=false"];
const UNTHROTTLED = ["--kube-api-qps=1000", "--kube-api-burst=2000"];

const CONCURRENT_SYNCS = [
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
    `--kubeconfig=${FILES.controllerManagerKubeconfig}`,
    ...UNSERVED,
    ...UNTHROTTLED,
    "--use-service-account-credentials=true",
    `--service-account-private-key-file=${FILES.tokenPrivateKey}`,
    `--root-ca-file=${FILES.authorityCertificate}`,
    `--cluster-signing-cert-file=${FILES.authorityCertificate}`,
    `--cluster-signing-key-file=${FILES.authorityKey}`,
    ...CONCURRENT_SYNCS.map((controller) => `--concurrent-${controller}-syncs=20`),
    "--horizontal-pod-autoscaler-sync-period=2s",
    "--horizontal-pod-autoscaler-cpu-initialization-period=0s",
    "--horizontal-pod-autoscaler-initial-readiness-delay=0s",
    "--pvclaimbinder-sync-period=2s",
    // A busy machine must not look like a cluster whose nodes are lost.
    "--node-monitor-grace-period=1h",
  ];
}
