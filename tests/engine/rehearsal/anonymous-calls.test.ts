import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { startApiServer } from "../../../cli/rehearsal/control-plane";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { resolveTools } from "../../../cli/toolchain";

describe("callers without credentials", () => {
  for (const name of ["kube-apiserver", "kube-apiserver-1.36"] as const) {
    it(`may ask ${name} for its health and nothing else`, async () => {
      const tools = await resolveTools(["etcd", name]);
      const directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
      const programs = { etcd: tools.etcd.path, "kube-apiserver": tools[name].path };
      const server = await startApiServer({ directory: path.join(directory, "cluster"), programs });
      const anonymous = new ApiClient(server.server, {}, { ca: server.certificateAuthority });
      const answer = (url: string) =>
        anonymous.get(url).then(
          () => 200,
          (error: unknown) => (error instanceof ApiError ? error.statusCode : error),
        );
      try {
        const health = await Promise.all(["/healthz", "/livez", "/readyz"].map(answer));
        assert.deepEqual(health, [200, 200, 200]);
        const others = [
          "/api",
          "/version",
          "/metrics",
          "/livez/etcd",
          "/api/v1/pods",
          "/api/v1/namespaces/default/secrets",
        ];
        assert.deepEqual(await Promise.all(others.map(answer)), Array(others.length).fill(401));
      } finally {
        anonymous.close();
        await server.stop();
        await rm(directory, { recursive: true, force: true });
      }
    });
  }
});
