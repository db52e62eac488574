/**
 * The resource options that a program sets on a resource, under Pulumi's names.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import * as aws from "@pulumi/aws";
 * import { runProgram } from "keelson/testing";
 *
 * it("protects the bucket", async () => {
 *   const run = await runProgram(() => new aws.s3.Bucket("orders", {}, { protect: true }));
 *   const options: RegisteredOptions = run.find("aws:s3/bucket:Bucket", "orders").options;
 *   assert.equal(options.protect, true);
 * });
 * ```
 */
export interface RegisteredOptions {
  readonly protect?: boolean;
  /** URN of the resource with which this resource is deleted. */
  readonly deletedWith?: string;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly replaceWith?: readonly string[];
  readonly hideDiffs?: readonly string[];
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  /** Names of the hooks that decide after an error whether the engine tries again. */
  readonly onError?: readonly string[];
  /** Former identities of the resource. Each entry is a URN, or the parts that differ from the resource's own URN. */
  readonly aliases?: readonly (string | Readonly<Record<string, string | boolean>>)[];
  readonly additionalSecretOutputs?: readonly string[];
  /** Only for remote components: the URNs of their providers, by package name. */
  readonly providers?: Readonly<Record<string, string>>;
  readonly import?: string;
  /** Names of the hooks that the engine runs after it created the resource. */
  readonly afterCreate?: readonly string[];
  readonly version?: string;
  readonly pluginDownloadURL?: string;
}

/**
 * A resource as the program registers it. No provider or engine has changed it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import * as k8s from "@pulumi/kubernetes";
 * import { type RegisteredResource, runProgram } from "keelson/testing";
 *
 * it("keeps all ConfigMaps in one namespace", async () => {
 *   const run = await runProgram(() => {
 *     const home = { provider: new k8s.Provider("test"), namespace: "shop" };
 *     new ConfigMap("settings", { tenant: home, data: { mode: "live" } });
 *   });
 *   const namespaceOf = ({ inputs }: RegisteredResource) => (inputs.metadata as { namespace: string }).namespace;
 *   assert.deepEqual(run.ofType("kubernetes:core/v1:ConfigMap").map(namespaceOf), ["shop"]);
 * });
 * ```
 */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of the parent. Absent for a resource at the top of the stack. */
  readonly parent?: string;
  /** The URN of the resource's provider. Absent for components and for default providers. */
  readonly provider?: string;
  /** The URNs of all resources that this resource depends on, explicitly or through a property. */
  readonly dependsOn: readonly string[];
  /** For each input, the URNs of the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** The options that are set on the resource. `protect`, `deletedWith` and `retainOnDelete` may also come from a parent. */
  readonly options: RegisteredOptions;
  /**
   * The resource's inputs. Values that a preview does not know are `"<unknown>"`. Secrets are `"[secret]"`, unless the option `secrets` is `plain`.
   */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The paths of secret inputs, for instance `data` or `env[0].value`. */
  readonly secretInputs: readonly string[];
  /** If true, the resource is a component: it only groups other resources, and no provider creates anything for it. */
  readonly component: boolean;
  /** Set if a provider creates the component's children. They are not visible in the run. */
  readonly opaque?: true;
  /** Set if the program only reads the resource with `Type.get`. */
  readonly read?: true;
}
