import * as path from "node:path";
import { type CutCopy, rewrite } from "./provider-cuts";

/** The controller of SealedSecrets, which knows only the account of its own pod, with an account from `KUBECONFIG`. */
export const cutSealedSecrets: CutCopy = {
  parts: ["KUBECONFIG"],
  keep: [],
  cut: async (source) => {
    const file = path.join(source, "pkg/controller/main.go");
    await replace(file, "rest.InClusterConfig()", 'clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))');
    await replace(file, '"k8s.io/client-go/rest"', '"k8s.io/client-go/tools/clientcmd"');
  },
};

async function replace(file: string, from: string, to: string): Promise<void> {
  await rewrite(file, (text) => {
    requireIn(file, text.includes(from), from);
    return text.replace(from, to);
  });
}

/** @throws Error if the source no longer has what is changed: the binary would be another than expected */
function requireIn(file: string, isThere: boolean, what: string): void {
  if (!isThere) {
    throw new Error(`${path.basename(file)}: expected ${what}; adapt cli/toolchain/controller-cuts.ts to this version`);
  }
}
