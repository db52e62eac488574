import getPort from "get-port";
import { messageOf } from "../../error-message";
import { ApiClient, type ApiConnection } from "../kubernetes";
import { startWatchdog } from "../processes";
import { componentArguments, defaultAddresses } from "./component-arguments";
import { type ComponentProcess, startComponent } from "./component-process";
import { prepareDirectory } from "./prepare";
import { waitFor } from "./wait";

/** Options of an API server without controllers and nodes. */
export interface ApiServerOptions {
  /** An empty or new folder for all state and logs. The caller removes it. */
  readonly directory: string;
  /** The binaries. */
  readonly programs: Readonly<Record<"etcd" | "kube-apiserver", string>>;
}

/** An API server with its etcd: it admits and stores objects, and nothing acts on them. */
interface ApiServer extends ApiConnection {
  stop(): Promise<void>;
}

/** No controller makes a namespace's default service account, which this plugin would look for. */
const withoutControllers = { etcd: [], "kube-apiserver": ["--disable-admission-plugins=ServiceAccount"] };

const timeLimit = 120_000;
const patienceMs = 2_000;

/** Starts etcd and an API server on loopback; returns when the server is ready. */
export async function startApiServer({ directory, programs }: ApiServerOptions): Promise<ApiServer> {
  const port = await getPort({ host: "127.0.0.1" });
  const prepared = await prepareDirectory(directory, port, defaultAddresses);
  const watchdog = startWatchdog();
  const processes: ComponentProcess[] = [];
  const stop = async () => {
    for (const process of processes.toReversed()) {
      await process.stop(patienceMs);
    }
    await watchdog.dismiss();
    await prepared.remove();
  };
  const client = ApiClient.withToken(prepared.admin);
  try {
    for (const name of ["etcd", "kube-apiserver"] as const) {
      const args = [...componentArguments(name, { port, addresses: defaultAddresses }), ...withoutControllers[name]];
      processes.push(await startComponent(name, { program: programs[name], args, directory, watchdog }));
    }
    const failure = () => processes.find((process) => process.outcome() !== undefined)?.outcome();
    await waitFor("the API server to be ready", () => client.get("/readyz"), { timeLimit, failure });
    return { ...prepared.admin, stop };
  } catch (error) {
    const ends = await Promise.all(processes.map(async (process) => `${process.name}: ${await process.lastLines()}`));
    await stop();
    const message = messageOf(error);
    throw new Error(`${message}\n${ends.join("\n")}`, { cause: error });
  } finally {
    client.close();
  }
}
