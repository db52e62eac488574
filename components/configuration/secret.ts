import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { type Overrides, override } from "../overrides";
import { refuseProblems, subjectOf } from "../problems";
import { MountableSecret } from "./mountable-secret";
import { checkPlace, checkPlacedOverrides, objectOptions, type Placed } from "./place";
import { checkSecretData, encodedData, type SecretData } from "./secret-data";

/**
 * Arguments of a Secret. Pulumi generates the name of an immutable Secret. Other Secrets keep their name.
 *
 * @example
 * ```ts
 * const args: SecretArgs = { tenant, stringData: { password: new pulumi.Config().requireSecret("password") } };
 * ```
 */
export type SecretArgs = Placed &
  SecretData & {
    /** Labels and annotations of the Secret. They override all other labels and annotations. @default none */
    readonly overrides?: Overrides<Pick<k8s.types.input.core.v1.Secret, "metadata">>;
  } & (
    | {
        /**
         * Whether the Secret is immutable. With `true`, a change creates another Secret and rolls out the pods that use it. With `false`, a change
         * replaces the Secret under the same name and rolls out nothing. Use `false` for objects that refer to the Secret by name, such as an
         * Ingress.
         *
         * @default true
         */
        readonly immutable?: true;
        readonly secretName?: never;
      }
    | {
        /**
         * With `false`, a change replaces the Secret under the same name and rolls out nothing. Use this for objects that refer to the Secret by
         * name, such as an Ingress.
         */
        readonly immutable: false;
        /** With `immutable: false`: name of the Secret. @default the component's name */
        readonly secretName?: string;
      }
  );

/**
 * A secret that this program knows, from its configuration or from a resource. If the secret is in a store outside the cluster, use an
 * ExternalSecret; this program then never sees the secret.
 *
 * @example
 * ```ts
 * const database = new Secret("database", {
 *   tenant,
 *   stringData: { password: new pulumi.Config().requireSecret("databasePassword") },
 * });
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   volumes: { database: database.mount("/run/secrets/database") },
 * });
 * ```
 */
export class Secret extends MountableSecret {
  declare readonly secretName: pulumi.Output<string>;

  constructor(name: string, args: SecretArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("secret", name, "SecretArgs", args, { isSecret: true });
    const { tenant, immutable = true, type = "Opaque", secretName = name } = args;
    const subject = subjectOf("secret", secretName, tenant);
    const object = { path: immutable ? "name" : "secretName", name: secretName, maxLength: 244 };
    refuseProblems(subject, [
      ...checkPlace(object, opts),
      ...checkPlacedOverrides(args.overrides, object.path, ["metadata"]),
      ...checkSecretData(args),
    ]);
    const keys = [...Object.keys(args.stringData ?? {}), ...Object.keys(args.data ?? {})];
    super("keelson:index:Secret", name, { subject, keys }, pulumi.mergeOptions({ parent: tenant.parent }, opts));
    const rendered: k8s.types.input.core.v1.Secret = {
      /* Pulumi generates a random name. With a name that depends on the content, somebody could verify a guess of the secret. */
      metadata: { ...(!immutable && { name: secretName }), namespace: tenant.namespace },
      immutable,
      type,
      data: encodedData(args, subject),
    };
    const secret = new k8s.core.v1.Secret(name, override(rendered, args.overrides), objectOptions(this, args));
    this.secretName = secret.metadata.name;
    this.registerOutputs({ secretName: this.secretName });
  }
}
