import { unknownMark } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { at, type Fields, fields, isKnown, items, text, texts } from "../../values";

/** The volumes that the restricted level allows. */
const volumes = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

const unknownContext: Fields = { runAsNonRoot: unknownMark, seccompProfile: unknownMark };

/**
 * Lists settings that make a pod weaker than the Pod Security level "restricted".
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function weaknesses(podSpec: Fields): string[] {
  const containers = ["containers", "initContainers", "ephemeralContainers"].flatMap((key) => items(podSpec[key]));
  const pod = isKnown(podSpec.securityContext) ? fields(podSpec.securityContext) : unknownContext;
  const found = containers.flatMap((container) =>
    containerWeaknesses(container, pod).map((what) => ({
      what,
      name: text(container.name),
    })),
  );
  const named = [...groupBy(found, ({ what }) => what)].map(([what, { length }]) => {
    const names = found.filter((other) => other.what === what).map(({ name }) => name ?? "…");
    return length === containers.length ? what : `${what} (${names.join(", ")})`;
  });
  return [
    ...["hostNetwork", "hostPID", "hostIPC"].filter((field) => podSpec[field] === true),
    ...items(podSpec.volumes).flatMap(volumeWeaknesses),
    ...named,
  ];
}

function volumeWeaknesses(volume: Fields): string[] {
  const types = Object.keys(volume).filter((key) => key !== "name" && !volumes.has(key));
  return types.map((type) => `${type} ${text(at(volume, type, "path")) ?? text(volume.name) ?? ""}`.trim());
}

function containerWeaknesses(container: Fields, pod: Fields): string[] {
  if (!isKnown(container.securityContext)) {
    return [];
  }
  const own = fields(container.securityContext);
  const { drop, add } = fields(own.capabilities);
  const added = texts(add).filter((capability) => capability !== "NET_BIND_SERVICE");
  const checks: readonly (readonly [isWeak: boolean, what: string])[] = [
    [own.privileged === true, "privileged"],
    [isNot(own.allowPrivilegeEscalation, false), "allowPrivilegeEscalation is not false"],
    [isNot(own.runAsNonRoot ?? pod.runAsNonRoot, true), "runAsNonRoot is not true"],
    [(own.runAsUser ?? pod.runAsUser) === 0, "runs as user 0"],
    [added.length > 0, `adds ${added.join(", ")}`],
    [isKnown(drop) && isKnown(own.capabilities) && !texts(drop).includes("ALL"), "does not drop all capabilities"],
    [!hasSeccompProfile(own) && !hasSeccompProfile(pod), "no seccomp profile"],
    [own.procMount === "Unmasked", "procMount Unmasked"],
  ];
  const hostPorts = items(container.ports).flatMap(({ hostPort }) => (hostPort === undefined ? [] : [text(hostPort)]));
  return [
    ...checks.filter(([isWeak]) => isWeak).map(([, what]) => what),
    ...hostPorts.map((port) => `hostPort ${port ?? "…"}`),
  ];
}

function isNot(value: unknown, wanted: boolean): boolean {
  return isKnown(value) && value !== wanted;
}

function hasSeccompProfile({ seccompProfile }: Fields): boolean {
  const { type } = fields(seccompProfile);
  return !isKnown(seccompProfile) || !isKnown(type) || type === "RuntimeDefault" || type === "Localhost";
}
