import type { Compiling } from "./deferred-manifests";

/**
 * Gives a known thumbprint of EKS' identity providers to `@pulumi/eks` before version 3, which runs in the program. Otherwise, it gets the
 * certificate of the region's issuer from the internet, even in a preview. IAM verifies the issuer by AWS' own authorities, not by the thumbprint:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 *
 * This function uses nothing from outside of it, because a rehearsal runs its text in the program's process.
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
