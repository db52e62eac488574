/**
 * The options that are set on a resource, under Pulumi's names.
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
  /** A URN. */
  readonly deletedWith?: string;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly replaceWith?: readonly string[];
  readonly hideDiffs?: readonly string[];
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  /** Names of the hooks that decide whether to try again after an error. */
  readonly onError?: readonly string[];
  /** URNs, or the parts that differ from the resource's own URN. */
  readonly aliases?: readonly (string | Readonly<Record<string, string | boolean>>)[];
  readonly additionalSecretOutputs?: readonly string[];
  /** For remote components: the URN of the provider by package name. */
  readonly providers?: Readonly<Record<string, string>>;
  readonly import?: string;
  /** The names of hooks that the engine runs once the resource is created. */
  readonly afterCreate?: readonly string[];
  readonly version?: string;
  readonly pluginDownloadURL?: string;
}

/**
 * A resource as the program registers it, without changes by a provider or an engine.
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
  /** The URN of the parent; absent at the top of the stack. */
  readonly parent?: string;
  /** The URN of its provider; absent for components and for default providers. */
  readonly provider?: string;
  /** The URNs of all resources it depends on, explicitly or through a property. */
  readonly dependsOn: readonly string[];
  /** For each input, the URNs of the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Only options that are set; `protect`, `deletedWith` and `retainOnDelete` include those inherited from parents. */
  readonly options: RegisteredOptions;
  /** Values that a preview does not know are `"<unknown>"`; secrets are `"[secret]"`, unless `secrets` is `plain`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The paths of the inputs that are secret, for instance `data` or `env[0].value`. */
  readonly secretInputs: readonly string[];
  /** Whether it only groups others, so that no provider creates anything for it. */
  readonly component: boolean;
  /** Set for a component whose children its provider creates; they are not visible here. */
  readonly opaque?: true;
  /** Set if it is read (`Type.get`) and not created. */
  readonly read?: true;
}
