import * as pulumi from "@pulumi/pulumi";

/** What Outputs inside of a value are, once they are known. */
export function known<T>(value: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(value).apply(resolve);
  });
}
