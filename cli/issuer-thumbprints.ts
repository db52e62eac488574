import type { Compiling } from "./deferred-manifests";

/**
 * Has `@pulumi/eks` before version 3, which runs in the program, take the thumbprint of EKS' identity providers as known: it would ask the
 * region's issuer on the internet for its certificate, in a preview too. IAM verifies it by AWS' own authorities, not by this value:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 *
 * This function refers to nothing outside of it, because a rehearsal runs its text in the program's process.
 *
 * @param modules the prototype of Node.js' modules
 * @returns a function that ends it
 */
export function knowThumbprints(modules: Compiling): () => void {
  const compile = modules._compile;
  /* The SDK's own spelling. */
  const asking = /[/\\]@pulumi[/\\]eks[/\\]cert-thumprint\.js$/;
  /* Forty digits, as IAM expects. */
  const thumbprint = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
  const known = `\nexports.getIssuerCAThumbprint = (issuer) => pulumi.output(issuer).apply(() => "${thumbprint}");\n`;
  modules._compile = function (code, file, ...more) {
    return compile.call(this, asking.test(file) ? code + known : code, file, ...more);
  };
  return () => {
    modules._compile = compile;
  };
}
