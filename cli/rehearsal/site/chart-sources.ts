import path from "node:path";
import { chartCrds } from "../../../components/testing";
import { resolveTools } from "../../toolchain";
import { PackagedCharts, PulledCharts } from "../charts";
import type { ChartSources } from "../kubernetes-provider/release";
import type { PluginOptions } from "./plugin-options";
import { programEnvironmentOf } from "./program-environment";

/** Returns the sources of charts and the tools that render them, whoever installs the charts. */
export function chartSources(
  options: Omit<PluginOptions, "cleanup" | "cluster" | "kubernetes" | "waits">,
): ChartSources {
  const { directory, environment, ledger, projectDirectory, signal } = options;
  const helm = async () => {
    const { helm: tool } = await resolveTools(["helm"], { signal, env: environment });
    options.parts.helm = { version: tool.version, official: true };
    return tool.path;
  };
  const kubectl = async () => {
    const { kubectl: tool } = await resolveTools(["kubectl"], { signal, env: environment });
    options.parts.kubectl = { version: tool.version, official: true };
    return tool.path;
  };
  const tools = { helm: lazily(helm), kubectl: lazily(kubectl), environment: programEnvironmentOf(options), ledger };
  return {
    ...tools,
    projectDirectory,
    chartsDirectory: options.charts,
    kindsOf: chartCrds,
    packaged: new PackagedCharts(path.join(directory, "packaged-charts")),
    ...(options.pullCharts === true && {
      pulled: new PulledCharts({ ...tools, folder: path.join(directory, "pulled-charts"), signal }),
    }),
  };
}

function lazily<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
