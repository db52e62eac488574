import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, items, text } from "../../values";
import { chartName, workloads } from "../descriptions";
import { chartOf, namespaceOf } from "../label";

/** Returns which workloads read each Secret, both as `namespace/name`: as variables, volumes or credentials of a registry. */
export function secretReaders(made: readonly RegisteredResource[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { name, namespace, podSpec } of workloads(made)) {
    for (const secret of new Set(secretsOf(podSpec))) {
      const key = namespace === "" ? secret : `${namespace}/${secret}`;
      readers.set(key, [...(readers.get(key) ?? []), name]);
    }
  }
  return readers;
}

/** Lists the charts in the namespace of a Secret whose values name it. */
export function chartReaders(made: readonly RegisteredResource[], secret: string): string[] {
  const namespace = secret.slice(0, Math.max(0, secret.indexOf("/")));
  const value = JSON.stringify(secret.slice(secret.indexOf("/") + 1));
  return made
    .filter((each) => chartOf(each) !== "" && namespaceOf(each) === namespace)
    .filter(({ inputs }) => JSON.stringify(inputs.values ?? {}).includes(value))
    .map((each) => `chart ${chartName(each)}`);
}

function secretsOf(podSpec: Fields): string[] {
  const containers = [...items(podSpec.initContainers), ...items(podSpec.containers)];
  const names = [
    ...containers.flatMap(({ env, envFrom }) => [
      ...items(env).map((each) => at(each, "valueFrom", "secretKeyRef", "name")),
      ...items(envFrom).map((each) => at(each, "secretRef", "name")),
    ]),
    ...items(podSpec.volumes).flatMap(({ projected, secret }) => [
      fields(secret).secretName,
      ...items(projected, "sources").map((source) => at(source, "secret", "name")),
    ]),
    ...items(podSpec.imagePullSecrets).map(({ name }) => name),
  ];
  return names.flatMap((name) => text(name) ?? []);
}
