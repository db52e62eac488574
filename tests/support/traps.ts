import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";

/** Where tools keep logins, below a home folder. */
const logins = [
  ".kube/config",
  ".aws/credentials",
  ".aws/config",
  ".azure/azureProfile.json",
  ".azure/msal_token_cache.json",
  ".config/gcloud/application_default_credentials.json",
  ".config/gcloud/credentials.db",
  ".config/gcloud/active_config",
  ".config/helm/registry/config.json",
  ".config/helm/repositories.yaml",
  ".docker/config.json",
  ".git-credentials",
  ".netrc",
  ".pulumi/credentials.json",
  ".pulumi/config.json",
];

/**
 * A home folder and an environment full of traps: every login is a pipe, which notices who opens it, and every address and
 * proxy leads to a server that counts connections.
 */
export class Traps {
  readonly home: string;
  readonly #opened = new Set<string>();
  readonly #server: Server;
  readonly #timer: NodeJS.Timeout;
  #connections = 0;

  constructor(server: Server) {
    this.home = mkdtempSync(path.join(os.tmpdir(), "traps-"));
    for (const login of logins) {
      const file = path.join(this.home, login);
      mkdirSync(path.dirname(file), { recursive: true });
      assert.equal(spawnSync("mkfifo", [file]).status, 0, `mkfifo ${file}`);
    }
    this.#server = server;
    server.on("connection", (socket) => {
      this.#connections += 1;
      socket.destroy();
    });
    this.#timer = setInterval(() => this.#look(), 20);
  }

  /** Sets the traps. */
  static async set(): Promise<Traps> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Traps(server);
  }

  /** The address of a cluster that nobody may call. */
  get cluster(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  get #port(): number {
    const address = this.#server.address();
    assert.ok(address !== null && typeof address === "object");
    return address.port;
  }

  /** An environment that leads into them. Tools that are built already are found where they are. */
  get environment(): NodeJS.ProcessEnv {
    const trap = `http://127.0.0.1:${this.#port}`;
    const file = (login: string) => path.join(this.home, login);
    return {
      ...process.env,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"),
      HOME: this.home,
      KUBECONFIG: file(".kube/config"),
      AWS_ACCESS_KEY_ID: "AKIATRAP",
      AWS_SECRET_ACCESS_KEY: "trap",
      AWS_SHARED_CREDENTIALS_FILE: file(".aws/credentials"),
      AWS_ENDPOINT_URL: trap,
      AZURE_CONFIG_DIR: file(".azure"),
      ARM_CLIENT_SECRET: "trap",
      GOOGLE_APPLICATION_CREDENTIALS: file(".config/gcloud/application_default_credentials.json"),
      GOOGLE_CREDENTIALS: "{}",
      PULUMI_ACCESS_TOKEN: "trap",
      PULUMI_API: trap,
      PULUMI_BACKEND_URL: trap,
      HTTP_PROXY: trap,
      HTTPS_PROXY: trap,
      NO_PROXY: "127.0.0.1,localhost",
    };
  }

  /** What fell into a trap, and what is in the home folder that was not there; empty after a clean run. */
  caught(): string[] {
    const files = readdirSync(this.home, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(this.home, path.join(entry.parentPath, entry.name)));
    const added = files.filter((file) => !logins.includes(file));
    return [
      ...[...this.#opened].map((login) => `opened ${login}`),
      ...added.map((file) => `left ${file}`),
      ...(this.#connections > 0 ? [`${this.#connections} connections`] : []),
    ];
  }

  /** Removes the traps. */
  async clear(): Promise<void> {
    clearInterval(this.#timer);
    rmSync(this.home, { recursive: true });
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A pipe can be opened for writing only while somebody has it open for reading; closing it again ends that reading. */
  #look(): void {
    for (const login of logins) {
      try {
        closeSync(openSync(path.join(this.home, login), constants.O_WRONLY | constants.O_NONBLOCK));
        this.#opened.add(login);
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, "ENXIO");
      }
    }
  }
}
