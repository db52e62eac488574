import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { revisionOf } from "../../../cli/plan/against/worktree";
import { Repository } from "./repository";

describe("the packages of an earlier commit", () => {
  let repository: Repository;
  const lock = () => join(repository.folder, "package-lock.json");
  const differ = async () => {
    const commit = repository.git("rev-parse", "HEAD").trim();
    return (await revisionOf(repository.project, { ref: "HEAD", commit })).otherPackages;
  };
  beforeEach(() => {
    repository = new Repository();
    repository.commit("first");
    repository.write("platform/README.md", "Not a lock.\n");
  });
  afterEach(() => repository.remove());

  it("are the same if only other files differ", async () => assert.equal(await differ(), false));

  it("are others if the lock file differs, in the repository or in the project", async () => {
    repository.write("package-lock.json", '{ "lockfileVersion": 3 }\n');
    assert.equal(await differ(), true);
    repository.write("package-lock.json", "{}\n");
    repository.write("platform/package-lock.json", "{}\n");
    repository.commit("a lock of its own");
    repository.write("platform/package-lock.json", '{ "lockfileVersion": 3 }\n');
    assert.equal(await differ(), true);
  });

  it("are others if the lock file is gone, and the same if there was none", async () => {
    rmSync(lock());
    assert.equal(await differ(), true);
    repository.commit("no lock");
    repository.write("platform/README.md", "No lock at all.\n");
    assert.equal(await differ(), false);
  });
});
