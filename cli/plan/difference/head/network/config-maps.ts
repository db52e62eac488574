import { fields, items, text } from "../../../../values";
import type { Workload } from "../../../descriptions";

/** Returns the names of the ConfigMaps whose files the containers of a workload mount. */
export function mountedConfigMaps({ podSpec }: Workload): string[] {
  return items(podSpec, "volumes")
    .flatMap((volume) => [
      text(volume, "configMap", "name"),
      ...items(volume, "projected", "sources").map((source) => text(source, "configMap", "name")),
    ])
    .flatMap((name) => name ?? []);
}

/** Returns the names of the ConfigMaps from which the containers of a workload have variables. */
export function variableConfigMaps({ podSpec }: Workload): string[] {
  return ["containers", "initContainers"]
    .flatMap((kind) => items(podSpec, kind))
    .flatMap((container) => [
      ...items(container, "envFrom").map((each) => text(each, "configMapRef", "name")),
      ...items(container, "env").map((each) => text(fields(each, "valueFrom"), "configMapKeyRef", "name")),
    ])
    .flatMap((name) => name ?? []);
}
