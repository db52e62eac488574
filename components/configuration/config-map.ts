import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { notSecret } from "../not-secret";
import { type Overrides, override } from "../overrides";
import { quote, refuseProblems } from "../problems";
import type { EnvReference, KeyFiles, Volume } from "../workloads";
import { type Content, type ContentArgs, checkContent, checkSize, contentHash, contentOf } from "./content";
import { type EnvArgs, filesOf, type Keyed, variablesOf } from "./keys";
import { checkPlace, objectOptions, type Placed } from "./place";

/** What a ConfigMap is made from: an immutable one has a name that follows from its content, any other keeps its name. */
export type ConfigMapArgs = Placed &
  ContentArgs & {
    /** Labels and annotations, merged last. @default nothing */
    readonly overrides?: Pick<Overrides<k8s.types.input.core.v1.ConfigMap>, "metadata">;
  } & (
    | {
        /** @default true: a change makes another one, and rolls the pods that take it */
        readonly immutable?: true;
        readonly configMapName?: never;
      }
    | {
        /** A change makes it anew under its name, and rolls nothing: for programs that read it again by themselves. */
        readonly immutable: false;
        /** @default the component's name */
        readonly configMapName?: string;
      }
  );

/** Configuration that is no secret, which workloads take as files or as variables. */
export class ConfigMap extends pulumi.ComponentResource {
  declare readonly configMapName: pulumi.Output<string>;
  readonly #keyed: Keyed;

  constructor(name: string, args: ConfigMapArgs, opts?: pulumi.ComponentResourceOptions) {
    const subject = `config map ${quote(args.configMapName ?? name)}`;
    const path = args.immutable === false ? "configMapName" : "name";
    const object = { path, name: args.configMapName ?? name, maxLength: 242 };
    refuseProblems(subject, [...checkPlace(args, object, opts), ...checkContent(args)]);
    const content = contentOf(args);
    refuseProblems(subject, checkSize(content));
    super("keelson:index:ConfigMap", name, {}, pulumi.mergeOptions({ parent: args.tenant.parent }, opts));
    this.#keyed = { subject, keys: [...Object.keys(content.data), ...Object.keys(content.binaryData)] };
    this.configMapName = createConfigMap(name, args, content, this, subject).metadata.name;
    this.registerOutputs({ configMapName: this.configMapName });
  }

  /** Its keys as files of a workload, under one of the workload's `volumes`. */
  mount(mountPath: string, files: KeyFiles = {}): Volume {
    return { configMap: this.configMapName, mountPath, ...filesOf(this.#keyed, files) };
  }

  /** Its keys as variables of a workload, in its `env`: those that are named, or all. */
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
 * Makes the object. One whose content is known is another resource for another content: should a rollout fail, the one
 * before is still there to go back to. (As a replacement of the same resource it would be waiting to be deleted under the
 * very name that going back asks for.) Where the content is known later, Pulumi names each replacement anew.
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
  const rendered: k8s.types.input.core.v1.ConfigMap = {
    metadata: { ...named, namespace: tenant.namespace },
    immutable,
    ...(Object.keys(content.data).length > 0 && { data: plainData(content.data, subject) }),
    ...(Object.keys(content.binaryData).length > 0 && { binaryData: content.binaryData }),
  };
  return new k8s.core.v1.ConfigMap(resourceName, override(rendered, args.overrides), objectOptions(parent, args));
}

function plainData(data: Content["data"], subject: string): Record<string, pulumi.Input<string>> {
  const expected = { wanted: "a plain value", fix: "put it into a Secret" };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      notSecret(value, { path: `${subject}: data.${key}`, ...expected }),
    ]),
  );
}
