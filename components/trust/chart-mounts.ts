import { changeAt, type Values } from "../value-paths";
import { type CaBundle, caDirectory } from "./ca-bundle";
import { caConfigMapName } from "./config-map";

/**
 * Chart values that mount files. List only containers that connect to hosts outside the cluster. The key is a dotted path. The value says what the
 * path contains: the `volumes` of a pod, the `mounts` of a container, or `configMaps`, from which the chart renders both.
 */
export type ChartMounts = Readonly<Record<string, "volumes" | "mounts" | "configMaps">>;

const volume = "ca-bundle";

/** Adds the volume with a bundle, and the volume's mounts, to a chart's values. */
export function withBundle(values: Values, mounts: ChartMounts, bundle: CaBundle): Values {
  const name = caConfigMapName(bundle);
  const mount = { name: volume, mountPath: caDirectory, readOnly: true };
  const entries = {
    volumes: { name: volume, configMap: { name } },
    mounts: mount,
    configMaps: { ...mount, configMap: name },
  };
  const add = (at: Values, key: string, entry: unknown) => ({ ...at, [key]: [...listAt(at, key), entry] });
  return Object.entries(mounts).reduce(
    (all, [path, kind]) => changeAt(all, path, (at, [key = ""]) => add(at, key, entries[kind])),
    values,
  );
}

function listAt(at: Values, key: string): readonly unknown[] {
  const given: unknown = at[key];
  return Array.isArray(given) ? given : [];
}
