import * as pulumi from "@pulumi/pulumi";
import type { ImageSource } from "../components";
import type { StackConfig } from "./schema";

/** Returns the source of a stack's images. Adds the content of the pull secret if the stack has one. */
export function imageSource({
  images,
  dockerConfig,
}: Pick<StackConfig, "images" | "dockerConfig">): ImageSource | undefined {
  const { pullSecret } = images ?? {};
  return pullSecret === undefined || dockerConfig === undefined
    ? images
    : { ...images, pullSecret: { ...pullSecret, dockerConfig: dockerConfigOf() } };
}

function dockerConfigOf(): pulumi.Output<string> {
  return new pulumi.Config("keelson").requireSecret("dockerConfig");
}
