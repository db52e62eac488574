import { type Fields, fields, items, number, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { type ContainerPort, type PodSource, portsOf, portsText } from "../pods";
import { broken, judged, note, ok, type Place, unknown, type Written } from "../verdicts";
import { judgeGoverningService } from "./governing-services";

/** The references of a pod, and where it has them. */
interface PodReference extends Written {
  readonly at: string;
}

/** Judges the references of pods: configuration, volumes, accounts, classes, and their probes' ports. */
export function judgePods(cluster: Inventory): Verdict[] {
  return cluster.pods.flatMap((source) => [
    ...podReferences(source).flatMap(({ at, ...written }) => judged(cluster, { object: source.object, at }, written)),
    ...judgeGoverningService(cluster, source),
    ...judgeProbes(source),
  ]);
}

function podReferences({ namespace, spec }: PodSource): PodReference[] {
  const containers = [...items(spec.initContainers), ...items(spec.containers), ...items(spec.ephemeralContainers)];
  return [
    ...containers.flatMap((container) => containerReferences(container, namespace)),
    ...items(spec.volumes).flatMap((volume) => volumeReferences(volume, namespace)),
    ...items(spec.imagePullSecrets).map(({ name }) => ({ at: "imagePullSecrets", kind: "Secret", namespace, name })),
    { at: "serviceAccountName", kind: "ServiceAccount", namespace, name: spec.serviceAccountName },
    { at: "priorityClassName", kind: "PriorityClass.scheduling.k8s.io", name: spec.priorityClassName },
    { at: "runtimeClassName", kind: "RuntimeClass.node.k8s.io", name: spec.runtimeClassName },
  ];
}

function containerReferences({ env, envFrom }: Fields, namespace: string): PodReference[] {
  const variables = items(env).flatMap(({ name, valueFrom }) => {
    const at = `env ${text(name) ?? ""}`;
    const { configMapKeyRef, secretKeyRef } = fields(valueFrom);
    return [
      configuration(at, "ConfigMap", namespace, configMapKeyRef, [text(configMapKeyRef, "key") ?? ""]),
      configuration(at, "Secret", namespace, secretKeyRef, [text(secretKeyRef, "key") ?? ""]),
    ];
  });
  const sets = items(envFrom).flatMap(({ configMapRef, secretRef }) => [
    configuration("envFrom", "ConfigMap", namespace, configMapRef, []),
    configuration("envFrom", "Secret", namespace, secretRef, []),
  ]);
  return [...variables, ...sets];
}

function configuration(
  at: string,
  kind: "ConfigMap" | "Secret",
  namespace: string,
  source: unknown,
  keys: readonly string[],
): PodReference {
  const { name, secretName, optional } = fields(source);
  return { at, kind, namespace, name: secretName ?? name, optional, keys };
}

function volumeReferences(volume: Fields, namespace: string): PodReference[] {
  const at = `volume ${text(volume, "name") ?? ""}`;
  const { configMap, secret, projected, persistentVolumeClaim, ephemeral, csi } = volume;
  const from = (kind: "ConfigMap" | "Secret", source: unknown) =>
    configuration(at, kind, namespace, source, keysIn(source));
  const attributes = fields(csi, "volumeAttributes");
  return [
    from("ConfigMap", configMap),
    from("Secret", secret),
    ...items(projected, "sources").flatMap((source) => [
      from("ConfigMap", source.configMap),
      from("Secret", source.secret),
    ]),
    { at, kind: "PersistentVolumeClaim", namespace, name: fields(persistentVolumeClaim).claimName },
    {
      at,
      kind: "StorageClass.storage.k8s.io",
      name: fields(ephemeral, "volumeClaimTemplate", "spec").storageClassName,
    },
    { at, kind: "Secret", namespace, name: fields(csi, "nodePublishSecretRef").name },
    {
      at,
      kind: "SecretProviderClass.secrets-store.csi.x-k8s.io",
      namespace,
      name: attributes.secretProviderClass,
    },
  ];
}

function keysIn(source: unknown): string[] {
  return items(source, "items").flatMap(({ key }) => text(key) ?? []);
}

const probes = ["startupProbe", "readinessProbe", "livenessProbe"] as const;

/** Judges the ports of probes: a name must be declared; a container may listen to a number without declaring it. */
function judgeProbes({ object, spec }: PodSource): Verdict[] {
  return [...items(spec.initContainers), ...items(spec.containers)].flatMap((container) => {
    const asked = probes.flatMap((probe) => {
      const { grpc, httpGet, tcpSocket } = fields(container, probe);
      const port = [httpGet, tcpSocket, grpc].map((how) => fields(how).port).find((one) => one !== undefined);
      const place = { object, at: `${probe} of container ${text(container, "name") ?? ""}` };
      return port === undefined ? [] : [{ place, port }];
    });
    const ports = portsOf([container]);
    const isShared = (port: unknown) => asked.filter((one) => one.port === port).length > 1;
    const others = asked.flatMap(({ port }) => (isDeclared(port, ports) || isShared(port) ? [port] : []));
    return asked.map(({ place, port }) => probeVerdict(place, port, ports, others));
  });
}

function isDeclared(wanted: unknown, ports: readonly ContainerPort[]): boolean {
  return ports.some(({ name, number: own }) => own === number(wanted) || name === wanted);
}

/** @param others the ports that other probes of the container ask, if it declares them or several ask them */
function probeVerdict(
  place: Place,
  wanted: unknown,
  ports: readonly ContainerPort[],
  others: readonly unknown[],
): Verdict {
  if (isDeclared(wanted, ports)) {
    return ok(place);
  }
  if (typeof wanted !== "number") {
    const expected = `expected port "${String(wanted)}" among the container's ports`;
    return broken(place, `${expected}, got ${portsText(ports)}; fix the name`);
  }
  return others.length > 0 && !others.includes(wanted)
    ? note(
        place,
        `checks port ${wanted}, which the container does not declare; its other probes check ${[...new Set(others)].join(", ")}`,
      )
    : unknown(
        place,
        `port ${wanted} among ${portsText(ports)}`,
        "a container may listen on ports that it does not declare",
      );
}
