import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { type Overrides, override } from "../overrides";
import { notSecret, notSecretAnnotation } from "../plain-secrets";
import { refuseProblems, subjectOf } from "../problems";
import type { EnvReference, KeyFiles, Volume } from "../workloads";
import {
  type Content,
  type ContentArgs,
  checkContent,
  checkSize,
  contentHash,
  contentOf,
  declaredPlain,
} from "./content";
import { type EnvArgs, filesOf, type Keyed, variablesOf } from "./keys";
import { checkPlace, checkPlacedOverrides, objectOptions, type Placed } from "./place";

/**
 * Arguments of a ConfigMap. The name of an immutable ConfigMap follows from its contents. Other ConfigMaps keep their name.
 *
 * @example
 * ```ts
 * const args: ConfigMapArgs = { tenant, data: { LEVEL: "info" } };
 * ```
 */
export type ConfigMapArgs = Placed &
  ContentArgs & {
    /** Labels and annotations of the ConfigMap. They override all other labels and annotations. @default none */
    readonly overrides?: Overrides<Pick<k8s.types.input.core.v1.ConfigMap, "metadata">>;
  } & (
    | {
        /**
         * Whether the ConfigMap is immutable. With `true`, a change creates another ConfigMap and rolls out the pods that use it. With `false`, a
         * change replaces the ConfigMap under the same name and rolls out nothing. Use `false` for programs that reload the ConfigMap themselves.
         *
         * @default true
         */
        readonly immutable?: true;
        readonly configMapName?: never;
      }
    | {
        /**
         * With `false`, a change replaces the ConfigMap under the same name and rolls out nothing. Use this for programs that reload the ConfigMap
         * themselves.
         */
        readonly immutable: false;
        /** With `immutable: false`: name of the ConfigMap. @default the component's name */
        readonly configMapName?: string;
      }
  );

/**
 * Configuration without secrets. Workloads use it as files or as variables.
 *
 * @example
 * ```ts
 * const settings = new ConfigMap("settings", { tenant, data: { "app.yaml": "greeting: hello", LEVEL: "info" } });
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   volumes: { settings: settings.mount("/etc/web") },
 *   env: settings.asEnv({ LOG_LEVEL: "LEVEL" }),
 * });
 * ```
 */
export class ConfigMap extends pulumi.ComponentResource {
  declare readonly configMapName: pulumi.Output<string>;
  readonly #keyed: Keyed;

  constructor(name: string, args: ConfigMapArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("config map", name, "ConfigMapArgs", args);
    const subject = subjectOf("config map", args.configMapName ?? name, args.tenant);
    const path = args.immutable === false ? "configMapName" : "name";
    const object = { path, name: args.configMapName ?? name, maxLength: 242 };
    refuseProblems(subject, [
      ...checkPlace(object, opts),
      ...checkPlacedOverrides(args.overrides, path, ["metadata"]),
      ...checkContent(args),
    ]);
    const content = contentOf(args);
    refuseProblems(subject, checkSize(content));
    super("keelson:index:ConfigMap", name, {}, pulumi.mergeOptions({ parent: args.tenant.parent }, opts));
    this.#keyed = { subject, keys: [...Object.keys(content.data), ...Object.keys(content.binaryData)] };
    this.configMapName = createConfigMap(name, args, content, this, subject).metadata.name;
    this.registerOutputs({ configMapName: this.configMapName });
  }

  /** Returns the ConfigMap's keys as files, for the `volumes` of a workload. */
  mount(mountPath: string, files: KeyFiles = {}): Volume {
    return { configMap: this.configMapName, mountPath, ...filesOf(this.#keyed, files) };
  }

  /**
   * Returns the ConfigMap's keys as variables, for the `env` of a workload. `names` selects and renames keys; without it, the result contains all
   * keys.
   */
  asEnv(names?: Readonly<Record<string, string>>, args: EnvArgs = {}): Record<string, EnvReference> {
    return Object.fromEntries(
      variablesOf(this.#keyed, names).map(([variable, key]) => [
        variable,
        { configMapKeyRef: { name: this.configMapName, key, ...args } },
      ]),
    );
  }
}

/**
 * Creates the object. New contents create a new resource, so that a failed rollout can return to the earlier ConfigMap. With a replacement of the
 * same resource, the earlier ConfigMap would occupy its name until it is deleted, and a rollback needs that name. If the contents are known only
 * later, Pulumi gives each replacement a new name.
 */
function createConfigMap(
  name: string,
  args: ConfigMapArgs,
  content: Content,
  parent: pulumi.Resource,
  subject: string,
): k8s.core.v1.ConfigMap {
  const { immutable = true, configMapName = name, tenant } = args;
  const hash = immutable ? contentHash(content) : undefined;
  const resourceName = hash === undefined ? name : `${name}-${hash}`;
  const named = hash !== undefined ? { name: resourceName } : !immutable && { name: configMapName };
  const plain = declaredPlain(args);
  const annotations = plain.length === 0 ? {} : { annotations: { [notSecretAnnotation]: plain.join(" ") } };
  const rendered: k8s.types.input.core.v1.ConfigMap = {
    metadata: { ...named, namespace: tenant.namespace, ...annotations },
    immutable,
    ...(Object.keys(content.data).length > 0 && { data: plainData(content.data, subject) }),
    ...(Object.keys(content.binaryData).length > 0 && { binaryData: content.binaryData }),
  };
  return new k8s.core.v1.ConfigMap(resourceName, override(rendered, args.overrides), objectOptions(parent, args));
}

function plainData(data: Content["data"], subject: string): Record<string, pulumi.Input<string>> {
  const refusal = { wanted: "a plain value", fix: "put the value into a Secret" };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      notSecret(value, { path: `${subject}: data.${key}`, ...refusal }),
    ]),
  );
}
