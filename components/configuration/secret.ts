import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Overrides, override } from "../overrides";
import { quote, refuseProblems } from "../problems";
import { MountableSecret } from "./mountable-secret";
import { checkPlace, objectOptions, type Placed } from "./place";
import { checkSecretData, encodedData, type SecretData } from "./secret-data";

/** What a Secret is made from: an immutable one is named by Pulumi, any other keeps its name. */
export type SecretArgs = Placed &
  SecretData & {
    /** Labels and annotations, merged last. @default nothing */
    readonly overrides?: Pick<Overrides<k8s.types.input.core.v1.Secret>, "metadata">;
  } & (
    | {
        /** @default true: a change makes another one, and rolls the pods that take it */
        readonly immutable?: true;
        readonly secretName?: never;
      }
    | {
        /** A change makes it anew under its name, and rolls nothing: for what is told its name, as an Ingress is. */
        readonly immutable: false;
        /** @default the component's name */
        readonly secretName?: string;
      }
  );

/**
 * A secret that this program knows, from its configuration or from a resource. Where a store outside of the cluster has it,
 * an ExternalSecret keeps it out of this program.
 */
export class Secret extends MountableSecret {
  declare readonly secretName: pulumi.Output<string>;

  constructor(name: string, args: SecretArgs, opts?: pulumi.ComponentResourceOptions) {
    const { tenant, immutable = true, type = "Opaque", secretName = name } = args;
    const subject = `secret ${quote(secretName)}`;
    const object = { path: immutable ? "name" : "secretName", name: secretName, maxLength: 244 };
    refuseProblems(subject, [...checkPlace(args, object, opts), ...checkSecretData(args)]);
    const keys = [...Object.keys(args.stringData ?? {}), ...Object.keys(args.data ?? {})];
    super("keelson:index:Secret", name, { subject, keys }, pulumi.mergeOptions({ parent: tenant.parent }, opts));
    const rendered: k8s.types.input.core.v1.Secret = {
      /* A name that follows from the content would tell who sees it whether a guess is right: Pulumi's random one does not. */
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
