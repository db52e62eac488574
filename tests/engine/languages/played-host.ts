import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { servePlugin, unary } from "../../../cli/grpc";
import { Monitor, toStruct } from "../../../cli/rehearsal/plugin-protocol";

/* Plays the host of another language, and a program that looks at everything that clients of clouds and clusters read. */

/** Variables that may lead to what you have: where modules and compiled packages are. */
const caches = new Set(["GOPATH", "GOCACHE"]);

/** Lists the variables that lead out of the run, by a word that every trap's variable has. */
function strayVariables(): string[] {
  const isStray = ([name, value = ""]: [string, string | undefined]) => /trap/i.test(value) && !caches.has(name);
  return Object.entries(process.env)
    .filter(isStray)
    .map(([name]) => name);
}

/** Reads the kubeconfig that client-go would read. */
function kubeconfig(): string {
  return readFileSync(process.env.KUBECONFIG ?? path.join(os.homedir(), ".kube/config"), "utf8");
}

async function run(request: language.RunRequest): Promise<language.RunResponse> {
  const monitor = new Monitor(request.getMonitorAddress());
  try {
    const data = { strays: strayVariables().join(","), server: /server: (\S+)/.exec(kubeconfig())?.[1] ?? "" };
    await monitor.register({
      type: "kubernetes:core/v1:ConfigMap",
      name: "seen",
      custom: true,
      parent: "",
      inputs: toStruct({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "seen" }, data }),
    });
    const response = new language.RunResponse();
    response.setError(data.strays === "" && data.server.startsWith("https://127.0.0.1:") ? "" : JSON.stringify(data));
    return response;
  } finally {
    monitor.close();
  }
}

async function serve(): Promise<void> {
  const { port } = await servePlugin(LanguageRuntimeService, {
    getPluginInfo: unary(() => {
      const info = new PluginInfo();
      info.setVersion("0.0.0");
      return info;
    }),
    getRequiredPlugins: unary(() => new language.GetRequiredPluginsResponse()),
    getRequiredPackages: unary(() => new language.GetRequiredPackagesResponse()),
    getProgramDependencies: unary(() => new language.GetProgramDependenciesResponse()),
    runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
    about: unary(() => new language.AboutResponse()),
    cancel: unary(() => new Empty()),
    run: unary(run),
  });
  process.stdout.write(`${port}\n`);
}

void serve();
