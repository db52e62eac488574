import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { sealedSecrets } from "../capabilities";
import type { Overrides } from "../overrides";
import { formatProblems, refuseProblems, subjectOf } from "../problems";
import { type CustomResourceParts, createCustomResource } from "./custom-resource";
import { MountableSecret } from "./mountable-secret";
import { checkPlace, checkPlacedOverrides, objectOptions, type Placed } from "./place";
import { checkSealedData, type SealedData } from "./sealed-data";

const kind = { apiVersion: "bitnami.com/v1alpha1", kind: "SealedSecret" };

/**
 * Arguments of a SealedSecret.
 *
 * @example
 * ```ts
 * const args: SealedSecretArgs = { tenant, encryptedData: { password: "AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq…" } };
 * ```
 */
export interface SealedSecretArgs extends Placed, SealedData {
  /** Name of the SealedSecret and of its Secret. With the scope `strict`, the values are sealed for this name. @default the component's name */
  readonly secretName?: string;
  /** Type of the Secret. @default "Opaque" */
  readonly type?: string;
  /** Any parts of the SealedSecret. They override all options. @default none */
  readonly overrides?: Overrides<CustomResourceParts<"encryptedData" | "template">>;
}

/**
 * A secret that `kubeseal` encrypted. Only the controller in the cluster can decrypt it.
 *
 * @example
 * ```ts
 * new SealedSecret("database", { tenant, encryptedData: { password: "what kubeseal printed" } });
 * ```
 */
export class SealedSecret extends MountableSecret {
  declare readonly secretName: pulumi.Output<string>;

  constructor(name: string, args: SealedSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("sealed secret", name, "SealedSecretArgs", args, { isSecret: true });
    const { tenant, secretName = name, encryptedData, scope = "strict", type = "Opaque" } = args;
    const subject = subjectOf("sealed secret", secretName, tenant);
    const object = { path: "secretName", name: secretName, maxLength: 253 };
    refuseProblems(subject, [
      ...checkPlace(object, opts),
      ...checkPlacedOverrides(args.overrides, "secretName", ["metadata", "spec"]),
      ...checkSealedData(args),
    ]);
    const controller = requireController(subject, args);
    const keyed = { subject, keys: Object.keys(encryptedData) };
    super("keelson:index:SealedSecret", name, keyed, pulumi.mergeOptions({ parent: tenant.parent }, opts));
    const annotations = scope === "strict" ? {} : { [`sealedsecrets.bitnami.com/${scope}`]: "true" };
    const parts = {
      metadata: { name: secretName, namespace: tenant.namespace, ...(scope !== "strict" && { annotations }) },
      spec: { encryptedData, template: { type, ...(scope !== "strict" && { metadata: { annotations } }) } },
    };
    const options = objectOptions(this, args, controller.dependsOn);
    this.secretName = createCustomResource(name, kind, parts, args.overrides, options);
    this.registerOutputs({ secretName: this.secretName });
  }
}

function requireController(subject: string, { tenant: { platform } }: Placed) {
  if (platform === undefined) {
    const message =
      "needs a platform with the add-on sealed-secrets; set the option tenant to a Tenant, or use an ExternalSecret or a Secret";
    throw new pulumi.RunError(formatProblems(subject, [{ path: "tenant", message }]));
  }
  return platform.require(sealedSecrets, { subject, path: "tenant" });
}
