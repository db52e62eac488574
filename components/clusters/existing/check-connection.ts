import { collectProblems, expected, type Problem } from "../../problems";

/** How a described cluster is reached. */
interface Connection {
  readonly kubeconfig?: unknown;
  readonly endpoint?: unknown;
  readonly certificateAuthority?: unknown;
}

/** Lists what is missing to render a kubeconfig. */
export function checkConnection({ kubeconfig, endpoint, certificateAuthority }: Connection): Problem[] {
  const fix = "or set kubeconfig";
  const authority = "the API server's certificate authority in base64";
  const isGiven = kubeconfig !== undefined;
  return collectProblems([
    !isGiven && endpoint === undefined && expected("endpoint", "the API server's URL", endpoint, fix),
    !isGiven &&
      certificateAuthority === undefined &&
      expected("certificateAuthority", authority, certificateAuthority, fix),
  ]);
}
