import type * as pulumi from "@pulumi/pulumi";
import { collectProblems, expected, isPlain, type Problem } from "../../problems";
import { checkKubeconfig } from "./kubeconfig";

/** The facts with which the program reaches a described cluster. */
interface Connection {
  readonly kubeconfig?: pulumi.Input<string>;
  readonly endpoint?: unknown;
  readonly certificateAuthority?: unknown;
}

/** Lists the mistakes in the kubeconfig, or in the values from which the program renders a kubeconfig. */
export function checkConnection({ kubeconfig, endpoint, certificateAuthority }: Connection): Problem[] {
  const fix = "or set kubeconfig";
  const authority = "the certificate authority of the API server in base64";
  if (kubeconfig !== undefined) {
    return isPlain<string>(kubeconfig) ? checkKubeconfig("kubeconfig", kubeconfig) : [];
  }
  return collectProblems([
    endpoint === undefined && expected("endpoint", "the API server's URL", endpoint, fix),
    certificateAuthority === undefined && expected("certificateAuthority", authority, certificateAuthority, fix),
  ]);
}
