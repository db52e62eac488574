import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itDeletes, itShows } from "../cases";

const token = "aws:efs/fileSystem:FileSystem";

describe(token, () => {
  itDeletes(token, "fs-1", [
    [
      "a file system with mount targets",
      account([
        [token, "fs-1", {}],
        ["aws:efs/mountTarget:MountTarget", "fsmt-1", { fileSystemId: "fs-1" }],
      ]),
      "FileSystemInUse: file system has mount targets",
    ],
  ]);

  itShows([
    [
      aws("aws.efs.FileSystem", "f", { encrypted: true, throughputMode: "elastic", kmsKeyId: "k" }),
      ["encrypted", "KMS key k", "elastic"],
    ],
    [aws("aws.efs.FileSystem", "f"), [], "not encrypted"],
  ]);
});
