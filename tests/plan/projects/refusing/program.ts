import * as pulumi from "@pulumi/pulumi";

export = () => {
  throw new pulumi.RunError("domain: an example is example.com\nsize: at least 1, given 0");
};
